import { type BookedPosting, type PostingDraft, readBooked, type TransferDraft } from '@jishan/ledger';
import {
  type CompiledScheme,
  type Entry,
  type EventFact,
  evaluate,
  type Refusal,
  type VillageFacts,
} from '@jishan/scheme';
import type { CommandContext } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { readVillageFacts } from '../people/index.ts';
import { type BookedEvent, diffEntries } from './diff-entries.ts';
import { toEventFact } from './event-facts.ts';
import { historyStart } from './history.ts';
import { readScored } from './read.ts';

/** What moves an event's points is in this file and nowhere else. */

/**
 * The optimistic lock that every scoring takes, so that two approvals of one household never book by the same state.
 * Where limits count over the whole village, the village is scored as one.
 */
export function scoreGuard(scheme: CompiledScheme, householdId: string): string {
  return scheme.reach === 'village' ? 'score:village' : `score:${householdId}`;
}

export interface ScoringFacts {
  facts: VillageFacts;
  /** Approved events, corrections included, that bear on a change at the given moment. */
  events: EventFact[];
}

/** Reads what the engine needs to judge events of these households that happen at and after a moment. */
export async function readScoringFacts(
  read: ScopedRead,
  villageId: number,
  scheme: CompiledScheme,
  which: { householdIds: readonly string[]; earliest: number },
): Promise<ScoringFacts> {
  const householdIds = scheme.reach === 'village' ? 'all' : [...new Set(which.householdIds)];
  if (householdIds !== 'all' && householdIds.length === 0)
    return { facts: { households: [], members: [] }, events: [] };
  const from = historyStart(scheme, which.earliest);
  const [facts, rows] = await Promise.all([
    readVillageFacts(read, villageId, householdIds),
    readScored(read, villageId, { householdIds, from }),
  ]);
  return { facts, events: rows.map((row) => toEventFact(row, scheme.decimals)) };
}

export interface ScorePlan {
  postings: PostingDraft[];
  /** What the rules now give for one event. */
  resultOf(eventId: string): { entries: Entry[]; refusal: Refusal | null };
}

/**
 * Plans the postings that bring the ledger in line with the rules after a change: an approval, a correction.
 * All approved events that bear on it are evaluated by the versions in force when each happened, and compared with
 * what stands booked; an event that now gives other sums is reversed and booked anew, with its own time and period.
 * Call it after `readGuards` of `scoreGuard`.
 */
export async function planScoring(
  ctx: Pick<CommandContext, 'read' | 'villageId' | 'ids'>,
  scheme: CompiledScheme,
  change: {
    householdId: string;
    /** The events as they will be: newly approved ones, and corrections. */
    events: EventFact[];
    /** Said on each line that is taken back. */
    reverseReason: string;
  },
): Promise<ScorePlan> {
  const earliest = Math.min(...change.events.map((event) => event.happenedAt));
  const known = await readScoringFacts(ctx.read, ctx.villageId, scheme, {
    householdIds: [change.householdId],
    earliest,
  });
  const changed = new Set(change.events.map((event) => event.id));
  const events = [...known.events.filter((event) => !changed.has(event.id)), ...change.events];
  const { entries, refused } = evaluate(scheme, known.facts, events);
  const booked = await readBooked(
    ctx.read,
    ctx.villageId,
    events.map((event) => event.id),
  );
  const diff = diffEntries(entries, booked.map(toBookedEvent));
  return {
    postings: [
      ...diff.reverse.map((posting) => reversalOf(ctx, posting, change.reverseReason)),
      ...[...diff.book].map(([eventId, lines]) => postingOf(ctx, eventId, lines)),
    ],
    resultOf: (eventId) => ({
      entries: entries.filter((entry) => entry.event === eventId),
      refusal: refused.find((refusal) => refusal.kind === 'event' && refusal.id === eventId) ?? null,
    }),
  };
}

function toBookedEvent(posting: BookedPosting): BookedEvent {
  return {
    postingId: posting.id,
    eventId: posting.source,
    happenedAt: posting.happenedAt,
    lines: posting.transfers.map(({ from, to, amount }) => {
      const { holder, balance, period } = to.state === 'main' ? to : from;
      return { holder, balance, period, amount: to.state === 'main' ? amount : -amount };
    }),
  };
}

function reversalOf(
  ctx: Pick<CommandContext, 'villageId' | 'ids'>,
  posting: BookedEvent,
  reverseReason: string,
): PostingDraft {
  return {
    villageId: ctx.villageId,
    id: ctx.ids.uuid(),
    kind: 'correction',
    source: posting.eventId,
    happenedAt: posting.happenedAt,
    reverses: posting.postingId,
    reverseReason,
    // The ledger mirrors the original's lines itself.
    transfers: [],
  };
}

function postingOf(
  ctx: Pick<CommandContext, 'villageId' | 'ids'>,
  eventId: string,
  entries: Entry[],
): PostingDraft {
  return {
    villageId: ctx.villageId,
    id: ctx.ids.uuid(),
    kind: 'event',
    source: eventId,
    // All entries of one event happened when it did.
    happenedAt: new Date(entries[0]?.happenedAt ?? 0),
    transfers: entries.map(toTransfer),
  };
}

function toTransfer(entry: Entry): TransferDraft {
  const holder = {
    holder: entry.holder,
    balance: entry.balance,
    period: entry.period,
    state: 'main' as const,
  };
  const issued = { holder: '*', balance: entry.balance, period: '*', state: 'issued' as const };
  const plus = entry.amount > 0;
  return {
    from: plus ? issued : holder,
    to: plus ? holder : issued,
    amount: Math.abs(entry.amount),
    reason: entry.reason,
    clause: entry.clause,
    meta: {
      item: entry.item,
      category: entry.category,
      wouldBe: entry.wouldBe,
      ...(entry.capNote === null ? {} : { capNote: entry.capNote }),
    },
  };
}
