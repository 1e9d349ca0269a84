import { toMinor } from '../amounts.ts';
import type { EventFact, Instant, OrderFact } from '../facts.ts';
import { compareCodePoints } from '../text.ts';
import { dayOf } from '../time.ts';
import type { Amount } from '../types.ts';
import type { AcceptedOrder, Payer } from './accepted-order.ts';
import type { Cluster } from './clusters.ts';
import { versionOf } from './judge.ts';
import { KnownWalk } from './known-walk.ts';
import type { OrderRulesPlan, RedemptionPlan } from './order-plans.ts';
import { contextOf, payingBalance, ruleFault, rulesFor } from './order-rules.ts';
import { OrderUse } from './order-use.ts';
import { ratioFor, settlePayment, type Taking } from './payment.ts';
import type { BalancePlan, SchemePlan, VersionPlan } from './plan.ts';
import type { RefusalReason } from './refusals.ts';
import { type HouseholdNode, holds, type SubjectNode, stayOn, type Village } from './village.ts';
import type { OrderMove, Walked } from './walk.ts';

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
  orders: readonly OrderFact[];
  /** When an approved event's points may be spent. */
  usableAt: (event: EventFact) => Instant;
  /** Everybody whose points can bear on a household's. */
  clusterOf: (household: HouseholdNode) => Cluster;
  judgeGate: JudgeGate;
}

/** What is known at one moment. */
export interface KnownState {
  plan: SchemePlan;
  village: Village;
  walked: Walked;
  untilDay: number;
}

/** Whether a holder passed a gate in the last period that ended before a day. */
export type JudgeGate = (state: KnownState, gate: string, holder: SubjectNode, day: number) => boolean;

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
export function movesOf({ order, payer, takings }: AcceptedOrder): OrderMove[] {
  const day = dayOf(order.orderedAt);
  const cancelled = order.cancelledAt ?? null;
  return takings.flatMap(({ balance, amount }) => {
    const move = { orderedOn: day, holder: payer, balance, period: balance.calendar.indexOfDay(day) };
    const taken = { ...move, at: order.orderedAt, amount };
    if (cancelled === null) return [taken];
    return [taken, { ...move, at: Math.max(cancelled, order.orderedAt), amount: -amount }];
  });
}

/** Decides orders in the order in which they count, and remembers what it accepted. */
class OrderDesk {
  private readonly input: DecideInput;
  private readonly use: OrderUse;
  private readonly walks = new Map<Cluster, KnownWalk>();
  /** Orders still to be decided, so that what no later one asks about need not be remembered. */
  private readonly left = new Map<Cluster, number>();

  constructor(input: DecideInput) {
    this.input = input;
    this.use = new OrderUse(input.plan, input.village);
    for (const { householdId } of input.orders) this.count(householdId, 1);
  }

  decide(order: OrderFact): AcceptedOrder | { reason: RefusalReason } {
    const { plan, village } = this.input;
    this.count(order.householdId, -1);
    const version = versionOf(plan, order.orderedAt);
    if (!version) return { reason: { code: 'scheme.not_in_force' } };
    const { redemption } = version;
    if (!redemption) return { reason: { code: 'order.no_redemption' } };
    const who = payerOf(order, village, dayOf(order.orderedAt));
    if ('reason' in who) return who;
    const rules = rulesFor(order, redemption);
    const paying = payingBalance(order, rules, redemption, who.payer.kind);
    if ('reason' in paying) return paying;
    const amount = toMinor(order.points, plan.decimals);
    if (amount === null || amount <= 0) return { reason: { code: 'order.points', value: order.points } };
    const fault = ruleFault(order, version, rules, who, amount, this.use);
    if (fault) return { reason: fault };
    const paid = this.pay({ order, version, redemption, rules, who, paying, amount });
    if ('reason' in paid) return paid;
    const accepted = { order, ...who, amount, takings: paid.takings, purse: rules.purse };
    if (!this.isLast(who.household)) this.walkOf(who.household).plan(movesOf(accepted));
    this.use.add(accepted);
    return accepted;
  }

  /** Asks what was known at the order's moment: bars, gates, and what stands. */
  private pay(asked: Asked): { takings: Taking[] } | { reason: RefusalReason } {
    const { order, version, redemption, rules, who, paying, amount } = asked;
    const day = dayOf(order.orderedAt);
    const walked = this.walkOf(who.household).learnUntil(order.orderedAt, this.isLast(who.household));
    const fault = this.knownFault(asked, walked);
    if (fault) return { reason: fault };
    const plan = redemption.gifts.get(paying);
    const ratio = plan && ratioFor(plan, contextOf(order, version, who, day), day);
    const gift = plan && ratio ? { balance: plan.balance, ratio } : null;
    const standing = (balance: BalancePlan) => walked.accounts.standing(who.payer, balance, day);
    const settled = settlePayment({ rules, paying, gift, amount, standing });
    if ('takings' in settled) return settled;
    const { available } = settled;
    return { reason: { code: 'order.not_covered', asked: amount, available, stays: rules.above ?? 0 } };
  }

  private knownFault(
    { order, rules, who: { payer, household }, paying }: Asked,
    walked: Walked,
  ): RefusalReason | null {
    const { plan, village, judgeGate } = this.input;
    const day = dayOf(order.orderedAt);
    const found =
      walked.bars.find(household, ['redemption'], day) ?? walked.bars.find(payer, ['redemption'], day);
    if (found) return barred(found);
    for (const { id, title, of } of rules.gates) {
      const holder = of === 'household' ? household : payer;
      const state = { plan, village, walked, untilDay: day };
      if (holder.kind !== of || !judgeGate(state, id, holder, day)) return { code: 'order.gate', title };
    }
    for (const { balance, amount: least } of rules.least) {
      const asked = balance ?? paying;
      const holder = asked.holder === 'household' ? household : payer;
      const stands = walked.accounts.standing(holder, asked, day);
      if (stands < least) return { code: 'order.below_least', least, stands };
    }
    return null;
  }

  private count(householdId: string, orders: number): void {
    const household = householdNamed(this.input.village, householdId);
    const cluster = household && this.input.clusterOf(household);
    if (cluster) this.left.set(cluster, (this.left.get(cluster) ?? 0) + orders);
  }

  private isLast(household: HouseholdNode): boolean {
    return this.left.get(this.input.clusterOf(household)) === 0;
  }

  private walkOf(household: HouseholdNode): KnownWalk {
    const cluster = this.input.clusterOf(household);
    let walk = this.walks.get(cluster);
    if (!walk) {
      const { plan, usableAt } = this.input;
      walk = new KnownWalk({ plan, cluster, usableAt });
      this.walks.set(cluster, walk);
    }
    return walk;
  }
}

/** An order that passed every rule which asks for no balance. */
interface Asked {
  order: OrderFact;
  version: VersionPlan;
  redemption: RedemptionPlan;
  rules: OrderRulesPlan;
  who: Payer;
  paying: BalancePlan;
  amount: Amount;
}

function barred({ bar, lastDay }: NonNullable<ReturnType<Walked['bars']['find']>>): RefusalReason {
  const { item, day } = bar.outcome;
  return { code: 'order.barred', item: item.title, day, lastDay, clause: bar.clause };
}

/** The household of an order; undefined when nobody has its id. */
export function householdNamed(village: Village, id: string): HouseholdNode | undefined {
  const node = village.byKey.get(`h:${id}`);
  return node?.kind === 'household' ? node : undefined;
}

function payerOf(order: OrderFact, village: Village, day: number): Payer | { reason: RefusalReason } {
  const household = householdNamed(village, order.householdId);
  if (!household) {
    return { reason: { code: 'order.unknown_holder', holder: `h:${order.householdId}` } };
  }
  if (!holds(household.span, day))
    return { reason: { code: 'order.not_taking_part', holder: household.key } };
  if (order.memberId === undefined) return { payer: household, household };
  const member = village.byKey.get(`m:${order.memberId}`);
  if (member?.kind !== 'member') {
    return { reason: { code: 'order.unknown_holder', holder: `m:${order.memberId}` } };
  }
  const home = stayOn(member, day)?.household;
  if (home !== household) {
    const elsewhere = home ? { elsewhere: { written: household.key, is: home.key } } : {};
    return { reason: { code: 'order.not_taking_part', holder: member.key, ...elsewhere } };
  }
  return { payer: member, household };
}
