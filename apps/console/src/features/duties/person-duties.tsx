import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Duty, Staff } from '../../lib/api-types.ts';
import { troubleOf } from '../../lib/errors.ts';
import { describeDuty, offersAny } from '../../lib/roles.ts';
import { staffApi } from '../../lib/staff-api.ts';
import { texts } from '../../texts.ts';
import { Empty, ProblemLine } from '../../ui/states.tsx';
import { useActor } from '../access/session.ts';
import { formatDays } from './format-days.ts';
import { type DutyDraft, DutyFields, toDutyBody } from './duty-fields.tsx';

const t = texts.duties.person;
const givers = ['clerk', 'town_office', 'district_office', 'security_admin'] as const;

/** What somebody does where; another duty is given, and one ended, from here. */
export function PersonDuties({ person }: { person: Staff }) {
  const actor = useActor();
  const client = useQueryClient();
  const [giving, setGiving] = useState(false);
  const mayGive = offersAny(actor, givers) && actor.accountId !== person.accountId && !person.disabled;
  const settle = async () => {
    await client.invalidateQueries({ queryKey: ['person', person.accountId] });
    await client.invalidateQueries({ queryKey: ['staff'] });
    await client.invalidateQueries({ queryKey: ['place-duties'] });
  };
  return (
    <section className="sheet">
      <div className="sheet-head">
        <h2>{t.duties}</h2>
        {mayGive && !giving && <Button onClick={() => setGiving(true)}>{t.give}</Button>}
      </div>
      {person.duties.length === 0 && !giving && <Empty title={t.noDuties} />}
      <ul className="duty-list">
        {person.duties.map((duty) => (
          <DutyLine key={duty.grantId} duty={duty} onEnded={settle} />
        ))}
      </ul>
      {giving && (
        <GiveForm
          person={person}
          onDone={() => {
            setGiving(false);
            void settle();
          }}
        />
      )}
    </section>
  );
}

/** One duty with its days; ending it is asked twice, since it works at once. */
export function DutyLine(props: {
  duty: Duty;
  name?: string;
  /** What else is to be said of whoever holds it. */
  note?: string;
  onEnded: () => Promise<void>;
}) {
  const { duty } = props;
  const [asked, setAsked] = useState(false);
  const end = useMutation({ mutationFn: staffApi.endDuty, onSuccess: props.onEnded });
  const title = `${props.name ? `${props.name} ` : ''}${duty.placeName} ${describeDuty(duty)}`;
  return (
    <li>
      <div className="duty-line">
        <span>
          {props.name ? <b>{props.name}</b> : <b>{duty.placeName}</b>} · {describeDuty(duty)}{' '}
          <span className="soft">
            {formatDays(duty)}
            {!duty.inForce && ` · ${texts.duties.later}`}
            {props.note && ` · ${props.note}`}
          </span>
        </span>
        {duty.mayEnd && !asked && (
          <Button onClick={() => setAsked(true)} aria-label={t.endOf(title)}>
            {t.end}
          </Button>
        )}
        {asked && (
          <span className="me-acts">
            <span>{t.confirmEnd}</span>
            <Button type="primary" onClick={() => end.mutate(duty.grantId)} loading={end.isPending}>
              {t.sure}
            </Button>
            <Button onClick={() => setAsked(false)}>{t.cancel}</Button>
          </span>
        )}
      </div>
      {end.isError && <ProblemLine problem={troubleOf(end.error)} />}
    </li>
  );
}

function GiveForm({ person, onDone }: { person: Staff; onDone: () => void }) {
  const [draft, setDraft] = useState<DutyDraft>({});
  const [missing, setMissing] = useState(false);
  const give = useMutation({
    mutationFn: (body: Parameters<typeof staffApi.giveDuty>[1]) => staffApi.giveDuty(person.accountId, body),
    onSuccess: onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = toDutyBody(draft);
    setMissing(body === null);
    if (body) give.mutate(body);
  };
  return (
    <form className="duty-form" onSubmit={submit} noValidate>
      <DutyFields name={person.displayName} draft={draft} onChange={setDraft} />
      <span className="form-acts">
        <Button type="primary" htmlType="submit" loading={give.isPending}>
          {texts.duties.form.submit}
        </Button>
        <Button onClick={onDone}>{texts.duties.form.cancel}</Button>
      </span>
      {missing && (
        <p className="sign-in-missing" role="alert">
          {texts.duties.form.missing}
        </p>
      )}
      {give.isError && <ProblemLine problem={troubleOf(give.error)} />}
    </form>
  );
}
