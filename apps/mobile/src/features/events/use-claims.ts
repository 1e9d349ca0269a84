import { useEffect, useRef, useState } from 'react';
import type { Fault } from '../../api/answer';
import type { ClaimList, ClaimView, Household } from '../../api/types';
import { type Remote, useRemote } from '../../lib/use-remote';
import { api } from '../access/server';
import { useOutbox } from './outbox';

export function useClaims(household: Household): Remote<ClaimList> {
  const remote = useRemote(`claims.${household.householdId}`, () => api.readClaims(household));
  const { reload } = remote;
  const waiting = useOutbox(household.householdId).length;
  const before = useRef(waiting);
  // One fewer on the phone is one more with the village.
  useEffect(() => {
    if (waiting < before.current) reload();
    before.current = waiting;
  }, [waiting, reload]);
  return remote;
}

/** Reads nothing while there is no event to read. */
export function useClaim(villageId: number, eventId: string | null): Remote<ClaimView> {
  return useRemote(eventId === null ? null : `claim.${eventId}`, () =>
    api.readClaim(villageId, eventId ?? ''),
  );
}

/** Claims further back, asked for page by page. */
export function useOlderClaims(household: Household, first: ClaimList) {
  const [older, setOlder] = useState<ClaimList | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const cursor = older === null ? first.nextCursor : older.nextCursor;

  const readMore = async () => {
    if (cursor === null) return;
    const answer = await api.readClaims(household, cursor);
    setFault(answer.ok ? null : answer.fault);
    if (!answer.ok) return;
    const { claims, nextCursor } = answer.value;
    setOlder((old) => ({ claims: [...(old?.claims ?? []), ...claims], nextCursor }));
  };

  const known = new Set(first.claims.map(({ eventId }) => eventId));
  const claims = [...first.claims, ...(older?.claims ?? []).filter(({ eventId }) => !known.has(eventId))];
  return { claims, hasMore: cursor !== null, fault, readMore: () => void readMore() };
}
