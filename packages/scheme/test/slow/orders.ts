import type { EventFact, OrderFact, SchemeDocument, VillageRecord } from '../../src/index.ts';
import { standingOf } from './balances.ts';
import { dateOf, momentOf, nextDate, periodName } from './calendar.ts';
import { factsOf, holdsTrue } from './conditions.ts';
import { scoreEvents } from './events.ts';
import { type Known, versionInForce } from './known.ts';
import { holderTakesPart, stayHolds } from './people.ts';
import type { OrderMove } from './record.ts';

interface Decided {
  moves: OrderMove[];
  refused: { id: string; code: string }[];
}

/** Decides orders one after the other, each by what was known at its moment. */
export function decideOrders(documents: readonly SchemeDocument[], record: VillageRecord): Decided {
  const decided: Decided = { moves: [], refused: [] };
  const orders = [...(record.orders ?? [])].sort(
    (a, b) => a.orderedAt - b.orderedAt || (a.id < b.id ? -1 : 1),
  );
  for (const order of orders) {
    const made = decide(order, documents, record, decided.moves);
    if ('code' in made) decided.refused.push({ id: order.id, code: made.code });
    else decided.moves.push(...made.moves);
  }
  return decided;
}

function decide(
  order: OrderFact,
  documents: readonly SchemeDocument[],
  record: VillageRecord,
  before: readonly OrderMove[],
): { code: string } | { moves: OrderMove[] } {
  const document = versionInForce(documents, order.orderedAt);
  if (!document) return { code: 'scheme.not_in_force' };
  const rule = document.redemption;
  if (!rule) return { code: 'order.no_redemption' };
  const date = dateOf(order.orderedAt);
  const household = record.facts.households.find(({ id }) => id === order.householdId);
  if (!household) return { code: 'order.unknown_holder' };
  if (!holderTakesPart(record, `h:${household.id}`, date)) return { code: 'order.not_taking_part' };
  let holder = `h:${household.id}`;
  if (order.memberId !== undefined) {
    const rows = record.facts.members.filter(({ id }) => id === order.memberId);
    if (rows.length === 0) return { code: 'order.unknown_holder' };
    if (!rows.some((row) => stayHolds(row, date) && row.householdId === household.id)) {
      return { code: 'order.not_taking_part' };
    }
    holder = `m:${order.memberId}`;
  }
  const lowers = rule.lowers ?? [rule.balance];
  const paying = order.balance ?? rule.balance;
  const kind = document.balances[paying]?.holder ?? 'household';
  if (!lowers.includes(paying) || (kind === 'member') !== holder.startsWith('m:'))
    return { code: 'order.balance' };
  const points = Math.round(order.points * 10 ** (document.decimals ?? 0));
  if (points <= 0 || Math.abs(points - order.points * 10 ** (document.decimals ?? 0)) > 1e-6) {
    return { code: 'order.points' };
  }
  if (rule.windows && !rule.windows.some((window) => isOpen(window, date))) return { code: 'order.window' };
  if (rule.when && !holdsTrue(rule.when, factsOf(record, household, date)))
    return { code: 'order.condition' };
  for (const limit of rule.limits ?? []) {
    const mine = new Map(
      before
        .filter((move) => move.order.householdId === household.id)
        .filter(({ order: other }) => !((other.cancelledAt ?? Number.POSITIVE_INFINITY) <= order.orderedAt))
        .filter(
          ({ order: other }) =>
            periodName(limit.per, dateOf(other.orderedAt)) === periodName(limit.per, date),
        )
        .map((move) => [move.order.id, move.points]),
    );
    const total = [...mine.values()].reduce((a, b) => a + b, 0);
    const over =
      limit.times === undefined
        ? total + points > Math.round((limit.points ?? 0) * 10 ** (document.decimals ?? 0))
        : mine.size + 1 > limit.times;
    if (over) return { code: 'order.limit' };
  }
  const available = Math.min(
    ...lowers.map((balance) => availableAt(order.orderedAt, documents, record, before, holder, balance)),
  );
  if (available < points) return { code: 'order.not_covered' };
  return { moves: lowers.map((balance) => ({ order, holder, balance, points })) };
}

/** Random schemes write windows of months only. */
function isOpen(window: { months?: number[] }, date: string): boolean {
  return window.months?.includes(Number(date.slice(5, 7))) ?? true;
}

/** What stood in a balance at a moment, from what was known then. */
function availableAt(
  moment: number,
  documents: readonly SchemeDocument[],
  record: VillageRecord,
  moves: readonly OrderMove[],
  holder: string,
  balance: string,
): number {
  const known: Known = {
    documents,
    record,
    isKnown: (event) => event.happenedAt <= moment && usableFrom(event, documents, record) <= moment,
    knowsCorrection: (correction) => (correction.approvedAt ?? Number.POSITIVE_INFINITY) <= moment,
    moves: moves.map((move) => withoutLaterCancellation(move, moment)),
  };
  const { booked } = scoreEvents(known);
  // One moment later than any order of this very moment that was placed before.
  return standingOf(known, booked, holder, balance, dateOf(moment), moment + 1);
}

function withoutLaterCancellation(move: OrderMove, moment: number): OrderMove {
  const { cancelledAt } = move.order;
  const later = typeof cancelledAt === 'number' && cancelledAt > moment;
  return later ? { ...move, order: { ...move.order, cancelledAt: null } } : move;
}

function usableFrom(event: EventFact, documents: readonly SchemeDocument[], record: VillageRecord): number {
  const approved = event.approvedAt ?? Number.POSITIVE_INFINITY;
  const document = versionInForce(documents, event.happenedAt);
  if (document?.review.countsAt !== 'notice' || !document.notice) return approved;
  const { every, days } = document.notice;
  const period = periodName(every, dateOf(event.happenedAt));
  const recorded = record.notices?.get(period);
  if (recorded !== undefined) return Math.max(approved, recorded);
  let end = dateOf(event.happenedAt);
  while (periodName(every, end) === period) end = nextDate(end);
  for (let day = 0; day < days; day++) end = nextDate(end);
  return Math.max(approved, momentOf(end));
}
