import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import type { Household, RevealedMember, RevealReason } from '../../lib/api-types.ts';
import { formatDate } from '../../lib/format.ts';
import { TroubleBox } from '../../lib/trouble-box.tsx';
import { texts } from '../../texts.ts';
import { Mark } from '../../ui/marks.tsx';
import { Loading } from '../../ui/states.tsx';
import { relationOf, useShowNames } from './member-names.tsx';

const t = texts.reveal;

/**
 * Who belongs to a household: masked, until somebody says why they must see more. What is shown lives in this page alone
 * (the names in its forms too), so that leaving it hides everything again.
 */
export function RevealMembers({
  villageId,
  household,
  mayReveal,
}: {
  villageId: number;
  household: Household;
  mayReveal: boolean;
}) {
  const showNames = useShowNames();
  const [asking, setAsking] = useState(false);
  const reveal = useMutation({
    mutationFn: (body: { reason: RevealReason['code']; note?: string }) =>
      api.reveal(villageId, household.id, body),
    onSuccess: ({ members }) => {
      setAsking(false);
      showNames(members);
    },
    gcTime: 0,
  });
  const full = new Map(reveal.data?.members.map((member) => [member.id, member]));
  return (
    <>
      <div className="members-head">
        <h2>{texts.household.members(household.members.length)}</h2>
        {mayReveal && !reveal.data && !asking && <Button onClick={() => setAsking(true)}>{t.show}</Button>}
        {reveal.data && (
          <>
            <span className="soft" role="status">
              {t.shown}
            </span>
            <Button
              onClick={() => {
                reveal.reset();
                showNames();
              }}
            >
              {t.hide}
            </Button>
          </>
        )}
      </div>
      {asking && (
        <Reasons
          busy={reveal.isPending}
          onPick={(reason, note) => reveal.mutate({ reason, ...(note === '' ? {} : { note }) })}
          onCancel={() => setAsking(false)}
        />
      )}
      <TroubleBox title={t.failed} of={reveal} />
      <ul className="members">
        {household.members.map((member) => (
          <li key={member.id}>
            <b>{nameOf(member.name, full.get(member.id))}</b>
            <span className="soft">{relationOf(household.members, member)}</span>
            {!member.participating && <Mark tone="plain">{texts.household.notParticipating}</Mark>}
            <Details member={full.get(member.id)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function nameOf(masked: string, member: RevealedMember | undefined): string {
  if (!member) return masked;
  return member.name === '' ? t.erased : member.name;
}

function Details({ member }: { member: RevealedMember | undefined }) {
  if (!member) return null;
  const { phone, idNumber, bornOn, guardianName, guardianPhone } = member;
  const facts = [
    phone && `${t.phone} ${phone}`,
    idNumber && `${t.idNumber} ${idNumber}`,
    bornOn && `${t.bornOn} ${formatDate(bornOn)}`,
    guardianName && `${t.guardian} ${guardianName} ${guardianPhone ?? ''}`,
  ].filter((fact) => typeof fact === 'string' && fact !== '');
  return facts.length > 0 ? <span className="member-details">{facts.join(' · ')}</span> : null;
}

function Reasons({
  busy,
  onPick,
  onCancel,
}: {
  busy: boolean;
  onPick: (reason: RevealReason['code'], note: string) => void;
  onCancel: () => void;
}) {
  const [needsNote, setNeedsNote] = useState<RevealReason | null>(null);
  const [note, setNote] = useState('');
  const query = useQuery({
    queryKey: ['reveal-reasons'],
    queryFn: () => api.revealReasons(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <fieldset className="reveal-reasons">
      <legend>{t.why}</legend>
      {query.isPending && <Loading label={t.loadingReasons} rows={1} />}
      <TroubleBox title={t.failed} of={query} />
      {needsNote === null &&
        query.data?.reasons.map((reason) => (
          <Button
            key={reason.code}
            disabled={busy}
            onClick={() => (reason.noteNeeded ? setNeedsNote(reason) : onPick(reason.code, ''))}
          >
            {reason.label}
          </Button>
        ))}
      {needsNote !== null && (
        <>
          <Input
            aria-label={t.note}
            placeholder={t.noteHint}
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button
            type="primary"
            disabled={busy || note.trim() === ''}
            onClick={() => onPick(needsNote.code, note.trim())}
          >
            {t.confirm}
          </Button>
        </>
      )}
      <Button type="text" onClick={onCancel}>
        {t.cancel}
      </Button>
    </fieldset>
  );
}
