import type {
  OrderFact,
  OrderLimitRule,
  PurseRule,
  RedemptionSection,
  SchemeDocument,
  WindowRule,
} from '../../src/index.ts';
import { dateOf, momentOf, monthsLater, periodName, spanOf } from './calendar.ts';
import type { Scope } from './conditions.ts';
import { firstVersion, type Known, type OrderMove } from './known.ts';
import { halfUp } from './points.ts';
import { sum } from './record.ts';
import { seen } from './seen.ts';
import { receivedBy, WHOLE } from './successions.ts';

/** The rules that an order follows: those of its purse, and for what that leaves out those of the redemption. */
export interface Rules {
  balance: string;
  lowers: string[];
  /** Balances that an order may name. */
  admits: string[];
  /** The name of the purse; null for the redemption itself. */
  purse: string | null;
  lowersAll: boolean;
  windows: WindowRule[] | undefined;
  when: string | undefined;
  limits: OrderLimitRule[];
  least: PurseRule['least'];
  above: number | undefined;
  gates: string[] | undefined;
  for: string[] | undefined;
}

/** What an order asks for, of whom, by which rules. */
export interface Asked {
  order: OrderFact;
  document: SchemeDocument;
  holder: string;
  date: string;
  points: number;
  rules: Rules;
  scope: Scope;
}

export function rulesFor(order: OrderFact, redemption: RedemptionSection): Rules {
  const purse = purseOf(order, redemption);
  const from = { ...redemption, ...purse };
  const lowers = redemption.lowers ?? [redemption.balance];
  return {
    balance: purse?.balance ?? order.balance ?? redemption.balance,
    lowers: purse ? (purse.lowers ?? [purse.balance]) : lowers,
    admits: purse ? [purse.balance] : lowers,
    purse: purse ? nameOf(purse) : null,
    lowersAll: (redemption.lowersAll ?? false) && purse === undefined,
    windows: written(from.windows),
    when: from.when,
    limits: from.limits ?? [],
    least: from.least,
    above: from.above,
    gates: from.gates,
    for: written(from.for),
  };
}

/** In a purse an empty list takes the redemption's rule away. */
function written<One>(list: One[] | undefined): One[] | undefined {
  if (list?.length === 0) seen('redemption.purses without a rule');
  return list?.length === 0 ? undefined : list;
}

/** The purse that pays for the order's class; failing that, the first of the balance that it names. */
function purseOf(order: OrderFact, { balance, purses = [] }: RedemptionSection): PurseRule | undefined {
  const ofBalance = purses.filter((one) => order.balance === undefined || one.balance === order.balance);
  const byClass = ofBalance.find(
    ({ classes }) => order.class !== undefined && classes?.includes(order.class),
  );
  if (byClass) seen('redemption.purses by class');
  if (byClass || order.balance === undefined || order.balance === balance) return byClass;
  return ofBalance[0];
}

/** A purse is the same one while it has the same balance and classes. */
function nameOf({ balance, classes = [] }: PurseRule): string {
  return [balance, ...[...classes].sort()].join(' ');
}

/** Whether all that a window names fits the day. */
export function isOpen(window: WindowRule, date: string, known: Known): boolean {
  const [, month = 0, day = 0] = date.split('-').map(Number);
  const fromEnd = day - Number(spanOf('month', date).last.slice(8)) - 1;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  const at = date.slice(5);
  const { from, to, months, days, weekdays, firstMonths } = window;
  if (from !== undefined && to !== undefined) {
    if (from <= to ? at < from || at > to : at < from && at > to) return false;
  }
  if (months && !months.includes(month)) return false;
  if (days && !days.includes(day) && !days.includes(fromEnd)) return false;
  if (weekdays && !weekdays.includes(weekday)) return false;
  if (firstMonths !== undefined && date >= monthsLater(firstVersion(known.documents).from, firstMonths))
    return false;
  seen(`redemption.windows ${Object.keys(window).sort().join('+')}`);
  return true;
}

/** Whether an order is too much beside those of its household in the period that count together with it. */
export function overLimit(
  limit: OrderLimitRule,
  asked: Asked,
  before: readonly OrderMove[],
  redemption: RedemptionSection,
): boolean {
  const { order, points, document, rules } = asked;
  const counts = (move: OrderMove) => limitOf(move.purse, redemption) === limitOf(rules.purse, redemption);
  const ofMember = limit.of === 'member';
  if (ofMember && !asked.holder.startsWith('m:')) return false;
  const used = ofMember
    ? paidBy(asked.holder, limit, asked, before.filter(counts))
    : usedBy(`h:${order.householdId}`, limit, asked, before.filter(counts), order.orderedAt);
  if (ofMember && used.times > 0) seen('redemption.limits.of member');
  if (limit.times !== undefined) return used.times + 1 > limit.times;
  return used.points + points > Math.round((limit.points ?? 0) * 10 ** (document.decimals ?? 0));
}

/** A purse with limits of its own counts alone; all others count together. */
function limitOf(purse: string | null, { purses = [] }: RedemptionSection): string | null {
  return purses.find((one) => nameOf(one) === purse)?.limits ? purse : null;
}

/** Orders that a member paid in the period, of whatever household they then were. */
function paidBy(
  member: string,
  limit: OrderLimitRule,
  { order, date }: Asked,
  moves: readonly OrderMove[],
): { times: number; points: number } {
  const own = new Map(
    moves
      .filter((move) => move.holder === member && move.order.orderedAt <= order.orderedAt)
      .filter((move) => !((move.order.cancelledAt ?? Number.POSITIVE_INFINITY) <= order.orderedAt))
      .filter((move) => periodName(limit.per, dateOf(move.order.orderedAt)) === periodName(limit.per, date))
      .map((move) => [move.order.id, move.asked]),
  );
  return { times: own.size, points: sum([...own.values()]) };
}

/** Orders of a household in the period, and what came with successions: times whole, points by share. */
function usedBy(
  household: string,
  limit: OrderLimitRule,
  { order, date, scope }: Asked,
  moves: readonly OrderMove[],
  until: number,
): { times: number; points: number } {
  const own = new Map(
    moves
      .filter((move) => `h:${move.order.householdId}` === household && move.order.orderedAt <= until)
      .filter((move) => !((move.order.cancelledAt ?? Number.POSITIVE_INFINITY) <= order.orderedAt))
      .filter((move) => periodName(limit.per, dateOf(move.order.orderedAt)) === periodName(limit.per, date))
      .map((move) => [move.order.id, move.asked]),
  );
  const used = { times: own.size, points: sum([...own.values()]) };
  for (const { from, at, share } of receivedBy(scope.known, household, until)) {
    const asked = { order, date, scope } as Asked;
    const received = usedBy(from, limit, asked, moves, momentOf(at) - 1);
    if (received.times > 0) seen('successions: redemption limits go along');
    used.times += received.times;
    used.points += halfUp(received.points * share, WHOLE);
  }
  return used;
}
