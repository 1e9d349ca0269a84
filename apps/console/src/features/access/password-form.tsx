import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { api } from '../../lib/api.ts';
import type { StaffSession } from '../../lib/api-types.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import type { SlipLink } from './slip-link.ts';

const t = texts.signIn;

/** The first step: name and password. */
export function PasswordForm(props: {
  expired: boolean;
  /** What the square on a slip filled in. */
  slip: SlipLink | null;
  onSession: (session: StaffSession) => void;
}) {
  const [username, setUsername] = useState(props.slip?.username ?? '');
  const [password, setPassword] = useState(props.slip?.password ?? '');
  const [missing, setMissing] = useState<'username' | 'password' | null>(null);
  const signIn = useMutation({ mutationFn: api.signIn, onSuccess: props.onSession });

  function submit(event: FormEvent) {
    event.preventDefault();
    const lacks = username.trim() === '' ? 'username' : password === '' ? 'password' : null;
    setMissing(lacks);
    if (lacks) document.getElementById(lacks)?.focus();
    else signIn.mutate({ username: username.trim(), password });
  }

  return (
    <form className="sign-in-step" onSubmit={submit} noValidate>
      {props.slip && !signIn.isError && (
        <p className="soft" role="status">
          {texts.access.first.fromSlip}
        </p>
      )}
      {props.expired && !signIn.isError && (
        <p className="sign-in-expired" role="status">
          {t.expired}
        </p>
      )}
      <TroubleBox title={t.failed} of={signIn} />
      <label htmlFor="username">{t.username}</label>
      <Input
        id="username"
        size="large"
        autoComplete="username"
        autoCapitalize="none"
        value={username}
        onChange={(event) => setUsername(event.target.value)}
        status={missing === 'username' ? 'error' : ''}
        aria-describedby="missing"
        autoFocus
      />
      <label htmlFor="password">{t.password}</label>
      <Input.Password
        id="password"
        size="large"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        status={missing === 'password' ? 'error' : ''}
        aria-describedby="missing"
      />
      <p id="missing" className="sign-in-missing" role="alert">
        {missing && t.missing[missing]}
      </p>
      <Button type="primary" size="large" htmlType="submit" block loading={signIn.isPending}>
        {t.submit}
      </Button>
      <p className="small soft">{t.forgotten}</p>
    </form>
  );
}
