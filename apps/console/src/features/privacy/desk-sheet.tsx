import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import { troubleOf } from '../../lib/errors.ts';
import { formatDate } from '../../lib/format.ts';
import { type CopyReason, privacyApi } from '../../lib/privacy-api.ts';
import { texts } from '../../texts.ts';
import { relationOf } from '../people/member-names.tsx';
import { ProblemLine } from '../../ui/states.tsx';

const t = texts.privacy;
const lookMs = 1000;

interface Chosen {
  memberId: string;
  label: string;
}

/** For those without a phone: the clerk finds them, orders their copy or writes down that they want to be forgotten. */
export function DeskSheet({ villageId }: { villageId: number }) {
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const [householdId, setHouseholdId] = useState<string>();
  const [chosen, setChosen] = useState<Chosen>();
  const households = useQuery({
    queryKey: ['households', villageId, { q, pageSize: 8 }],
    queryFn: () => api.households(villageId, { q, page: 1, pageSize: 8 }),
    enabled: q !== '',
  });
  const household = useQuery({
    queryKey: ['household', villageId, householdId],
    queryFn: () => api.household(villageId, householdId ?? ''),
    enabled: householdId !== undefined,
  });
  return (
    <section className="sheet">
      <div className="sheet-head">
        <h2>{t.desk}</h2>
        <span className="soft">{t.deskHint}</span>
      </div>
      <div className="sheet-body privacy-decide">
        <Input.Search
          aria-label={t.deskFind}
          value={typed}
          enterButton={t.deskFind}
          onChange={(event) => setTyped(event.target.value)}
          onSearch={(value) => {
            setQ(value.trim());
            setHouseholdId(undefined);
            setChosen(undefined);
          }}
        />
        {households.isError && <ProblemLine problem={troubleOf(households.error)} />}
        {households.data?.households.length === 0 && <p className="soft">{t.deskNone}</p>}
        <span className="privacy-acts">
          {households.data?.households.map((one) => (
            <Button
              key={one.id}
              type={one.id === householdId ? 'primary' : 'default'}
              onClick={() => {
                setHouseholdId(one.id);
                setChosen(undefined);
              }}
            >
              {t.person(one.headName, one.doorCode)}
            </Button>
          ))}
        </span>
        <span className="privacy-acts">
          {household.data?.members.map((member) => (
            <Button
              key={member.id}
              type={member.id === chosen?.memberId ? 'primary' : 'default'}
              onClick={() => setChosen({ memberId: member.id, label: member.name })}
            >
              {`${member.name}（${relationOf(household.data.members, member)}）`}
            </Button>
          ))}
        </span>
        {chosen && <Acts key={chosen.memberId} villageId={villageId} chosen={chosen} />}
      </div>
    </section>
  );
}

function Acts({ villageId, chosen }: { villageId: number; chosen: Chosen }) {
  const { memberId } = chosen;
  const [reason, setReason] = useState<CopyReason>();
  const [byGuardian, setByGuardian] = useState(false);
  const copies = useQuery({
    queryKey: ['data-copies', villageId, memberId],
    queryFn: () => privacyApi.copies(villageId, memberId),
    refetchInterval: ({ state }) => (state.data?.copies[0]?.state === 'waiting' ? lookMs : false),
  });
  const copy = useMutation({
    mutationFn: (why: CopyReason) => privacyApi.askCopy(villageId, memberId, why),
    onSuccess: () => copies.refetch(),
  });
  const erase = useMutation({
    mutationFn: () => privacyApi.askErasure(villageId, memberId, byGuardian),
  });
  const latest = copies.data?.copies[0];
  return (
    <div className="privacy-decide" role="group" aria-label={chosen.label}>
      <Radio.Group
        aria-label={t.deskReason}
        className="privacy-reasons"
        value={reason}
        onChange={(event) => setReason(event.target.value as CopyReason)}
        options={copies.data?.reasons.map(({ code, label }) => ({ value: code, label })) ?? []}
      />
      {copy.isError && <ProblemLine problem={troubleOf(copy.error)} />}
      <span className="privacy-acts">
        <Button
          disabled={reason === undefined}
          loading={copy.isPending}
          onClick={() => reason && copy.mutate(reason)}
        >
          {t.deskCopy}
        </Button>
        {latest?.state === 'waiting' && <span className="soft">{t.copyWaiting}</span>}
        {latest?.ready && <a href={privacyApi.copyUrl(villageId, latest.copyId)}>{t.copyFetch}</a>}
        {latest?.state === 'done' && !latest.ready && <span className="soft">{t.copyOver}</span>}
      </span>
      <Checkbox checked={byGuardian} onChange={(event) => setByGuardian(event.target.checked)}>
        {t.byGuardian}
      </Checkbox>
      {erase.isError && <ProblemLine problem={troubleOf(erase.error)} />}
      <span className="privacy-acts">
        <Button loading={erase.isPending} disabled={erase.isSuccess} onClick={() => erase.mutate()}>
          {t.deskErase}
        </Button>
        {erase.data && <span role="status">{t.eraseAsked(formatDate(erase.data.dueOn))}</span>}
      </span>
    </div>
  );
}
