import { useState } from 'react';
import { type GroupKind, rosterApi } from '../../lib/roster-api.ts';
import { texts } from '../../texts.ts';
import { TextField } from './fields.tsx';
import { GroupForm, useGroupAct } from './group-form.tsx';

const t = texts.groups;

export function RenameGroupForm(props: {
  villageId: number;
  kind: GroupKind;
  name: string;
  onDone: (said: string) => void;
  onCancel: () => void;
}) {
  const { villageId, kind, name } = props;
  const [newName, setNewName] = useState(name);
  const [reason, setReason] = useState('');
  const act = useGroupAct(
    (sure) => rosterApi.renameGroup(villageId, { kind, name, newName, reason, ...sure }),
    () => props.onDone(t.done.rename(newName.trim())),
  );
  return (
    <GroupForm
      title={t.renameOf(name)}
      hint={t.renameHint}
      submit={t.submit.rename}
      ready={newName.trim() !== '' && newName.trim() !== name}
      reason={reason}
      act={act}
      onReason={setReason}
      onCancel={props.onCancel}
    >
      <TextField word={t.newName} value={newName} autoFocus onChange={setNewName} />
    </GroupForm>
  );
}
