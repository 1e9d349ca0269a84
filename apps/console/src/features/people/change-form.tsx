import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { troubleOf } from '../../lib/errors.ts';
import { dayOf } from '../../lib/format.ts';
import { type Roster, rosterApi } from '../../lib/roster-api.ts';
import { texts } from '../../texts.ts';
import { ProblemLine } from '../../ui/states.tsx';
import { KindFields } from './change-fields.tsx';
import {
  changeBody,
  type ChangeState,
  type FormKind,
  isReady,
  newMemberBody,
  OPEN_KINDS,
  typedPerson,
} from './change-state.ts';
import { ChoiceField, DayField, factsTyped, TextField, typeFacts } from './fields.tsx';
import { type Home, useHomeAct } from './use-home.ts';
import './roster.css';

const t = texts.roster.change;

/** Lets something happen to a household: what, who, from when, why. Enter sends it. */
export function ChangeForm(props: {
  home: Home;
  roster: Roster;
  onDone: (householdId: string | null) => void;
  onCancel: () => void;
}) {
  const { home, roster } = props;
  const kinds: readonly FormKind[] = roster.closedOn === null ? OPEN_KINDS : ['came_back'];
  const [state, setState] = useState<ChangeState>(() => blank(roster, kinds[0] ?? 'member_added'));
  const set = (change: Partial<ChangeState>) => setState((now) => ({ ...now, ...change }));
  const send = useHomeAct(
    () => sendChange(home, roster, state),
    (householdId) => props.onDone(householdId),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isReady(state)) send.mutate();
  }
  return (
    <form className="roster-form" onSubmit={submit} noValidate aria-label={t.title}>
      <ChoiceField
        word={t.kind}
        value={state.kind}
        options={kinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
        onChange={(kind) => setState({ ...blank(roster, kind), on: state.on, reason: state.reason })}
      />
      <p className="soft">{t.hints[state.kind]}</p>
      <KindFields villageId={home.villageId} roster={roster} state={state} set={set} />
      {state.kind !== 'household_corrected' && (
        <DayField word={t.on} value={state.on} onChange={(on) => set({ on })} />
      )}
      <TextField
        word={t.reason}
        value={state.reason}
        hint={t.reasonHint}
        onChange={(reason) => set({ reason })}
      />
      <div className="roster-acts">
        <Button type="primary" htmlType="submit" disabled={!isReady(state)} loading={send.isPending}>
          {t.submit}
        </Button>
        <Button onClick={props.onCancel}>{texts.roster.cancel}</Button>
      </div>
      {send.isError && <ProblemLine problem={troubleOf(send.error)} />}
    </form>
  );
}

function blank(roster: Roster, kind: FormKind): ChangeState {
  const isHousehold = kind === 'household_changed' || kind === 'household_corrected';
  return {
    kind,
    on: dayOf(new Date()),
    reason: '',
    memberId: '',
    newHeadId: '',
    relation: kind === 'head' ? 'spouse' : 'child',
    takesPart: true,
    otherId: '',
    otherLabel: '',
    goers: [],
    goersHead: '',
    door: '',
    group: '',
    section: '',
    sharePercent: '',
    keepsPoints: true,
    name: '',
    phone: '',
    idNumber: '',
    bornOn: '',
    facts: isHousehold ? typeFacts(roster.fields.household, roster.facts) : {},
  };
}

/** @returns the household in which things go on, if it is another one */
async function sendChange(home: Home, roster: Roster, state: ChangeState): Promise<string | null> {
  const { fields, facts } = roster;
  switch (state.kind) {
    case 'member_added':
      await rosterApi.addMember(home, newMemberBody(state, factsTyped(fields.member, {}, state.facts)));
      return null;
    case 'member_corrected': {
      const member = roster.members.find((one) => one.id === state.memberId);
      const { name, ...person } = typedPerson(state);
      await rosterApi.correctMember(home, state.memberId, {
        ...(name.trim() === '' ? {} : { name }),
        ...person,
        facts: factsTyped(fields.member, member?.facts ?? {}, state.facts),
        reason: state.reason,
      });
      return null;
    }
    case 'household_changed':
    case 'household_corrected':
      await rosterApi.correct(home, {
        ...(state.door.trim() === '' ? {} : { doorCode: state.door }),
        ...(state.group.trim() === '' ? {} : { group: state.group }),
        ...(state.section.trim() === '' ? {} : { section: state.section }),
        facts: factsTyped(fields.household, facts, state.facts),
        ...(state.kind === 'household_changed' ? { on: state.on } : {}),
        reason: state.reason,
      });
      return null;
    default: {
      const body = changeBody(state);
      if (body === null) throw new Error(`${state.kind} has no body`);
      const { householdId } = await rosterApi.change(home, body);
      const goesOn = state.kind === 'merge' || state.kind === 'came_back';
      return goesOn ? (householdId ?? null) : null;
    }
  }
}
