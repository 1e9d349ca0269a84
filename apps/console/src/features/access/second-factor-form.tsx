import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { StaffSession } from '../../lib/api-types.ts';
import { staffApi } from '../../lib/staff-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';

const t = texts.access.factor;
const digitsMax = 6;

/** The second step: six digits that go by themselves, or a recovery code. */
export function SecondFactorForm(props: { onSession: (session: StaffSession) => void; onAgain: () => void }) {
  const [code, setCode] = useState('');
  const [byHand, setByHand] = useState(false);
  const enter = useMutation({
    mutationFn: staffApi.enterFactor,
    onSuccess: props.onSession,
    onError: () => setCode(''),
  });
  const type = (typed: string) => {
    const next = byHand ? typed : typed.replaceAll(/\D/g, '').slice(0, digitsMax);
    setCode(next);
    if (!byHand && next.length === digitsMax && !enter.isPending) enter.mutate(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '' && !enter.isPending) enter.mutate(code.trim());
  };
  return (
    <form className="sign-in-step" onSubmit={submit} noValidate>
      <h1>{t.title}</h1>
      <p className="soft">{byHand ? t.recoveryHint : t.hint}</p>
      <TroubleBox title={t.failed} of={enter} />
      <label htmlFor="second-factor">{byHand ? t.recovery : t.code}</label>
      <Input
        key={String(byHand)}
        id="second-factor"
        className={byHand ? '' : 'six-digits'}
        size="large"
        autoComplete="one-time-code"
        inputMode={byHand ? 'text' : 'numeric'}
        value={code}
        onChange={(event) => type(event.target.value)}
        autoFocus
      />
      <Button type="primary" size="large" htmlType="submit" block loading={enter.isPending}>
        {t.submit}
      </Button>
      <p className="sign-in-ways">
        <Button
          type="link"
          onClick={() => {
            setByHand(!byHand);
            setCode('');
          }}
        >
          {byHand ? t.byPhone : t.byRecovery}
        </Button>
        <Button type="link" onClick={props.onAgain}>
          {t.again}
        </Button>
      </p>
    </form>
  );
}
