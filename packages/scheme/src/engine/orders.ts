import { toMinor } from '../amounts.ts';
import type { ExpressionContext } from '../expressions/compile.ts';
import { type EventFact, type Instant, type OrderFact } from '../facts.ts';
import { describeUnit } from '../periods.ts';
import { compareCodePoints } from '../text.ts';
import { dayOf } from '../time.ts';
import type { Amount } from '../types.ts';
import type { Cluster } from './clusters.ts';
import { versionOf } from './judge.ts';
import { KnownWalk } from './known-walk.ts';
import type { BalancePlan, RedemptionPlan, SchemePlan, VersionPlan } from './plan.ts';
import type { PreparedEvents } from './prepare.ts';
import type { RefusalReason } from './refusals.ts';
import { type HouseholdNode, holds, type MemberNode, stayOn, type Village } from './village.ts';
import type { OrderMove } from './walk.ts';

export interface AcceptedOrder {
  order: OrderFact;
  payer: HouseholdNode | MemberNode;
  household: HouseholdNode;
  amount: Amount;
  lowers: readonly BalancePlan[];
}

export interface RefusedOrder {
  order: OrderFact;
  reason: RefusalReason;
}

export interface DecidedOrders {
  accepted: AcceptedOrder[];
  refused: RefusedOrder[];
}

interface DecideInput {
  plan: SchemePlan;
  village: Village;
  prepared: PreparedEvents;
  orders: readonly OrderFact[];
  /** When an approved event's points may be spent. */
  usableAt: (event: EventFact) => Instant;
  /** Everybody whose points can bear on a household's. */
  clusterOf: (household: HouseholdNode) => Cluster;
}

/** Orders count by the moment they were placed and then by id. */
export function compareOrders(a: OrderFact, b: OrderFact): number {
  return a.orderedAt - b.orderedAt || compareCodePoints(a.id, b.id);
}

/**
 * Decides orders one after the other. Each sees what was approved by its own moment and the orders accepted before it;
 * once accepted it stays, whatever is learned later.
 */
export function decideOrders(input: DecideInput): DecidedOrders {
  const desk = new OrderDesk(input);
  const decided: DecidedOrders = { accepted: [], refused: [] };
  for (const order of [...input.orders].sort(compareOrders)) {
    const result = desk.decide(order);
    if ('reason' in result) decided.refused.push({ order, reason: result.reason });
    else decided.accepted.push(result);
  }
  return decided;
}

/** What an accepted order moves; a cancelled one gives back what it took. */
export function movesOf({ order, payer, amount, lowers }: AcceptedOrder): OrderMove[] {
  const day = dayOf(order.orderedAt);
  const cancelled = order.cancelledAt ?? null;
  return lowers.flatMap((balance) => {
    const move = { holder: payer, balance, period: balance.calendar.indexOfDay(day) };
    const taken = { ...move, at: order.orderedAt, amount };
    if (cancelled === null) return [taken];
    return [taken, { ...move, at: Math.max(cancelled, order.orderedAt), amount: -amount }];
  });
}

/** Decides orders in the order in which they count, and remembers what it accepted. */
class OrderDesk {
  private readonly input: DecideInput;
  private readonly accepted = new Map<HouseholdNode, AcceptedOrder[]>();
  private readonly walks = new Map<Cluster, KnownWalk>();

  constructor(input: DecideInput) {
    this.input = input;
  }

  decide(order: OrderFact): AcceptedOrder | { reason: RefusalReason } {
    const { plan, village } = this.input;
    const version = versionOf(plan, order.orderedAt);
    if (!version) return { reason: { code: 'scheme.not_in_force' } };
    const { redemption } = version;
    if (!redemption) return { reason: { code: 'order.no_redemption' } };
    const day = dayOf(order.orderedAt);
    const who = payerOf(order, village, day);
    if ('reason' in who) return who;
    const balance = payingBalance(order, redemption, who.payer.kind);
    if (!balance)
      return { reason: { code: 'order.balance', balance: order.balance ?? redemption.balance.id } };
    const amount = toMinor(order.points, plan.decimals);
    if (amount === null || amount <= 0) return { reason: { code: 'order.points', value: order.points } };
    const before = this.accepted.get(who.household) ?? [];
    const fault =
      windowFault(redemption, day) ??
      conditionFault(order, version, redemption, who, day) ??
      limitFault(order, redemption, amount, before);
    if (fault) return { reason: fault };
    const candidate = { order, ...who, amount, lowers: redemption.lowers };
    const walk = this.walkOf(who.household);
    const available = availableTo(candidate, walk);
    if (available < amount) return { reason: { code: 'order.not_covered', asked: amount, available } };
    walk.plan(movesOf(candidate));
    this.accepted.set(who.household, [...before, candidate]);
    return candidate;
  }

  private walkOf(household: HouseholdNode): KnownWalk {
    const cluster = this.input.clusterOf(household);
    let walk = this.walks.get(cluster);
    if (!walk) {
      const { plan, village, prepared, usableAt } = this.input;
      walk = new KnownWalk({ plan, village, cluster, reversedAt: prepared.reversedAt, usableAt });
      this.walks.set(cluster, walk);
    }
    return walk;
  }
}

interface Payer {
  payer: HouseholdNode | MemberNode;
  household: HouseholdNode;
}

function payerOf(order: OrderFact, village: Village, day: number): Payer | { reason: RefusalReason } {
  const household = village.byKey.get(`h:${order.householdId}`);
  if (household?.kind !== 'household') {
    return { reason: { code: 'order.unknown_holder', holder: `h:${order.householdId}` } };
  }
  if (!holds(household.span, day))
    return { reason: { code: 'order.not_taking_part', holder: household.key } };
  if (order.memberId === undefined) return { payer: household, household };
  const member = village.byKey.get(`m:${order.memberId}`);
  if (member?.kind !== 'member') {
    return { reason: { code: 'order.unknown_holder', holder: `m:${order.memberId}` } };
  }
  if (stayOn(member, day)?.household !== household) {
    return { reason: { code: 'order.not_taking_part', holder: member.key } };
  }
  return { payer: member, household };
}

/** The balance that pays; null when the named one is not for redeeming or is of another kind of holder. */
function payingBalance(
  order: OrderFact,
  redemption: RedemptionPlan,
  kind: 'household' | 'member',
): BalancePlan | null {
  const wanted = order.balance ?? redemption.balance.id;
  const found = redemption.lowers.find((balance) => balance.id === wanted);
  return found?.holder === kind ? found : null;
}

function windowFault(redemption: RedemptionPlan, day: number): RefusalReason | null {
  const open = redemption.windows.length === 0 || redemption.windows.some((holdsDay) => holdsDay(day));
  return open ? null : { code: 'order.window' };
}

function conditionFault(
  order: OrderFact,
  version: VersionPlan,
  redemption: RedemptionPlan,
  { payer, household }: Payer,
  day: number,
): RefusalReason | null {
  if (!redemption.test) return null;
  const context: ExpressionContext = {
    household: version.facts.household(household, day),
    order: version.facts.order(order),
  };
  const stay = payer.kind === 'member' ? stayOn(payer, day) : null;
  if (stay) context.member = version.facts.member(stay, day);
  return redemption.test.run(context, day) === true ? null : { code: 'order.condition' };
}

/** Limits count the household's orders accepted before; one that was cancelled before has given its place back. */
function limitFault(
  order: OrderFact,
  redemption: RedemptionPlan,
  amount: Amount,
  accepted: readonly AcceptedOrder[],
): RefusalReason | null {
  for (const limit of redemption.limits) {
    const period = limit.calendar.indexOfDay(dayOf(order.orderedAt));
    let used = 0;
    for (const before of accepted) {
      if (isCancelled(before.order, order.orderedAt)) continue;
      if (limit.calendar.indexOfDay(dayOf(before.order.orderedAt)) !== period) continue;
      used += limit.metric === 'times' ? 1 : before.amount;
    }
    const asked = limit.metric === 'times' ? 1 : amount;
    if (used + asked > limit.max) {
      const unit = describeUnit(limit.calendar.unit);
      return { code: 'order.limit', metric: limit.metric, max: limit.max, unit };
    }
  }
  return null;
}

function isCancelled(order: OrderFact, at: Instant): boolean {
  return order.cancelledAt !== undefined && order.cancelledAt !== null && order.cancelledAt <= at;
}

/** The least of what stands in the balances that the order lowers, as it was known at its moment. */
function availableTo({ order, payer, lowers }: AcceptedOrder, walk: KnownWalk): Amount {
  const accounts = walk.learnUntil(order.orderedAt);
  const day = dayOf(order.orderedAt);
  return Math.min(...lowers.map((balance) => accounts.standing(payer, balance, day)));
}
