import { Checkbox } from 'antd';
import type { Roster, RosterMember } from '../../lib/roster-api.ts';
import { texts } from '../../texts.ts';
import type { ChangeState } from './change-state.ts';
import { DayField, FactInputs, MemberField, RelationField, TextField, typeFacts } from './fields.tsx';
import { useMemberOptions } from './member-names.tsx';
import { HouseholdPicker } from './household-picker.tsx';

const t = texts.roster.change;

export interface FieldsProps {
  villageId: number;
  roster: Roster;
  state: ChangeState;
  set: (change: Partial<ChangeState>) => void;
}

/** What the chosen kind of change asks for, besides the day and the reason. */
export function KindFields(props: FieldsProps) {
  switch (props.state.kind) {
    case 'member_added':
      return <NewMemberFields {...props} />;
    case 'member_left':
    case 'member_died':
      return <LeavingFields {...props} />;
    case 'member_moved':
      return <MovingFields {...props} />;
    case 'head':
      return <HeadFields {...props} />;
    case 'split':
      return <SplitFields {...props} />;
    case 'merge':
      return <OtherHousehold {...props} word={t.intoHousehold} />;
    case 'household_changed':
    case 'household_corrected':
      return <HouseholdFields {...props} />;
    case 'member_corrected':
      return <CorrectMemberFields {...props} />;
    case 'came_back':
      return <BackFields {...props} />;
    case 'left_village':
      return null;
  }
}

const isHead = (member: RosterMember) => member.relation === 'head';

function PersonFields({ state, set, hint }: FieldsProps & { hint?: string }) {
  const more = hint === undefined ? {} : { hint };
  return (
    <>
      <TextField word={t.name} value={state.name} {...more} onChange={(name) => set({ name })} />
      <TextField word={t.phone} value={state.phone} numeric {...more} onChange={(phone) => set({ phone })} />
      <TextField
        word={t.idNumber}
        value={state.idNumber}
        {...more}
        onChange={(idNumber) => set({ idNumber })}
      />
      <DayField word={t.bornOn} value={state.bornOn} onChange={(bornOn) => set({ bornOn })} />
    </>
  );
}

function NewMemberFields(props: FieldsProps) {
  const { roster, state, set } = props;
  return (
    <>
      <PersonFields {...props} />
      <RelationField value={state.relation} onChange={(relation) => set({ relation })} />
      <FactInputs fields={roster.fields.member} typed={state.facts} onChange={(facts) => set({ facts })} />
      <TakesPart {...props} />
    </>
  );
}

function TakesPart({ roster, state, set }: FieldsProps) {
  if (roster.joinedOn === null) return null;
  return (
    <Checkbox
      className="roster-check"
      checked={state.takesPart}
      onChange={(event) => set({ takesPart: event.target.checked })}
    >
      {t.takesPart}
    </Checkbox>
  );
}

/** Who goes; and if it is the head, who comes after. */
function LeavingFields(props: FieldsProps) {
  const { roster, state, set } = props;
  return (
    <>
      <MemberField
        word={t.member}
        all={roster.members}
        members={roster.members}
        value={state.memberId}
        onChange={(memberId) => set({ memberId, newHeadId: '' })}
      />
      <NewHead {...props} gone={[state.memberId]} />
    </>
  );
}

function NewHead({ roster, state, set, gone }: FieldsProps & { gone: readonly string[] }) {
  const head = roster.members.find(isHead);
  if (!head || !gone.includes(head.id)) return null;
  return (
    <MemberField
      word={t.newHead}
      all={roster.members}
      members={roster.members.filter((member) => !gone.includes(member.id))}
      value={state.newHeadId}
      onChange={(newHeadId) => set({ newHeadId })}
    />
  );
}

function OtherHousehold({ villageId, roster, state, set, word }: FieldsProps & { word: string }) {
  return (
    <HouseholdPicker
      word={word}
      villageId={villageId}
      except={roster.id}
      value={state.otherId}
      label={state.otherLabel}
      onChange={(otherId, otherLabel) => set({ otherId, otherLabel })}
    />
  );
}

function MovingFields(props: FieldsProps) {
  return (
    <>
      <LeavingFields {...props} />
      <OtherHousehold {...props} word={t.toHousehold} />
      <RelationField value={props.state.relation} onChange={(relation) => props.set({ relation })} />
      <TakesPart {...props} />
    </>
  );
}

function HeadFields({ roster, state, set }: FieldsProps) {
  return (
    <>
      <MemberField
        word={t.newHead}
        all={roster.members}
        members={roster.members.filter((member) => !isHead(member))}
        value={state.memberId}
        onChange={(memberId) => set({ memberId })}
      />
      <RelationField
        word={t.oldHeadRelation}
        value={state.relation}
        onChange={(relation) => set({ relation })}
      />
    </>
  );
}

function SplitFields(props: FieldsProps) {
  const { roster, state, set } = props;
  const optionsOf = useMemberOptions(roster.members);
  const goers = roster.members.filter((member) => state.goers.includes(member.id));
  return (
    <>
      <fieldset>
        <legend>{t.members}</legend>
        <Checkbox.Group
          value={state.goers}
          onChange={(next: string[]) =>
            set({
              goers: next,
              goersHead: next.includes(state.goersHead) ? state.goersHead : (next[0] ?? ''),
            })
          }
          options={optionsOf(roster.members)}
        />
      </fieldset>
      {goers.length > 1 && (
        <MemberField
          word={t.newHouseHead}
          all={roster.members}
          members={goers}
          value={state.goersHead}
          onChange={(goersHead) => set({ goersHead })}
        />
      )}
      <NewHead {...props} gone={state.goers} />
      <TextField word={t.newDoor} value={state.door} onChange={(door) => set({ door })} />
      <TextField
        word={t.group}
        value={state.group}
        hint={roster.group}
        onChange={(group) => set({ group })}
      />
      {roster.joinedOn !== null && (
        <TextField
          word={t.share}
          value={state.sharePercent}
          hint={t.shareHint}
          numeric
          onChange={(sharePercent) => set({ sharePercent })}
        />
      )}
    </>
  );
}

function HouseholdFields({ roster, state, set }: FieldsProps) {
  return (
    <>
      <TextField word={t.door} value={state.door} hint={roster.doorCode} onChange={(door) => set({ door })} />
      <TextField
        word={t.group}
        value={state.group}
        hint={roster.group}
        onChange={(group) => set({ group })}
      />
      <TextField
        word={t.section}
        value={state.section}
        hint={roster.section}
        onChange={(section) => set({ section })}
      />
      <FactInputs fields={roster.fields.household} typed={state.facts} onChange={(facts) => set({ facts })} />
    </>
  );
}

function CorrectMemberFields(props: FieldsProps) {
  const { roster, state, set } = props;
  const member = roster.members.find((one) => one.id === state.memberId);
  return (
    <>
      <MemberField
        word={t.member}
        all={roster.members}
        members={roster.members}
        value={state.memberId}
        onChange={(memberId) => {
          const next = roster.members.find((one) => one.id === memberId);
          set({ memberId, facts: typeFacts(roster.fields.member, next?.facts ?? {}) });
        }}
      />
      <PersonFields {...props} hint={t.unchanged} />
      {member && (
        <FactInputs fields={roster.fields.member} typed={state.facts} onChange={(facts) => set({ facts })} />
      )}
    </>
  );
}

function BackFields({ roster, state, set }: FieldsProps) {
  return (
    <>
      <TextField word={t.door} value={state.door} hint={roster.doorCode} onChange={(door) => set({ door })} />
      <Checkbox
        className="roster-check"
        checked={state.takesPart}
        onChange={(event) => set({ takesPart: event.target.checked })}
      >
        {t.joinsAgain}
      </Checkbox>
      {state.takesPart && roster.joinedOn !== null && (
        <Checkbox
          className="roster-check"
          checked={state.keepsPoints}
          onChange={(event) => set({ keepsPoints: event.target.checked })}
        >
          {t.keepsPoints}
        </Checkbox>
      )}
    </>
  );
}
