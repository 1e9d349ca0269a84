import { Button, Radio } from 'antd';
import { type FormEvent, useState } from 'react';
import { troubleOf } from '../../lib/errors.ts';
import { formatDate } from '../../lib/format.ts';
import { type Consents, type Roster, rosterApi } from '../../lib/roster-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Mark } from '../../ui/marks.tsx';
import { Loading, ProblemLine } from '../../ui/states.tsx';
import { ChoiceField, MemberField } from './fields.tsx';
import { type Home, useConsents, useHomeAct } from './use-home.ts';
import './roster.css';

const t = texts.roster.consents;

type Person = Consents['members'][number];
type Text = Consents['texts'][number];
type Answer = Person['answers'][number];

/** Who of a household agreed to what; at the desk it is written down for those who came. */
export function ConsentsCard({ home, roster, mayAct }: { home: Home; roster: Roster; mayAct: boolean }) {
  const query = useConsents(home);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section className="sheet" aria-label={t.title}>
      <div className="sheet-head">
        <h2>{t.title}</h2>
        <span className="soft">{t.hint}</span>
      </div>
      {query.isPending && <Loading label={t.loading} rows={3} />}
      <TroubleBox title={t.failed} of={query} />
      {query.data?.members.map((person) => (
        <div key={person.memberId} className="sheet-body">
          <div className="members-head">
            <h3>{person.name}</h3>
            {person.isChild && <Mark tone="info">{t.child}</Mark>}
            {mayAct && (
              <Button onClick={() => setOpen(open === person.memberId ? null : person.memberId)}>
                {open === person.memberId ? t.close : t.open}
              </Button>
            )}
          </div>
          <ul className="consent-list">
            {query.data.texts.map((text) => (
              <ConsentLine
                key={text.purpose}
                home={home}
                roster={roster}
                person={person}
                text={text}
                answer={person.answers.find((one) => one.purpose === text.purpose)}
                open={open === person.memberId}
              />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function ConsentLine(props: {
  home: Home;
  roster: Roster;
  person: Person;
  text: Text;
  answer: Answer | undefined;
  open: boolean;
}) {
  const { text, answer } = props;
  const state = answer?.state ?? 'unasked';
  const good = state === 'given';
  return (
    <li>
      <b>{text.title}</b>
      <Mark tone={good ? 'good' : state === 'unasked' ? 'plain' : 'warn'}>{t.states[state]}</Mark>
      {answer?.at && (
        <span className="soft">
          {[formatDate(answer.at), answer.way && t.ways[answer.way], answer.version && t.text(answer.version)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      )}
      {props.open && <AnswerForm {...props} stands={good || state === 'outdated'} />}
    </li>
  );
}

function AnswerForm(props: { home: Home; roster: Roster; person: Person; text: Text; stands: boolean }) {
  const { home, roster, person, text } = props;
  const [way, setWay] = useState<'paper' | 'spoken'>('paper');
  const [guardianId, setGuardian] = useState('');
  const [relation, setRelation] = useState<'parent' | 'grandparent' | 'other'>('parent');
  const answer = useHomeAct(
    () => {
      const body = {
        memberId: person.memberId,
        purpose: text.purpose,
        version: text.version,
        way,
        ...(guardianId === '' ? {} : { guardianId, guardianRelation: relation }),
      };
      return props.stands ? rosterApi.disagree(home, body) : rosterApi.agree(home, body);
    },
    () => undefined,
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    answer.mutate();
  }
  return (
    <form className="roster-form wide" onSubmit={submit} aria-label={text.title}>
      <p className="consent-text">{text.body}</p>
      {person.isChild && (
        <>
          <MemberField
            word={t.guardian}
            all={roster.members}
            members={roster.members.filter((one) => one.id !== person.memberId)}
            value={guardianId}
            onChange={setGuardian}
          />
          <ChoiceField
            word={t.relation}
            value={relation}
            options={(['parent', 'grandparent', 'other'] as const).map((value) => ({
              value,
              label: t.relations[value],
            }))}
            onChange={setRelation}
          />
        </>
      )}
      <Radio.Group
        aria-label={texts.roster.enrolment.paper}
        value={way}
        onChange={(event) => setWay(event.target.value as 'paper' | 'spoken')}
        options={(['paper', 'spoken'] as const).map((value) => ({ value, label: t.ways[value] }))}
      />
      <Button htmlType="submit" type={props.stands ? 'default' : 'primary'} loading={answer.isPending}>
        {props.stands ? t.say.no : t.say.yes}
      </Button>
      {answer.isError && <ProblemLine problem={troubleOf(answer.error)} />}
    </form>
  );
}
