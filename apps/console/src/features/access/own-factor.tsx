import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { api } from '../../lib/api.ts';
import type { ShownSecret } from '../../lib/api-types.ts';
import { troubleOf } from '../../lib/errors.ts';
import { staffApi } from '../../lib/staff-api.ts';
import { texts } from '../../texts.ts';
import { ProblemLine } from '../../ui/states.tsx';
import { FactorSetup } from './factor-setup.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

const t = texts.access.ownFactor;

type State =
  | { name: 'closed' }
  | { name: 'password'; forWhat: 'replace' | 'renew' }
  | { name: 'scan'; shown: ShownSecret }
  | { name: 'codes'; codes: string[] };

/** The second factor: whether there is one, another telephone, fresh recovery codes. */
export function OwnFactor() {
  const client = useQueryClient();
  const [state, setState] = useState<State>({ name: 'closed' });
  const factor = useQuery({
    queryKey: ['own-factor'],
    queryFn: async () => (await api.me()).secondFactor ?? { set: false, recoveryCodesLeft: 0 },
  });
  const close = () => {
    setState({ name: 'closed' });
    void client.invalidateQueries({ queryKey: ['own-factor'] });
    void client.invalidateQueries({ queryKey: ['sessions'] });
  };
  const isSet = factor.data?.set === true;
  return (
    <div className="me-part">
      <h2>{t.title}</h2>
      {state.name === 'closed' && (
        <p className="me-line">
          <span className="soft">
            {factor.data && (isSet ? t.set(factor.data.recoveryCodesLeft) : t.unset)}
          </span>
          <span className="me-acts">
            <Button onClick={() => setState({ name: 'password', forWhat: 'replace' })}>
              {isSet ? t.replace : t.add}
            </Button>
            {isSet && (
              <Button onClick={() => setState({ name: 'password', forWhat: 'renew' })}>{t.renew}</Button>
            )}
          </span>
        </p>
      )}
      {state.name === 'password' && (
        <AskPassword
          forWhat={state.forWhat}
          onShown={(shown) => setState({ name: 'scan', shown })}
          onCodes={(codes) => setState({ name: 'codes', codes })}
          onCancel={close}
        />
      )}
      {state.name === 'scan' && (
        <FactorSetup
          shown={state.shown}
          onSet={({ recoveryCodes }) => setState({ name: 'codes', codes: recoveryCodes })}
        />
      )}
      {state.name === 'codes' && (
        <RecoveryCodes codes={state.codes} label={texts.access.recovery.back} onNoted={close} />
      )}
    </div>
  );
}

function AskPassword(props: {
  forWhat: 'replace' | 'renew';
  onShown: (shown: ShownSecret) => void;
  onCodes: (codes: string[]) => void;
  onCancel: () => void;
}) {
  const [password, setPassword] = useState('');
  const go = useMutation({
    mutationFn: async () => {
      if (props.forWhat === 'replace') props.onShown(await staffApi.beginFactor(password));
      else props.onCodes((await staffApi.renewRecoveryCodes(password)).recoveryCodes);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '') go.mutate();
  };
  return (
    <form className="me-line" onSubmit={submit} noValidate>
      <label className="me-field">
        {t.password}
        <Input.Password
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoFocus
        />
      </label>
      <span className="me-acts">
        <Button type="primary" htmlType="submit" loading={go.isPending}>
          {t.go}
        </Button>
        <Button onClick={props.onCancel}>{t.cancel}</Button>
      </span>
      {go.isError && <ProblemLine problem={troubleOf(go.error)} />}
    </form>
  );
}
