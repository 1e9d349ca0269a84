import { Radio } from 'antd';
import { useState } from 'react';
import { type GroupKind, type GroupLine, rosterApi } from '../../lib/roster-api.ts';
import { texts } from '../../texts.ts';
import { ChoiceField } from './fields.tsx';
import { GroupForm, onOf, today, useGroupAct, WhenFields } from './group-form.tsx';

const t = texts.groups;

/** One group becomes part of another; names that look alike were probably one all along. */
export function MergeGroupsForm(props: {
  villageId: number;
  kind: GroupKind;
  line: GroupLine;
  others: readonly string[];
  /** The one that its name looks like. */
  alike?: string | undefined;
  onDone: (said: string) => void;
  onCancel: () => void;
}) {
  const { villageId, kind, line, alike } = props;
  const [into, setInto] = useState(alike ?? '');
  const [when, setWhen] = useState(today(alike === undefined ? 'from_day' : 'always'));
  const [duties, setDuties] = useState<'follow' | 'end' | ''>(line.duties.length === 0 ? 'end' : '');
  const [reason, setReason] = useState('');
  const act = useGroupAct(
    () =>
      rosterApi.mergeGroups(villageId, {
        kind,
        name: line.name,
        into,
        duties: duties === '' ? 'end' : duties,
        reason,
        ...onOf(when),
      }),
    ({ households }) => props.onDone(t.done.merge(into, households)),
  );
  return (
    <GroupForm
      title={t.mergeOf(line.name)}
      submit={t.submit.merge}
      ready={into !== '' && duties !== '' && (when.way === 'always' || when.day !== '')}
      reason={reason}
      act={act}
      onReason={setReason}
      onCancel={props.onCancel}
    >
      <ChoiceField
        word={t.into}
        value={into}
        options={props.others.map((name) => ({ value: name, label: name }))}
        onChange={setInto}
      />
      <WhenFields value={when} onChange={setWhen} />
      {line.duties.length > 0 && (
        <fieldset>
          <legend>{t.duties(line.duties.map((one) => one.name).join('、'))}</legend>
          <Radio.Group
            aria-label={t.duties(line.duties.map((one) => one.name).join('、'))}
            value={duties}
            options={[
              { value: 'follow', label: t.dutiesFollow },
              { value: 'end', label: t.dutiesEnd },
            ]}
            onChange={(event) => setDuties(event.target.value as 'follow' | 'end')}
          />
        </fieldset>
      )}
    </GroupForm>
  );
}
