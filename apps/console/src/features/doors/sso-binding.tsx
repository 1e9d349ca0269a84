import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { doorApi } from '../../lib/door-api.ts';
import { troubleOf } from '../../lib/errors.ts';
import { offers } from '../../lib/roles.ts';
import { texts } from '../../texts.ts';
import { ProblemLine } from '../../ui/states.tsx';
import { useActor } from '../access/session.ts';

const t = texts.doors.sso;

/** An administrator says which person of single sign-on a colleague is. */
export function SsoBinding({ accountId }: { accountId: string }) {
  const actor = useActor();
  const ways = useQuery({ queryKey: ['ways'], queryFn: doorApi.ways });
  const [typed, setTyped] = useState('');
  const bind = useMutation({
    mutationFn: (staffKey: string | null) => doorApi.bindStaff(accountId, staffKey),
    onSuccess: () => setTyped(''),
  });
  const mayBind = offers(actor, 'bind_sso') && actor.accountId !== accountId;
  if (!ways.data?.sso || !mayBind) return null;
  return (
    <section className="sheet" aria-label={t.bindTitle}>
      <div className="sheet-head">
        <h2>{t.bindTitle}</h2>
      </div>
      <div className="sheet-body pin-form">
        <span className="soft">{t.bindHint}</span>
        <Input
          aria-label={t.bindLabel}
          placeholder={t.bindLabel}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className="card-acts">
          <Button
            type="primary"
            disabled={typed.trim() === ''}
            loading={bind.isPending}
            onClick={() => bind.mutate(typed.trim())}
          >
            {t.bind}
          </Button>
          <Button loading={bind.isPending} onClick={() => bind.mutate(null)}>
            {t.unbind}
          </Button>
        </div>
        {bind.isSuccess && <p role="status">{bind.variables === null ? t.unbound : t.bound}</p>}
        {bind.isError && <ProblemLine problem={troubleOf(bind.error)} />}
      </div>
    </section>
  );
}
