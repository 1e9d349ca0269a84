import { useState } from 'react';
import { type GroupKind, rosterApi } from '../../lib/roster-api.ts';
import { texts } from '../../texts.ts';
import { ChoiceField, TextField } from './fields.tsx';
import { GroupForm, onOf, today, useGroupAct, WhenFields } from './group-form.tsx';
import { HouseholdChoice } from './household-choice.tsx';

const t = texts.groups;

/** What stands for a new one and for none, beside names: no name begins with a space. */
const FRESH = ' fresh';
const OUT = ' out';

/** Some households go to another group or section, one that there is or a new one. */
export function RegroupForm(props: {
  villageId: number;
  kind: GroupKind;
  names: readonly string[];
  onDone: (said: string) => void;
  onCancel: () => void;
}) {
  const { villageId, kind, names } = props;
  const words = t.kinds[kind];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [to, setTo] = useState('');
  const [fresh, setFresh] = useState('');
  const [when, setWhen] = useState(today('from_day'));
  const [reason, setReason] = useState('');
  const name = to === FRESH ? fresh : to === OUT ? '' : to;
  const act = useGroupAct(
    (sure) =>
      rosterApi.regroup(villageId, {
        kind,
        householdIds: [...chosen],
        to: name,
        reason,
        ...onOf(when),
        ...sure,
      }),
    ({ households }) => props.onDone(t.done.move(households)),
  );
  const ready =
    chosen.size > 0 &&
    to !== '' &&
    (to !== FRESH || fresh.trim() !== '') &&
    (when.way === 'always' || when.day !== '');
  return (
    <GroupForm
      title={t.move[kind]}
      submit={t.submit.move}
      ready={ready}
      reason={reason}
      act={act}
      onReason={setReason}
      onCancel={props.onCancel}
    >
      <HouseholdChoice villageId={villageId} kind={kind} names={names} chosen={chosen} onChange={setChosen} />
      <ChoiceField
        word={t.to}
        value={to}
        options={[
          ...names.map((each) => ({ value: each, label: each })),
          { value: FRESH, label: words.fresh },
          { value: OUT, label: words.out },
        ]}
        onChange={setTo}
      />
      {to === FRESH && <TextField word={t.newName} value={fresh} autoFocus onChange={setFresh} />}
      <WhenFields value={when} onChange={setWhen} />
    </GroupForm>
  );
}
