import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Slip, Staff, StaffAct } from '../../lib/api-types.ts';
import { troubleOf } from '../../lib/errors.ts';
import { staffApi } from '../../lib/staff-api.ts';
import { texts } from '../../texts.ts';
import { ProblemLine } from '../../ui/states.tsx';
import { SureButton } from '../../ui/sure.tsx';
import { PasswordSlip } from './slip.tsx';

const t = texts.duties.person;

/** What may be done to an account; each act says what it does before it is done. */
export function PersonActs({ person }: { person: Staff }) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<StaffAct | null>(null);
  const [name, setName] = useState(person.displayName);
  const [slip, setSlip] = useState<Slip | null>(null);
  const act = useMutation({
    mutationFn: async (which: StaffAct) => {
      const { accountId } = person;
      if (which === 'reset_password') setSlip(await staffApi.resetPassword(accountId));
      else if (which === 'reset_second_factor') await staffApi.resetFactor(accountId);
      else if (which === 'rename') await staffApi.rename(accountId, name.trim());
      else await staffApi[which](accountId);
    },
    onSuccess: async () => {
      setAsked(null);
      await client.invalidateQueries({ queryKey: ['person', person.accountId] });
      await client.invalidateQueries({ queryKey: ['staff'] });
    },
  });
  if (slip) return <PasswordSlip slip={slip} onDone={() => setSlip(null)} />;
  return (
    <>
      <div className="person-acts">
        {person.acts.map((which) => (
          <Button
            key={which}
            onClick={() => {
              act.reset();
              setAsked(which);
            }}
          >
            {t.acts[which]}
          </Button>
        ))}
      </div>
      {asked && (
        <div className="person-sure" role="group" aria-label={t.acts[asked]}>
          {asked === 'rename' ? (
            <label className="me-field">
              {t.newName}
              <Input value={name} onChange={(event) => setName(event.target.value)} />
            </label>
          ) : (
            <p>{t.confirms[asked]}</p>
          )}
          {act.isError && <ProblemLine problem={troubleOf(act.error)} />}
          <span className="me-acts">
            <SureButton key={asked} type="primary" onClick={() => act.mutate(asked)} loading={act.isPending}>
              {t.sure}
            </SureButton>
            <Button onClick={() => setAsked(null)}>{t.cancel}</Button>
          </span>
        </div>
      )}
    </>
  );
}
