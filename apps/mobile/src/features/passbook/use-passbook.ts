import { useState } from 'react';
import type { Fault } from '../../api/answer';
import type { Household, Passbook, PassbookEntry } from '../../api/types';
import { type Remote, useRemote } from '../../lib/use-remote';
import { api } from '../access/server';

const PAGE = 20;

export function usePassbook(household: Household): Remote<Passbook> {
  return useRemote(`passbook.${household.householdId}`, () => api.readPassbook(household, { limit: PAGE }));
}

/** Pages further back, asked for one by one. */
export function useOlderEntries(household: Household, first: Passbook) {
  const [older, setOlder] = useState<{ entries: PassbookEntry[]; cursor: string | null } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const cursor = older === null ? first.nextCursor : older.cursor;

  const readMore = async () => {
    if (cursor === null || isBusy) return;
    setBusy(true);
    const answer = await api.readPassbook(household, { cursor, limit: PAGE });
    setBusy(false);
    setFault(answer.ok ? null : answer.fault);
    if (!answer.ok) return;
    const { entries, nextCursor } = answer.value;
    setOlder((old) => ({ entries: [...(old?.entries ?? []), ...entries], cursor: nextCursor }));
  };

  const known = new Set(first.entries.map(({ id }) => id));
  const entries = [...first.entries, ...(older?.entries ?? []).filter(({ id }) => !known.has(id))];
  return { entries, hasMore: cursor !== null, isBusy, fault, readMore: () => void readMore() };
}
