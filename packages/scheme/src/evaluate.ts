import type { CompiledScheme } from './compiled.ts';
import type { Handing } from './engine/handings.ts';
import { prepareEvents } from './engine/prepare.ts';
import { capNoteOf, reasonOf } from './engine/reasons.ts';
import { type RefusalReason, refusalClause, refusalMessage } from './engine/refusals.ts';
import { indexVillage } from './engine/village.ts';
import { type Booking, type Walked, walk } from './engine/walk.ts';
import type { EventFact, VillageFacts } from './facts.ts';
import { positionsByText } from './sort.ts';
import { compareCodePoints } from './text.ts';
import { dayText } from './time.ts';
import type { Amount, Entry, Evaluation, Handover, Refusal } from './types.ts';

/**
 * Scores events: what each gave to whom, why, by which clause, and what was refused. Pure, and independent of the
 * order of the rows. With `scheme.reach` household, give all events of one household (subjects `h:`, its `m:` and
 * `o:`) and of those that go on in one another or share a member with it; otherwise those of the village.
 *
 * @example
 * const { entries, refused } = evaluate(scheme, facts, events);
 * entries[0]?.amount; // 2, in minor units
 */
export function evaluate(
  scheme: CompiledScheme,
  facts: VillageFacts,
  events: readonly EventFact[],
): Evaluation {
  const { plan } = scheme;
  const village = indexVillage(facts);
  const prepared = prepareEvents(plan, village, events);
  const entries: Entry[] = [];
  const take = (bookings: readonly Booking[]) => {
    for (const booking of bookings) entries.push(new BookedEntry(scheme, booking));
  };
  const walked = walk({ plan, village, prepared, moves: [], take });
  return {
    entries: sortedByEvent(entries),
    refused: refusedEvents(scheme, walked, prepared),
    handovers: walked.handings.map(handoverOf),
  };
}

function handoverOf({ day, from, to, balance, period, into, amount }: Handing): Handover {
  return {
    at: dayText(day),
    from: from.id,
    to: to.id,
    balance: balance.id,
    fromPeriod: balance.calendar.name(period),
    toPeriod: balance.calendar.name(into),
    amount,
  };
}

export interface Preview {
  /** What the candidate would give; empty when it is refused or gives nothing. */
  entries: readonly Entry[];
  refusal: Refusal | null;
}

/**
 * What one more event would give if it were approved, beside everything else that is known.
 *
 * @example previewEvent(scheme, facts, events, { ...claim, approvedAt: null }).refusal?.message
 */
export function previewEvent(
  scheme: CompiledScheme,
  facts: VillageFacts,
  events: readonly EventFact[],
  candidate: EventFact,
): Preview {
  const approved = { ...candidate, approvedAt: candidate.approvedAt ?? candidate.happenedAt };
  const others = events.filter((event) => event.id !== candidate.id);
  const { entries, refused } = evaluate(scheme, facts, [...others, approved]);
  return {
    entries: entries.filter((entry) => entry.event === candidate.id),
    refusal: refused.find((refusal) => refusal.id === candidate.id) ?? null,
  };
}

/** Entries sorted by event, balance and holder. */
export function sortedByEvent<E extends Pick<Entry, 'event' | 'balance' | 'holder'>>(
  entries: readonly E[],
): E[] {
  const positions = positionsByText(
    entries.map((entry) => entry.event),
    (left, right) => compareEntries(entries[left] as E, entries[right] as E),
  );
  return inPositions(entries, positions);
}

function inPositions<T>(things: readonly T[], positions: Uint32Array): T[] {
  const sorted: T[] = [];
  for (let at = 0; at < positions.length; at++) sorted.push(things[positions[at] as number] as T);
  return sorted;
}

/** Of one event. */
function compareEntries(
  left: Pick<Entry, 'balance' | 'holder'>,
  right: Pick<Entry, 'balance' | 'holder'>,
): number {
  return compareCodePoints(left.balance, right.balance) || compareCodePoints(left.holder, right.holder);
}

/**
 * An entry as a booking gives it. A class, because the runtime takes for lasting what it sees a literal make by the
 * thousand and keep for a while, and then collects it only with everything else.
 */
class BookedEntry implements Entry {
  readonly event: string;
  readonly item: string;
  readonly category: string;
  readonly balance: string;
  readonly holder: string;
  readonly period: string;
  readonly happenedAt: number;
  readonly amount: Amount;
  readonly wouldBe: Amount;
  readonly reason: string;
  readonly capNote: string | null;
  readonly clause: string;
  readonly version: string;

  constructor({ decimals, plan }: CompiledScheme, booking: Booking) {
    const { outcome, balance, holder } = booking;
    const { event, item } = outcome;
    this.event = event.id;
    this.item = item.id;
    this.category = item.category;
    this.balance = balance.id;
    this.holder = holder.key;
    this.period = balance.calendar.name(booking.period);
    this.happenedAt = event.happenedAt;
    this.amount = booking.amount;
    this.wouldBe = booking.wouldBe;
    this.reason = reasonOf(booking);
    this.capNote = capNoteOf(booking, decimals, plan.unit);
    this.clause = item.clause;
    this.version = outcome.version.version;
  }
}

/** Refused events, and corrections that correct nothing, sorted by id. */
export function refusedEvents(
  scheme: CompiledScheme,
  walked: Walked,
  prepared: ReturnType<typeof prepareEvents>,
): Refusal[] {
  const all = [...walked.refused, ...prepared.refused];
  if (prepared.repeated.length > 0) {
    const refusedTargets = new Set(walked.refused.map(({ event }) => event));
    for (const { correction, target } of prepared.repeated) {
      if (refusedTargets.has(target)) continue;
      const reason = { code: 'correction.already' as const, corrects: correction.corrects ?? '' };
      all.push({ event: correction, reason });
    }
  }
  const refusals = all.map(({ event, reason }) => refusalOf(scheme, 'event', event.id, reason));
  const positions = positionsByText(
    refusals.map(({ id }) => id),
    () => 0,
  );
  return inPositions(refusals, positions);
}

export function refusalOf(
  scheme: CompiledScheme,
  kind: Refusal['kind'],
  id: string,
  reason: RefusalReason,
): Refusal {
  const message = refusalMessage(reason, scheme.decimals, scheme.plan.unit);
  return { kind, id, code: reason.code, message, clause: refusalClause(reason) };
}
