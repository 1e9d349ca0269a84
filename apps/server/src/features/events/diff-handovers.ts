import type { BookedPosting, PostingDraft, TransferDraft } from '@jishan/ledger';
import { type Handover, parseInstant, type VillageFacts } from '@jishan/scheme';
import { type BookedEvent, type BookedLine, sumsOf } from './diff-entries.ts';

/** What stands for one succession in the ledger: named by its day and both households. */
const sourceOf = ({ at, from, to }: { at: string; from: string; to: string }) =>
  `succession:${at}:${from}:${to}`;

/** Every succession that is known, also one that hands on nothing (any more). */
export function handoverSources({ successions = [] }: Pick<VillageFacts, 'successions'>): string[] {
  return [...new Set(successions.map(sourceOf))];
}

export interface HandoverDiff {
  reverse: BookedEvent[];
  book: Omit<PostingDraft, 'villageId' | 'id'>[];
}

/** Compares what households hand on by the rules with what stands booked; what differs is taken back and booked anew. */
export function diffHandovers(
  handovers: readonly Handover[],
  booked: readonly BookedPosting[],
): HandoverDiff {
  const wanted = new Map<string, Handover[]>();
  for (const handover of handovers) {
    const source = sourceOf(handover);
    wanted.set(source, [...(wanted.get(source) ?? []), handover]);
  }
  const reverse: BookedEvent[] = [];
  for (const posting of booked) {
    const lines = posting.transfers.flatMap(bothSides);
    const now = wanted.get(posting.source);
    if (now && sumsOf(now.flatMap(linesOf)) === sumsOf(lines)) wanted.delete(posting.source);
    else
      reverse.push({
        postingId: posting.id,
        eventId: posting.source,
        happenedAt: posting.happenedAt,
        lines,
      });
  }
  return {
    reverse,
    book: [...wanted].map(([source, all]) => ({
      kind: 'succession',
      source,
      happenedAt: new Date(parseInstant(all[0]?.at ?? '') ?? 0),
      transfers: all.map(transferOf),
    })),
  };
}

function linesOf({ from, to, balance, fromPeriod, toPeriod, amount }: Handover): BookedLine[] {
  return [
    { holder: `h:${from}`, balance, period: fromPeriod, amount: -amount },
    { holder: `h:${to}`, balance, period: toPeriod, amount },
  ];
}

function bothSides({ from, to, amount }: TransferDraft): BookedLine[] {
  return [
    { holder: from.holder, balance: from.balance, period: from.period, amount: -amount },
    { holder: to.holder, balance: to.balance, period: to.period, amount },
  ];
}

/** A debt goes along as a transfer the other way round. */
function transferOf({ from, to, balance, fromPeriod, toPeriod, amount }: Handover): TransferDraft {
  const giver = { holder: `h:${from}`, balance, period: fromPeriod, state: 'main' as const };
  const receiver = { holder: `h:${to}`, balance, period: toPeriod, state: 'main' as const };
  const plus = amount > 0;
  return {
    from: plus ? giver : receiver,
    to: plus ? receiver : giver,
    amount: Math.abs(amount),
    reason: '分户、并户，按登记的比例接续',
  };
}
