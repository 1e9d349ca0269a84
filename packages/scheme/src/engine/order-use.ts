import { timesFactor } from '../amounts.ts';
import type { Instant } from '../facts.ts';
import { dayOf, startOfDay } from '../time.ts';
import type { OrderLimitPlan, OrderRulesPlan } from './order-plans.ts';
import type { AcceptedOrder, Payer } from './accepted-order.ts';
import type { SchemePlan } from './plan.ts';
import type { HouseholdNode, MemberNode, Succession, Village } from './village.ts';

/** Asks for the use of one limit of redemption at the moment of an order. */
interface UseQuestion {
  limit: OrderLimitPlan;
  /** Whose orders use it up: a purse's that counts alone, or (empty) those of all others together. */
  counted: string;
  /** Purses that count alone by the version in force, whatever it was when an order was accepted. */
  alone: ReadonlySet<string>;
  period: number;
  /** One that was cancelled by then has given its place back. */
  at: Instant;
}

/** How much each household's accepted orders used up; what a succession brings counts too. */
export class OrderUse {
  private readonly accepted = new Map<HouseholdNode, AcceptedOrder[]>();
  private readonly paid = new Map<MemberNode, AcceptedOrder[]>();
  private readonly received = new Map<HouseholdNode, Succession[]>();

  constructor(plan: SchemePlan, village: Village) {
    const first = dayOf(plan.versions[0]?.from ?? 0);
    for (const succession of village.successions) {
      if (succession.day > first) push(this.received, succession.to, succession);
    }
  }

  /** Orders must come in the order in which they count. */
  add(order: AcceptedOrder): void {
    push(this.accepted, order.household, order);
    if (order.payer.kind === 'member') push(this.paid, order.payer, order);
  }

  /** Times, or minor units of points, of whom the limit counts that were used up by the moment of an order. */
  of(
    { payer, household }: Payer,
    limit: OrderLimitPlan,
    { purse, alone }: OrderRulesPlan,
    at: Instant,
  ): number {
    const period = limit.calendar.indexOfDay(dayOf(at));
    const asked = { limit, counted: alone.has(purse) ? purse : '', alone, period, at };
    if (limit.of === 'household') return this.before(household, asked, at + 1);
    const paid = payer.kind === 'member' ? this.paid.get(payer) : undefined;
    return sumOf(paid ?? [], asked, at + 1);
  }

  private before(household: HouseholdNode, asked: UseQuestion, end: Instant): number {
    const { limit, period } = asked;
    let used = sumOf(this.accepted.get(household) ?? [], asked, end);
    for (const { day, from, share } of this.received.get(household) ?? []) {
      if (startOfDay(day) >= end || limit.calendar.indexOfDay(day) !== period) continue;
      const brought = this.before(from, asked, startOfDay(day));
      used += limit.metric === 'times' ? brought : timesFactor(brought, share);
    }
    return used;
  }
}

/** What orders before an instant used up of a limit in the period that is asked about. */
function sumOf(orders: readonly AcceptedOrder[], asked: UseQuestion, end: Instant): number {
  const { limit, counted, alone, period, at } = asked;
  let used = 0;
  for (const { order, amount, purse } of orders) {
    if ((alone.has(purse) ? purse : '') !== counted) continue;
    if (order.orderedAt >= end || isCancelled(order.cancelledAt, at)) continue;
    if (limit.calendar.indexOfDay(dayOf(order.orderedAt)) !== period) continue;
    used += limit.metric === 'times' ? 1 : amount;
  }
  return used;
}

function isCancelled(cancelledAt: Instant | null | undefined, at: Instant): boolean {
  return cancelledAt !== undefined && cancelledAt !== null && cancelledAt <= at;
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
