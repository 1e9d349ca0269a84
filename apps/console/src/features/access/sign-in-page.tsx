import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { api } from '../../lib/api.ts';
import { troubleOf } from '../../lib/errors.ts';
import { setElder, useElder } from '../../lib/settings.ts';
import { texts } from '../../texts.ts';
import { Brand } from '../../ui/brand.tsx';
import { ElderSwitch } from '../../ui/elder-switch.tsx';
import { ProblemBox } from '../../ui/states.tsx';
import { useEnter } from './session.ts';
import './sign-in.css';

const route = getRouteApi('/sign-in');
const t = texts.signIn;

export function SignInPage() {
  const search = route.useSearch();
  const enter = useEnter();
  const elder = useElder();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<'username' | 'password' | null>(null);
  const signIn = useMutation({
    mutationFn: api.signIn,
    onSuccess: (session) => enter(session.actor, search.back),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const lacks = username.trim() === '' ? 'username' : password === '' ? 'password' : null;
    setMissing(lacks);
    if (lacks) document.getElementById(lacks)?.focus();
    else signIn.mutate({ username: username.trim(), password });
  }

  return (
    <main className="sign-in">
      <form className="sheet sign-in-sheet" onSubmit={submit} noValidate>
        <Brand name={texts.app.name} title={t.title} />
        {search.expired && !signIn.isError && (
          <p className="sign-in-expired" role="status">
            {t.expired}
          </p>
        )}
        {signIn.isError && (
          <ProblemBox title={t.failed} problem={troubleOf(signIn.error)} codeLabel={texts.states.code} />
        )}
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
        <ElderSwitch label={texts.app.elder} on={elder} onChange={setElder} />
      </form>
    </main>
  );
}
