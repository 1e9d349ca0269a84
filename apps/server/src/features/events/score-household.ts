import { type BookedPosting, type PostingDraft, readBooked, type TransferDraft } from '@jishan/ledger';
import {
  type CompiledScheme,
  type Entry,
  type EventFact,
  evaluate,
  type Refusal,
  type VillageFacts,
} from '@jishan/scheme';
import { type CommandContext, type Guard, readGuards } from '../../platform/command/index.ts';
import { readTogether, type ScopedRead } from '../../platform/db/index.ts';
import {
  householdScoreGuard,
  readLinkedHouseholds,
  readVillageFacts,
  villageScoreGuard,
} from '../people/index.ts';
import { diffHandovers, handoverSources } from './diff-handovers.ts';
import { type BookedEvent, diffEntries } from './diff-entries.ts';
import { toEventFact } from './event-facts.ts';
import { historyStart } from './history.ts';
import { readScored } from './read.ts';

/** What moves an event's points is in this file and nowhere else. */

export interface ScoringFacts {
  facts: VillageFacts;
  /** Approved events, corrections included, that bear on a change at the given moment. */
  events: EventFact[];
}

/** Which households are scored together, and the locks of all of them. */
interface ScoringScope {
  householdIds: 'all' | string[];
  guards: Guard[];
}

/**
 * The locks that every scoring takes, so that two approvals never book by the same state: those of the households
 * named and of all that are linked with them. A change of the roster bumps the locks of the households it touches, and
 * the first ones are read before it is known who is linked, so a link made in between is noticed at the commit. Where
 * limits count over the whole village, the village is scored as one.
 */
async function openScoring(
  ctx: Pick<CommandContext, 'read' | 'villageId'>,
  scheme: CompiledScheme,
  householdIds: readonly string[],
): Promise<ScoringScope> {
  const { read, villageId } = ctx;
  if (scheme.reach === 'village')
    return { householdIds: 'all', guards: await readGuards(read, villageId, [villageScoreGuard]) };
  const own = [...new Set(householdIds)];
  const [guards, linked] = await Promise.all([
    readGuards(read, villageId, own.map(householdScoreGuard)),
    readLinkedHouseholds(read, villageId, own),
  ]);
  const others = linked.filter((id) => !own.includes(id));
  const more = await readGuards(read, villageId, others.map(householdScoreGuard));
  return { householdIds: linked, guards: [...guards, ...more] };
}

/** Reads what the engine needs to judge events of these households that happen at and after a moment. */
export async function readScoringFacts(
  read: ScopedRead,
  villageId: number,
  scheme: CompiledScheme,
  which: { householdIds: readonly string[]; earliest: number },
): Promise<ScoringFacts> {
  const householdIds =
    scheme.reach === 'village' ? 'all' : await readLinkedHouseholds(read, villageId, which.householdIds);
  return readFactsOf(read, villageId, scheme, { householdIds, earliest: which.earliest });
}

/** Of households that are complete: whoever is linked with one of them is named too. */
async function readFactsOf(
  read: ScopedRead,
  villageId: number,
  scheme: CompiledScheme,
  { householdIds, earliest }: { householdIds: 'all' | string[]; earliest: number | null },
): Promise<ScoringFacts> {
  if (householdIds.length === 0) return { facts: { households: [], members: [] }, events: [] };
  const usual = earliest === null ? null : historyStart(scheme, earliest);
  const readRows = (from: Date | null) => readScored(read, villageId, { householdIds, from });
  // One that is linked with no other hands on nothing: nothing has to be known before its events are asked for.
  const isAlone = householdIds !== 'all' && householdIds.length === 1;
  const [facts, early] = await Promise.all([
    readVillageFacts(read, villageId, householdIds),
    isAlone ? readRows(usual) : null,
  ]);
  // What a household hands on is made of everything that it ever had.
  const rows = early ?? (await readRows(facts.successions ? null : usual));
  return { facts, events: rows.map((row) => toEventFact(row, scheme.decimals)) };
}

export interface ScorePlan {
  /** To be committed with the postings. */
  guards: Guard[];
  postings: PostingDraft[];
  /** What the rules now give for one event. */
  resultOf(eventId: string): { entries: Entry[]; refusal: Refusal | null };
}

/**
 * Plans the postings that bring the ledger in line with the rules after a change: an approval, a correction, a change
 * of the roster. All approved events that bear on it are evaluated by the versions in force when each happened, and
 * compared with what stands booked; an event that now gives other sums is reversed and booked anew, with its own time
 * and period. What households hand on to others is compared and booked alike.
 */
export async function planScoring(
  ctx: Pick<CommandContext, 'read' | 'villageId' | 'ids'>,
  scheme: CompiledScheme,
  change: {
    householdIds: readonly string[];
    /** The events as they will be: newly approved ones, and corrections. */
    events: EventFact[];
    /** The first moment that may look different; null for all of them. Left out: the earliest of the events. */
    since?: number | null;
    /** Said on each line that is taken back. */
    reverseReason: string;
  },
): Promise<ScorePlan> {
  const { guards, householdIds } = await openScoring(ctx, scheme, change.householdIds);
  const earliest =
    change.since === undefined ? Math.min(...change.events.map((event) => event.happenedAt)) : change.since;
  const known = await readFactsOf(ctx.read, ctx.villageId, scheme, { householdIds, earliest });
  const changed = new Set(change.events.map((event) => event.id));
  const events = [...known.events.filter((event) => !changed.has(event.id)), ...change.events];
  const { entries, refused, handovers } = evaluate(scheme, known.facts, events);
  const handed = handoverSources(known.facts);
  const booked = await readBookedOf(
    ctx.read,
    [ctx.villageId],
    [...events.map((event) => event.id), ...handed],
  );
  const ofEvents = booked.filter((posting) => posting.kind !== 'succession');
  const diff = diffEntries(entries, ofEvents.map(toBookedEvent));
  const between = diffHandovers(
    handovers,
    booked.filter((posting) => posting.kind === 'succession'),
  );
  const reverse = [...diff.reverse, ...between.reverse];
  return {
    guards,
    postings: [
      ...reverse.map((posting) => reversalOf(ctx, posting, change.reverseReason)),
      ...[...diff.book].map(([eventId, lines]) => postingOf(ctx, eventId, lines)),
      ...between.book.map((handover) => ({ ...handover, villageId: ctx.villageId, id: ctx.ids.uuid() })),
    ],
    resultOf: (eventId) => ({
      entries: entries.filter((entry) => entry.event === eventId),
      refusal: refused.find((refusal) => refusal.kind === 'event' && refusal.id === eventId) ?? null,
    }),
  };
}

const readBookedOf = readTogether(
  (read, [villageId]: readonly [number], sources) => readBooked(read, villageId, [...sources]),
  (posting) => posting.source,
);

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
