import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { api } from '../../lib/api.ts';
import type { Place } from '../../lib/api-types.ts';
import { troubleOf } from '../../lib/errors.ts';
import { texts } from '../../texts.ts';
import { ProblemLine } from '../../ui/states.tsx';

const t = texts.places;

/** Name, telephone and code of a place; a changed code asks from when. */
export function EditPlace({ place, onDone }: { place: Place; onDone: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState(place.name);
  const [phone, setPhone] = useState(place.phone ?? '');
  const [code, setCode] = useState(place.code);
  const [codeFrom, setCodeFrom] = useState('');
  const save = useMutation({
    mutationFn: () =>
      api.correctPlace(place.id, {
        name: name.trim(),
        phone: phone.trim() === '' ? null : phone.trim(),
        code: code.trim(),
        ...(code.trim() !== place.code && codeFrom !== '' ? { codeFrom } : {}),
      }),
    onSuccess: async (saved) => {
      client.setQueryData(['place', place.id], saved);
      await client.invalidateQueries({ queryKey: ['places-below'] });
      onDone();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <form className="sheet sheet-body place-form" onSubmit={submit} noValidate aria-label={t.edit}>
      <label>
        {t.name}
        <Input value={name} onChange={(event) => setName(event.target.value)} autoFocus />
      </label>
      <label>
        {t.phone}
        <Input value={phone} inputMode="tel" onChange={(event) => setPhone(event.target.value)} />
      </label>
      <label>
        {t.code}
        <Input value={code} inputMode="numeric" onChange={(event) => setCode(event.target.value)} />
      </label>
      {code.trim() !== place.code && (
        <label>
          {t.codeFrom}
          <Input type="date" value={codeFrom} onChange={(event) => setCodeFrom(event.target.value)} />
        </label>
      )}
      <div className="place-form-acts">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {save.isPending ? t.saving : t.save}
        </Button>
        <Button onClick={onDone}>{t.cancel}</Button>
      </div>
      {save.isError && <ProblemLine problem={troubleOf(save.error)} />}
    </form>
  );
}
