import { FACTOR_SCALE } from '../amounts.ts';
import type { ExpressionContext } from '../expressions/compile.ts';
import type { Amount } from '../types.ts';
import type { GiftPlan, GiftRatio, OrderRulesPlan } from './order-plans.ts';
import type { BalancePlan } from './plan.ts';

/** What an order takes from one balance; positive. */
export interface Taking {
  balance: BalancePlan;
  amount: Amount;
}

interface PaymentInput {
  rules: OrderRulesPlan;
  paying: BalancePlan;
  /** Points that may be spent beside the paying balance, and in what ratio. */
  gift: { balance: BalancePlan; ratio: GiftRatio } | null;
  amount: Amount;
  standing: (balance: BalancePlan) => Amount;
}

/** What an order takes from where; or how much it could have had at most, when that is not enough. */
export function settlePayment(input: PaymentInput): { takings: Taking[] } | { available: Amount } {
  const { rules, paying, gift, amount, standing } = input;
  const giftStands = gift ? Math.max(0, standing(gift.balance)) : 0;
  const given = gift ? Math.min(giftStands, mostBeside(gift.ratio, amount)) : 0;
  const takings: Taking[] = [];
  let available = Number.MAX_SAFE_INTEGER;
  let covered = true;
  for (const balance of rules.lowers) {
    if (balance === gift?.balance) continue;
    const stays = balance === paying ? (rules.above ?? 0) : 0;
    const stands = standing(balance) - stays;
    const asked = balance === paying ? amount - given : amount;
    covered &&= stands >= asked;
    const most =
      balance === paying && gift ? stands + Math.min(giftStands, mostFor(gift.ratio, stands)) : stands;
    available = Math.min(available, most);
    takings.push({ balance, amount: rules.lowersAll ? stands : asked });
  }
  if (!covered) return { available };
  if (gift && given > 0) takings.push({ balance: gift.balance, amount: given });
  return { takings };
}

/** The ratio in which a gift may be spent: that of the first class that fits, else the rule's own. */
export function ratioFor({ ratio, byClass }: GiftPlan, context: ExpressionContext, day: number): GiftRatio {
  return byClass.find(({ test }) => test.run(context, day) === true)?.ratio ?? ratio;
}

/** The most of a gift in a whole of so much: at most `each` for every `for` of the rest. */
function mostBeside(ratio: GiftRatio, whole: Amount): Amount {
  const { each, by } = inWholeNumbers(ratio);
  return quotient(each * BigInt(whole), each + by);
}

/** The most of a gift beside so much of the other balance. */
function mostFor(ratio: GiftRatio, other: Amount): Amount {
  if (other <= 0) return 0;
  const { each, by } = inWholeNumbers(ratio);
  return quotient(each * BigInt(other), by);
}

function inWholeNumbers(ratio: GiftRatio): { each: bigint; by: bigint } {
  return {
    each: BigInt(Math.round(ratio.each * FACTOR_SCALE)),
    by: BigInt(Math.round(ratio.for * FACTOR_SCALE)),
  };
}

/** Rounded down; both are above zero. */
function quotient(numerator: bigint, denominator: bigint): Amount {
  return Number(numerator / denominator);
}
