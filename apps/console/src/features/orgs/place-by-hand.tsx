import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { texts } from '../../texts.ts';

const t = texts.places;

/** A place whose code is newer than the code table. */
export function PlaceByHand({
  busy,
  onOpen,
}: {
  busy: boolean;
  onOpen: (code: string, name: string) => void;
}) {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [lacks, setLacks] = useState<'code' | 'name' | null>(null);
  function submit(event: FormEvent) {
    event.preventDefault();
    const missing = code.trim() === '' ? 'code' : name.trim() === '' ? 'name' : null;
    setLacks(missing);
    if (!missing) onOpen(code.trim(), name.trim());
  }
  return (
    <form className="place-form" onSubmit={submit} noValidate>
      <label>
        {t.code}
        <Input inputMode="numeric" value={code} onChange={(event) => setCode(event.target.value)} />
      </label>
      <label>
        {t.name}
        <Input value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <Button htmlType="submit" loading={busy}>
        {t.open}
      </Button>
      {lacks && <p role="alert">{t.missing[lacks]}</p>}
    </form>
  );
}
