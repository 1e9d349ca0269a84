import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { troubleOf } from '../../lib/errors.ts';
import { texts } from '../../texts.ts';
import { ProblemLine } from '../../ui/states.tsx';

const t = texts.doors.cards;
const PIN = /^\d{6}$/;

interface PinFormProps {
  door: string;
  onSave: (pin: string) => Promise<unknown>;
  onDone: (isSet: boolean) => void;
}

/** The household's people press their PIN themselves, twice; nobody reads it. */
export function PinForm({ door, onSave, onDone }: PinFormProps) {
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const save = useMutation({ mutationFn: () => onSave(pin), onSuccess: () => onDone(true) });
  function submit(event: FormEvent) {
    event.preventDefault();
    const wrong = !PIN.test(pin) ? t.pinShort : pin === again ? null : t.pinDiffers;
    setFault(wrong);
    if (wrong === null) save.mutate();
  }
  const field = (label: string, value: string, set: (value: string) => void) => (
    <Input.Password
      aria-label={label}
      placeholder={label}
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      value={value}
      onChange={(event) => set(event.target.value)}
    />
  );
  return (
    <form className="pin-form" onSubmit={submit} noValidate aria-label={t.pinTitle(door)}>
      <b>{t.pinTitle(door)}</b>
      <span className="soft">{t.pinHint}</span>
      {field(t.pin, pin, setPin)}
      {field(t.pinAgain, again, setAgain)}
      {fault && <p role="alert">{fault}</p>}
      {save.isError && <ProblemLine problem={troubleOf(save.error)} />}
      <div className="card-acts">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t.pinSave}
        </Button>
        <Button onClick={() => onDone(false)}>{t.cancel}</Button>
      </div>
    </form>
  );
}
