import type { ExpressionContext } from '../expressions/compile.ts';
import type { OrderFact } from '../facts.ts';
import { describeUnit } from '../periods.ts';
import { dayOf } from '../time.ts';
import type { Amount } from '../types.ts';
import type { OrderRulesPlan, RedemptionPlan } from './order-plans.ts';
import type { OrderUse } from './order-use.ts';
import type { Payer } from './accepted-order.ts';
import type { BalancePlan, VersionPlan } from './plan.ts';
import type { RefusalReason } from './refusals.ts';
import { stayOn } from './village.ts';

/**
 * The rules an order goes by: those of the purse that has its class (and its balance, where it names one), else of the
 * first purse with the balance it names, else the redemption's own, which are also those of the redemption's balance.
 */
export function rulesFor(order: OrderFact, { rules, purses }: RedemptionPlan): OrderRulesPlan {
  const { balance } = order;
  const byClass = purses.find(
    (one) =>
      one.classes.has(order.class ?? '') && (balance === undefined || one.rules.balance.id === balance),
  );
  if (byClass) return byClass.rules;
  if (balance === undefined || balance === rules.balance.id) return rules;
  return purses.find((one) => one.rules.balance.id === balance)?.rules ?? rules;
}

/** The balance that pays; a refusal when the named one is not for redeeming or is of another kind of holder. */
export function payingBalance(
  order: OrderFact,
  rules: OrderRulesPlan,
  { gifts }: RedemptionPlan,
  kind: 'household' | 'member',
): BalancePlan | { reason: RefusalReason } {
  const wanted = order.balance ?? rules.balance.id;
  const found = rules.lowers.find((balance) => balance.id === wanted);
  // A gift is spent only beside the balance that its rule names.
  const isGift = [...gifts.values()].some(({ balance }) => balance === found);
  if (!found || isGift) return { reason: { code: 'order.balance', balance: wanted } };
  if (found.holder === kind) return found;
  const holder = kind === 'household' ? 'member' : 'household';
  return { reason: { code: 'order.balance', balance: wanted, holder } };
}

/** What can be said against an order without knowing what stands in any balance. */
export function ruleFault(
  order: OrderFact,
  version: VersionPlan,
  rules: OrderRulesPlan,
  who: Payer,
  amount: Amount,
  use: OrderUse,
): RefusalReason | null {
  const day = dayOf(order.orderedAt);
  const { windows, fits, test, clause } = rules;
  if (windows.length > 0 && !windows.some((isOpen) => isOpen(day))) return { code: 'order.window', clause };
  if (fits || test) {
    const context = contextOf(order, version, who, day);
    if (fits && fits.run(context, day) !== true) return { code: 'order.class', classes: fits.source, clause };
    if (test && test.run(context, day) !== true)
      return { code: 'order.condition', when: test.source, clause };
  }
  return limitFault(order, rules, who, amount, use);
}

/** What conditions on an order may see. */
export function contextOf(
  order: OrderFact,
  { facts }: VersionPlan,
  { payer, household }: Payer,
  day: number,
): ExpressionContext {
  const context: ExpressionContext = {
    household: facts.household(household, day),
    order: facts.order(order),
  };
  const stay = payer.kind === 'member' ? stayOn(payer, day) : null;
  if (stay) context.member = facts.member(stay, day);
  return context;
}

function limitFault(
  order: OrderFact,
  rules: OrderRulesPlan,
  who: Payer,
  amount: Amount,
  use: OrderUse,
): RefusalReason | null {
  for (const limit of rules.limits) {
    const ofMember = limit.of === 'member';
    if (ofMember && who.payer.kind !== 'member') continue;
    const asked = limit.metric === 'times' ? 1 : amount;
    if (use.of(who, limit, rules, order.orderedAt) + asked > limit.max) {
      const unit = `${ofMember ? '每人' : ''}${describeUnit(limit.calendar.unit)}`;
      return { code: 'order.limit', metric: limit.metric, max: limit.max, unit };
    }
  }
  return null;
}
