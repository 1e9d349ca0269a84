import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { AnswerOf } from '@jishan/contract';
import type { ShownSecret } from '../../lib/api-types.ts';
import { staffApi } from '../../lib/staff-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Loading } from '../../ui/states.tsx';

const t = texts.access.setup;

/** Shows a fresh secret as a picture and in letters, and takes the first code as proof that it arrived. */
export function FactorSetup(props: {
  /** The secret, when it was asked for already with a password; else it is asked for here. */
  shown?: ShownSecret;
  onSet: (set: AnswerOf<'confirmSecondFactor'>) => void;
}) {
  const asked = useQuery({
    queryKey: ['factor-setup'],
    queryFn: () => staffApi.beginFactor(),
    enabled: props.shown === undefined,
    // Each asking makes another secret: never behind the back of somebody who is scanning.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const shown = props.shown ?? asked.data;
  if (asked.isError) return <TroubleBox title={t.failed} of={asked} />;
  if (!shown) return <Loading label={t.loading} />;
  return <ScanAndProve shown={shown} onSet={props.onSet} />;
}

function ScanAndProve(props: { shown: ShownSecret; onSet: (set: AnswerOf<'confirmSecondFactor'>) => void }) {
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: staffApi.confirmFactor,
    onSuccess: props.onSet,
    onError: () => setCode(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') confirm.mutate(code.trim());
  };
  const picture = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(props.shown.qrSvg)}`;
  return (
    <form className="sign-in-step" onSubmit={submit} noValidate>
      <h1>{t.title}</h1>
      <ol className="factor-steps">
        {t.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <img className="factor-qr" src={picture} alt={t.qr} width={200} height={200} />
      <p className="factor-same">
        <a href={props.shown.uri}>{t.samePhone}</a>
      </p>
      <p className="small soft">
        {t.byHand}
        <br />
        <code className="factor-secret">{props.shown.secret}</code>
      </p>
      <TroubleBox title={t.failed} of={confirm} />
      <label htmlFor="proof">{t.code}</label>
      <Input
        id="proof"
        className="six-digits"
        size="large"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.target.value.replaceAll(/\D/g, '').slice(0, 6))}
      />
      <Button type="primary" size="large" htmlType="submit" block loading={confirm.isPending}>
        {t.submit}
      </Button>
    </form>
  );
}
