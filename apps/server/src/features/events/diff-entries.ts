import type { Entry } from '@jishan/scheme';

/** A line as the ledger has it: what a posting moved on a holder's main account, signed. */
export interface BookedLine {
  holder: string;
  balance: string;
  period: string;
  amount: number;
}

/** A posting of an event that still stands. */
export interface BookedEvent {
  postingId: string;
  eventId: string;
  happenedAt: Date;
  lines: BookedLine[];
}

export interface EntryDiff {
  /** Postings to take back. */
  reverse: BookedEvent[];
  /** What to book, by event; never empty lists, never lines of 0. */
  book: Map<string, Entry[]>;
}

/**
 * Compares what the rules give now with what stands in the ledger. An event whose accounts would get the same sums
 * is left alone even if the words changed; any other is taken back whole and booked anew.
 */
export function diffEntries(entries: readonly Entry[], booked: readonly BookedEvent[]): EntryDiff {
  const wanted = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.amount === 0) continue;
    const list = wanted.get(entry.event);
    if (list === undefined) wanted.set(entry.event, [entry]);
    else list.push(entry);
  }
  const reverse: BookedEvent[] = [];
  const kept = new Set<string>();
  for (const posting of booked) {
    const now = wanted.get(posting.eventId);
    // A second posting of one event would be a fault of ours: it is taken back, which also mends it.
    if (now !== undefined && !kept.has(posting.eventId) && sumsOf(now) === sumsOf(posting.lines))
      kept.add(posting.eventId);
    else reverse.push(posting);
  }
  const book = new Map([...wanted].filter(([eventId]) => !kept.has(eventId)));
  return { reverse, book };
}

/** Lines as one text, equal where they move the same sums. */
export function sumsOf(lines: readonly BookedLine[]): string {
  const sums = new Map<string, number>();
  for (const line of lines) {
    const account = `${line.holder} ${line.balance} ${line.period}`;
    sums.set(account, (sums.get(account) ?? 0) + line.amount);
  }
  return [...sums]
    .filter(([, amount]) => amount !== 0)
    .map(([account, amount]) => `${account}=${amount}`)
    .sort()
    .join('\n');
}
