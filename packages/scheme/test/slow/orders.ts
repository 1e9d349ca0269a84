import type { OrderFact, RedemptionSection, SchemeDocument, VillageRecord } from '../../src/index.ts';
import { standingAt } from './balances.ts';
import { isBarred } from './bars.ts';
import { dateOf, momentOf, spanOf } from './calendar.ts';
import { holdsTrue, inOneOf, type Scope } from './conditions.ts';
import { gateBefore } from './gates.ts';
import { type Known, type OrderMove, versionInForce } from './known.ts';
import { tellAll } from './past.ts';
import { kindOf, stayHolds, subjectOf } from './people.ts';
import { type Asked, isOpen, overLimit, rulesFor } from './purses.ts';
import type { Story } from './record.ts';
import { seen } from './seen.ts';
import { giftOf } from './spending.ts';

interface Decided {
  moves: OrderMove[];
  refused: { id: string; code: string }[];
}

/** Decides orders one after the other, each by what was known at its moment. */
export function decideOrders(
  documents: readonly SchemeDocument[],
  record: VillageRecord,
  until: string,
): Decided {
  const decided: Decided = { moves: [], refused: [] };
  const orders = [...(record.orders ?? [])].sort(
    (a, b) => a.orderedAt - b.orderedAt || (a.id < b.id ? -1 : 1),
  );
  for (const order of orders) {
    const made = decide(order, { documents, record, until }, decided.moves);
    if ('code' in made) {
      decided.refused.push({ id: order.id, code: made.code });
      seen(made.code);
    } else decided.moves.push(...made.moves);
  }
  return decided;
}

type Files = Pick<Known, 'documents' | 'record' | 'until'>;

type Decision = { code: string } | { moves: OrderMove[] };

function decide(order: OrderFact, files: Files, before: readonly OrderMove[]): Decision {
  const { documents, record } = files;
  const document = versionInForce(documents, order.orderedAt);
  if (!document) return { code: 'scheme.not_in_force' };
  const { redemption } = document;
  if (!redemption) return { code: 'order.no_redemption' };
  const date = dateOf(order.orderedAt);
  const payer = payerOf(order, record, date);
  if ('code' in payer) return payer;
  const rules = rulesFor(order, redemption);
  const pays = document.balances[rules.balance]?.holder ?? 'household';
  if (!rules.admits.includes(rules.balance) || (pays === 'member') !== payer.holder.startsWith('m:')) {
    return { code: 'order.balance' };
  }
  const scale = 10 ** (document.decimals ?? 0);
  const points = Math.round(order.points * scale);
  if (points <= 0 || Math.abs(points - order.points * scale) > 1e-6) return { code: 'order.points' };
  const known = knownAt(order.orderedAt, files, before);
  const subject = subjectOf(record, payer.holder, date);
  const scope: Scope = { known, document, date, subject, order };
  const asked: Asked = { order, document, holder: payer.holder, date, points, rules, scope };
  return decideAsked(asked, before, redemption);
}

function payerOf(
  order: OrderFact,
  record: VillageRecord,
  date: string,
): { code: string } | { holder: string } {
  const household = record.facts.households.find(({ id }) => id === order.householdId);
  if (!household) return { code: 'order.unknown_holder' };
  if (!subjectOf(record, `h:${household.id}`, date)?.takesPart) return { code: 'order.not_taking_part' };
  if (order.memberId === undefined) return { holder: `h:${household.id}` };
  const rows = record.facts.members.filter(({ id }) => id === order.memberId);
  if (rows.length === 0) return { code: 'order.unknown_holder' };
  const isHere = rows.some((row) => stayHolds(row, date) && row.householdId === household.id);
  return isHere ? { holder: `m:${order.memberId}` } : { code: 'order.not_taking_part' };
}

function decideAsked(asked: Asked, before: readonly OrderMove[], redemption: RedemptionSection): Decision {
  const { order, document, holder, date, rules, scope } = asked;
  if (rules.purse !== null) seen('redemption.purses');
  if (rules.windows && !rules.windows.some((window) => isOpen(window, date, scope.known))) {
    return { code: 'order.window' };
  }
  if (!inOneOf(rules.for, scope)) return { code: 'order.class' };
  if (rules.when && !holdsTrue(rules.when, scope)) return { code: 'order.condition' };
  if (rules.limits.some((limit) => overLimit(limit, asked, before, redemption)))
    return { code: 'order.limit' };
  // Only now is it worth telling the whole story of what was known.
  const story = tellAll(scope.known);
  if ([holder, `h:${order.householdId}`].some((one) => isBarred(story, one, ['redemption'], date))) {
    return { code: 'order.barred' };
  }
  for (const gate of rules.gates ?? []) {
    const of = document.results?.gates?.[gate]?.of ?? 'household';
    const judged = of === kindOf(holder) ? holder : `h:${order.householdId}`;
    if (!gateBefore(story, gate, judged, order.orderedAt)) return { code: 'order.gate' };
    seen('redemption.gates opened');
  }
  for (const { balance = rules.balance, points: least } of rules.least ?? []) {
    const owner =
      (document.balances[balance]?.holder ?? 'household') === 'household' ? `h:${order.householdId}` : holder;
    if (standing(story, owner, balance, asked) < Math.round(least * 10 ** (document.decimals ?? 0))) {
      return { code: 'order.below_least' };
    }
  }
  return pay(asked, story);
}

/** Takes the points out of every balance that the order lowers, if each covers it. */
function pay(asked: Asked, story: Story): Decision {
  const { order, document, holder, points, rules } = asked;
  const kept = Math.round((rules.above ?? 0) * 10 ** (document.decimals ?? 0));
  const gift = giftOf(asked, story);
  const moves: OrderMove[] = [];
  for (const balance of rules.lowers) {
    const pays = balance === rules.balance;
    const free = standing(story, holder, balance, asked) - (pays && rules.above !== undefined ? kept : 0);
    const needed = pays ? points - (gift?.points ?? 0) : points;
    if (free < needed) {
      if (pays && rules.above !== undefined && free + kept >= needed) seen('redemption.above');
      return { code: 'order.not_covered' };
    }
    const taken = rules.lowersAll ? Math.max(free, 0) : needed;
    if (rules.lowersAll && taken > needed) seen('redemption.lowersAll');
    moves.push({ order, asked: points, points: taken, holder, balance, purse: rules.purse });
  }
  if (gift && gift.points > 0) {
    seen('balances.spendWith');
    const { balance, points: given } = gift;
    moves.push({ order, asked: points, points: given, holder, balance, purse: rules.purse });
  }
  return { moves };
}

/** What stands before the order; orders of the same moment that came before it are gone from it. */
function standing(story: Story, holder: string, balance: string, { order }: Asked): number {
  return standingAt(story, holder, balance, order.orderedAt, 'with orders');
}

/** What was known at a moment, and the orders before. */
function knownAt(moment: number, files: Files, moves: readonly OrderMove[]): Known {
  const { documents, record } = files;
  return {
    ...files,
    isKnown: (event) => event.happenedAt <= moment && usableFrom(event, documents, record) <= moment,
    knowsCorrection: (correction) => (correction.approvedAt ?? Number.POSITIVE_INFINITY) <= moment,
    moves: moves.map((move) => withoutLaterCancellation(move, moment)),
  };
}

function withoutLaterCancellation(move: OrderMove, moment: number): OrderMove {
  const { cancelledAt } = move.order;
  const later = typeof cancelledAt === 'number' && cancelledAt > moment;
  return later ? { ...move, order: { ...move.order, cancelledAt: null } } : move;
}

/** From when an event counts for orders: its approval, or the end of the notice of its period. */
function usableFrom(
  event: { happenedAt: number; approvedAt: number | null; item: string },
  documents: readonly SchemeDocument[],
  record: VillageRecord,
): number {
  const approved = event.approvedAt ?? Number.POSITIVE_INFINITY;
  const document = versionInForce(documents, event.happenedAt);
  if (document?.review.countsAt !== 'notice' || !document.notice) return approved;
  const { every, days, lengths } = document.notice;
  const period = spanOf(every, dateOf(event.happenedAt));
  const recorded = record.notices?.get(period.name);
  if (recorded !== undefined) {
    seen('notices.csv', recorded > approved);
    return Math.max(approved, recorded);
  }
  const procedure = document.items[event.item]?.procedure ?? document.review.default;
  const own = lengths?.[procedure];
  if (own !== undefined) seen('notice.lengths');
  const end = momentOf(period.last) + ((own ?? days) + 1) * 86_400_000;
  seen('review.countsAt notice', end > approved);
  return Math.max(approved, end);
}
