import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { DutyBody, Slip } from '../../lib/api-types.ts';
import { offersAny, roleTitles } from '../../lib/roles.ts';
import { staffApi } from '../../lib/staff-api.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { useActor } from '../access/session.ts';
import '../access/sign-in.css';
import { type DutyDraft, DutyFields, toDutyBody } from './duty-fields.tsx';
import './duties.css';
import { PasswordSlip } from './slip.tsx';

const route = getRouteApi('/in/staff/new');
const t = texts.duties.make;

/** An account for a colleague: who it is, what they do, and the slip. */
export function NewStaffPage() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [slip, setSlip] = useState<Slip | null>(null);
  const made = (next: Slip) => {
    setSlip(next);
    void client.invalidateQueries({ queryKey: ['staff'] });
  };
  return (
    <div className="page">
      <p>
        <Link to="/staff">{t.back}</Link>
      </p>
      <h1>{t.title}</h1>
      {slip === null ? (
        <NewStaffForm onMade={made} />
      ) : (
        <PasswordSlip
          slip={slip}
          onDone={() => void navigate({ to: '/staff/$accountId', params: { accountId: slip.accountId } })}
        />
      )}
    </div>
  );
}

/** An address may say anything; only a role that staff can have is chosen by it. */
const isRole = (name: string | undefined): name is DutyBody['role'] =>
  name !== undefined && name !== 'villager' && Object.hasOwn(roleTitles, name);

function NewStaffForm({ onMade }: { onMade: (slip: Slip) => void }) {
  const actor = useActor();
  // The system administrator makes bare accounts; an office gives the first duty in the same act.
  const bare = offersAny(actor, ['system_admin']);
  const [displayName, setDisplayName] = useState('');
  const [username, setUsername] = useState('');
  const [administrator, setAdministrator] = useState(false);
  const { place, role } = route.useSearch();
  const [draft, setDraft] = useState<DutyDraft>({
    ...(place === undefined ? {} : { placeId: place }),
    ...(isRole(role) ? { role } : {}),
  });
  const [fault, setFault] = useState<string | null>(null);
  const make = useMutation({ mutationFn: staffApi.makeStaff, onSuccess: onMade });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const duty = bare ? undefined : toDutyBody(draft);
    const found = displayName.trim() === '' ? t.missing : duty === null ? texts.duties.form.missing : null;
    setFault(found);
    if (found === null)
      make.mutate({
        displayName: displayName.trim(),
        ...(username.trim() === '' ? {} : { username: username.trim() }),
        administrator,
        ...(duty ? { duty } : {}),
      });
  };
  return (
    <form className="sheet duty-form" onSubmit={submit} noValidate>
      <label>
        {t.name}
        <Input value={displayName} onChange={(event) => setDisplayName(event.target.value)} autoFocus />
      </label>
      <label>
        {t.username}
        <Input
          value={username}
          autoCapitalize="none"
          placeholder={t.usernameHint}
          onChange={(event) => setUsername(event.target.value)}
        />
      </label>
      {bare ? (
        <>
          <Checkbox checked={administrator} onChange={(event) => setAdministrator(event.target.checked)}>
            {t.administrator}
          </Checkbox>
          <p className="soft">{t.later}</p>
        </>
      ) : (
        <DutyFields name={displayName} draft={draft} onChange={setDraft} />
      )}
      <span className="form-acts">
        <Button type="primary" size="large" htmlType="submit" loading={make.isPending}>
          {t.submit}
        </Button>
      </span>
      {fault && (
        <p className="sign-in-missing" role="alert">
          {fault}
        </p>
      )}
      <TroubleBox title={t.failed} of={make} />
    </form>
  );
}
