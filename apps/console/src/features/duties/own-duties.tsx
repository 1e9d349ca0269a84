import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { OwnDuty } from '../../lib/api-types.ts';
import { troubleOf } from '../../lib/errors.ts';
import { describeDuty, describeGrants, offers, roleTitles } from '../../lib/roles.ts';
import { staffApi } from '../../lib/staff-api.ts';
import { texts } from '../../texts.ts';
import { Loading, ProblemLine } from '../../ui/states.tsx';
import { useActor } from '../access/session.ts';
import './duties.css';
import { formatDays } from './format-days.ts';

const t = texts.duties.own;

/** What one does and where; each duty can be handed to a colleague for an absence, and taken back. */
export function OwnDuties() {
  const actor = useActor();
  const works = offers(actor, 'working');
  const query = useQuery({ queryKey: ['own-duties'], queryFn: staffApi.ownDuties, enabled: works });
  return (
    <section className="sheet">
      <div className="sheet-head">
        <h2>{t.title}</h2>
      </div>
      {query.isPending && works && <Loading label={t.loading} rows={1} />}
      <ul className="duty-list">
        {works
          ? query.data?.duties.map((duty) => <OwnDutyLine key={duty.grantId} duty={duty} />)
          : describeGrants(actor).map((line) => <li key={line}>{line}</li>)}
      </ul>
      {query.isError && <ProblemLine problem={troubleOf(query.error)} />}
    </section>
  );
}

function OwnDutyLine({ duty }: { duty: OwnDuty }) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const settle = () => client.invalidateQueries({ queryKey: ['own-duties'] });
  const end = useMutation({ mutationFn: staffApi.endDuty, onSuccess: settle });
  const handedTo = duty.standsInFor !== undefined;
  return (
    <li>
      <div className="duty-line">
        <span>
          <b>{duty.placeName}</b> · {describeDuty(duty)}
          {(duty.from ?? duty.until) && <span className="soft"> {formatDays(duty)}</span>}
          {!duty.inForce && <span className="soft"> {texts.duties.later}</span>}
        </span>
        {duty.delegable && !open && <Button onClick={() => setOpen(true)}>{t.delegate}</Button>}
        {handedTo && (
          <Button onClick={() => end.mutate(duty.grantId)} loading={end.isPending}>
            {t.handBack}
          </Button>
        )}
      </div>
      {duty.delegations.map((one) => (
        <div className="duty-line" key={one.grantId}>
          <span>{t.byMe(one.displayName, formatDays(one))}</span>
          <Button
            onClick={() => end.mutate(one.grantId)}
            loading={end.isPending}
            aria-label={t.recallOf(one.displayName)}
          >
            {t.recall}
          </Button>
        </div>
      ))}
      {end.isError && <ProblemLine problem={troubleOf(end.error)} />}
      {open && (
        <DelegateForm
          duty={duty}
          onDone={() => {
            setOpen(false);
            void settle();
          }}
        />
      )}
    </li>
  );
}

function DelegateForm({ duty, onDone }: { duty: OwnDuty; onDone: () => void }) {
  const [accountId, setAccountId] = useState<string>();
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [missing, setMissing] = useState(false);
  const delegate = useMutation({
    mutationFn: (body: { accountId: string; from: string; until: string }) =>
      staffApi.delegate(duty.grantId, body),
    onSuccess: onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const lacks = !accountId || from === '' || until === '';
    setMissing(lacks);
    if (!lacks) delegate.mutate({ accountId, from, until });
  };
  if (duty.colleagues.length === 0) return <p className="soft">{t.noColleague}</p>;
  return (
    <form className="duty-form" onSubmit={submit} noValidate>
      <p className="soft">{t.delegateHint}</p>
      <label>
        {t.colleague}
        <Select
          aria-label={t.colleague}
          placeholder={t.chooseColleague}
          {...(accountId === undefined ? {} : { value: accountId })}
          onChange={setAccountId}
          options={duty.colleagues.map((one) => ({
            value: one.accountId,
            label: `${one.displayName}（${one.roles.map((role) => roleTitles[role]).join('、')}）`,
          }))}
        />
      </label>
      <label>
        {t.from}
        <Input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        {t.until}
        <Input type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
      </label>
      <span className="form-acts">
        <Button type="primary" htmlType="submit" loading={delegate.isPending}>
          {t.submit}
        </Button>
        <Button onClick={onDone}>{t.cancel}</Button>
      </span>
      {missing && (
        <p className="sign-in-missing" role="alert">
          {t.missing}
        </p>
      )}
      {delegate.isError && <ProblemLine problem={troubleOf(delegate.error)} />}
    </form>
  );
}
