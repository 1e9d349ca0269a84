import { Button, Checkbox, Radio } from 'antd';
import { type FormEvent, useState } from 'react';
import { troubleOf } from '../../lib/errors.ts';
import { dayOf, formatDate } from '../../lib/format.ts';
import {
  type Condition,
  type Consents,
  type Enrolment,
  type Roster,
  rosterApi,
} from '../../lib/roster-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Mark } from '../../ui/marks.tsx';
import { Loading, ProblemLine } from '../../ui/states.tsx';
import { SureButton } from '../../ui/sure.tsx';
import { DayField, showFact } from './fields.tsx';
import { useMemberOptions } from './member-names.tsx';
import { FirstPublish } from '../schemes/first-publish.tsx';
import { type Home, useConsents, useEnrolment, useHomeAct } from './use-home.ts';
import './roster.css';

const t = texts.roster.enrolment;

type Paper = 'signed' | 'spoken';

/** Where a household stands with taking part: each condition with what is known of it, joining, leaving. */
export function EnrolmentCard(props: {
  home: Home;
  roster: Roster;
  mayAct: boolean;
  onMoved: (householdId: string) => void;
}) {
  const [on, setOn] = useState('');
  const query = useEnrolment(props.home, on);
  const card = query.data;
  return (
    <section className="sheet" aria-label={t.title}>
      <div className="sheet-head">
        <h2>{t.title}</h2>
        {card && <Mark tone={card.state === 'joined' ? 'good' : 'plain'}>{t.states[card.state]}</Mark>}
        {card && <span className="soft">{historyOf(card)}</span>}
      </div>
      {query.isPending && <Loading label={t.loading} rows={3} />}
      <TroubleBox title={t.failed} of={query} />
      {card && (
        <div className="sheet-body household-facts">
          <Eligibility villageId={props.home.villageId} card={card} />
          {props.mayAct && card.eligibility && (card.state === 'never' || card.state === 'left') && (
            <JoinForm {...props} card={card} on={on} onDay={setOn} />
          )}
          {props.mayAct && card.state === 'joined' && <WithdrawForm home={props.home} />}
        </div>
      )}
    </section>
  );
}

function historyOf(card: Enrolment): string {
  return [
    card.joinedOn && t.since(formatDate(card.joinedOn)),
    card.leftOn && t.until(formatDate(card.leftOn)),
    card.way && t.ways[card.way],
    card.paper && t.papers[card.paper],
  ]
    .filter(Boolean)
    .join(' · ');
}

function Eligibility({ villageId, card }: { villageId: number; card: Enrolment }) {
  const { eligibility } = card;
  if (!eligibility) return <FirstPublish villageId={villageId} />;
  const { eligible, conditions, clauseText, note } = eligibility;
  const said = eligible === null ? t.unsure : eligible ? t.eligible : t.notEligible;
  return (
    <>
      <p>
        {t[eligibility.joins]} {conditions.length === 0 ? t.noCondition : <b>{said}</b>}
      </p>
      <ul className="conditions">
        {conditions.map((condition) => (
          <ConditionLine key={condition.text} condition={condition} />
        ))}
      </ul>
      {(clauseText || note) && (
        <p className="soft">{t.clause([clauseText, note].filter(Boolean).join('；'))}</p>
      )}
    </>
  );
}

function ConditionLine({ condition }: { condition: Condition }) {
  return (
    <li>
      <MetMark met={condition.met} />
      {condition.ways.length === 0 ? <span>{condition.text}</span> : <span>{t.oneOf}</span>}
      {condition.ways.length === 0 && <Known condition={condition} />}
      {condition.ways.map((way) => (
        <span key={way.text}>
          <MetMark met={way.met} /> {way.text} <Known condition={way} />
        </span>
      ))}
    </li>
  );
}

function Known({ condition: { facts } }: { condition: Pick<Condition, 'facts'> }) {
  const shown = facts.map((fact) => {
    const type = fact.type === 'bool' ? 'bool' : 'text';
    return `${fact.title}：${showFact({ type }, fact.value ?? undefined)}`;
  });
  return (
    <span className="soft">
      {t.known} {shown.join('，')}
    </span>
  );
}

function MetMark({ met }: { met: boolean | null }) {
  if (met === null) return <Mark tone="info">{t.marks.unknown}</Mark>;
  return <Mark tone={met ? 'good' : 'warn'}>{met ? t.marks.met : t.marks.not}</Mark>;
}

function PaperField(props: { value: Paper | null; onChange: (paper: Paper) => void }) {
  return (
    <fieldset>
      <legend>{t.paper}</legend>
      <Radio.Group
        value={props.value}
        onChange={(event) => props.onChange(event.target.value as Paper)}
        options={(['signed', 'spoken'] as const).map((value) => ({ value, label: t.papers[value] }))}
      />
    </fieldset>
  );
}

function JoinForm(props: {
  home: Home;
  roster: Roster;
  card: Enrolment;
  on: string;
  onDay: (on: string) => void;
  onMoved: (householdId: string) => void;
}) {
  const { home, roster, card, on } = props;
  const optionsOf = useMemberOptions(roster.members);
  const consents = useConsents(home);
  const required = consents.data?.texts.filter((text) => text.required) ?? [];
  const [agreed, setAgreed] = useState<string[]>([]);
  const [paper, setPaper] = useState<Paper | null>(null);
  const [notCounting, setNotCounting] = useState<string[]>([]);
  const join = useHomeAct(
    () =>
      rosterApi.enrol(home, {
        on: on === '' ? dayOf(new Date()) : on,
        consents: (consents.data?.texts ?? [])
          .filter((text) => agreed.includes(text.purpose))
          .map(({ purpose, version }) => ({ purpose, version })),
        notCounting,
        ...(paper === null ? {} : { paper }),
      }),
    ({ householdId }) => householdId !== home.householdId && props.onMoved(householdId),
  );
  const ready = required.every((text) => agreed.includes(text.purpose)) && paper !== null;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (ready) join.mutate();
  }
  return (
    <form className="roster-form" onSubmit={submit} aria-label={t.join}>
      <DayField word={t.on} value={on === '' ? card.day : on} onChange={props.onDay} />
      {roster.members.length > 1 && (
        <fieldset>
          <legend>{t.notCounting}</legend>
          <Checkbox.Group value={notCounting} onChange={setNotCounting} options={optionsOf(roster.members)} />
        </fieldset>
      )}
      <ConsentChecks texts={consents.data?.texts ?? []} agreed={agreed} onChange={setAgreed} />
      <PaperField value={paper} onChange={setPaper} />
      <div className="roster-acts">
        <Button
          type="primary"
          htmlType="submit"
          disabled={!ready || card.eligibility?.eligible !== true}
          loading={join.isPending}
        >
          {t.join}
        </Button>
      </div>
      {join.isError && <ProblemLine problem={troubleOf(join.error)} />}
    </form>
  );
}

function ConsentChecks(props: {
  texts: Consents['texts'];
  agreed: string[];
  onChange: (agreed: string[]) => void;
}) {
  const { agreed } = props;
  return (
    <div className="wide household-facts">
      <p>{t.read}</p>
      {props.texts.map((text) => (
        <div key={text.purpose} className="consent-text">
          <p>
            <b>{text.title}</b> <span className="soft">{text.required ? '' : t.optional}</span>
          </p>
          <p>{text.body}</p>
          <Checkbox
            checked={agreed.includes(text.purpose)}
            onChange={(event) =>
              props.onChange(
                event.target.checked
                  ? [...agreed, text.purpose]
                  : agreed.filter((purpose) => purpose !== text.purpose),
              )
            }
          >
            {`${t.agreed}（${text.title}）`}
          </Checkbox>
        </div>
      ))}
    </div>
  );
}

function WithdrawForm({ home }: { home: Home }) {
  const [open, setOpen] = useState(false);
  const [lastOn, setLastOn] = useState(dayOf(new Date()));
  const [paper, setPaper] = useState<Paper | null>(null);
  const withdraw = useHomeAct(
    () => rosterApi.withdraw(home, { lastOn, ...(paper === null ? {} : { paper }) }),
    () => setOpen(false),
  );
  if (!open)
    return (
      <div className="roster-acts">
        <Button onClick={() => setOpen(true)}>{t.withdraw}</Button>
      </div>
    );
  function submit(event: FormEvent) {
    event.preventDefault();
    if (paper !== null) withdraw.mutate();
  }
  return (
    <form className="roster-form" onSubmit={submit} aria-label={t.withdraw}>
      <p className="soft">{t.withdrawHint}</p>
      <DayField word={t.lastOn} value={lastOn} onChange={setLastOn} />
      <PaperField value={paper} onChange={setPaper} />
      <div className="roster-acts">
        <SureButton danger htmlType="submit" disabled={paper === null} loading={withdraw.isPending}>
          {t.confirmWithdraw}
        </SureButton>
        <Button onClick={() => setOpen(false)}>{texts.roster.cancel}</Button>
      </div>
      {withdraw.isError && <ProblemLine problem={troubleOf(withdraw.error)} />}
    </form>
  );
}
