import type { SubjectKind } from '../document.ts';
import type { CompiledExpression } from '../expressions/compile.ts';
import type { PeriodCalendar } from '../periods.ts';
import type { Amount } from '../types.ts';
import type { BalancePlan } from './counted-plans.ts';

export interface RedemptionPlan {
  /** What holds for an order that goes by no purse. */
  rules: OrderRulesPlan;
  purses: readonly PursePlan[];
  /** Gift balances by the balance beside which they are spent. */
  gifts: ReadonlyMap<BalancePlan, GiftPlan>;
}

/** The rules that one order must pass; a purse's are complete, with what it takes over. */
export interface OrderRulesPlan {
  /** Pays unless the order names another of `lowers`. */
  balance: BalancePlan;
  lowers: readonly BalancePlan[];
  lowersAll: boolean;
  windows: readonly ((day: number) => boolean)[];
  test: CompiledExpression | null;
  /** Of classes; null: everybody. */
  fits: CompiledExpression | null;
  limits: readonly OrderLimitPlan[];
  /** Which purse they are, whatever version wrote it; empty for the redemption itself. */
  purse: string;
  /** Purses with limits of their own, each of whose orders count for themselves; all others count together. */
  alone: ReadonlySet<string>;
  least: readonly { balance: BalancePlan | null; amount: Amount }[];
  /** What must stay in the balance that pays; null: nothing. */
  above: Amount | null;
  gates: readonly GateRef[];
  clause: string;
}

export interface OrderLimitPlan {
  metric: 'times' | 'points';
  max: number;
  calendar: PeriodCalendar;
  /** Of a member: what they pay themselves, wherever they live; it does not touch what a household pays. */
  of: 'household' | 'member';
}

export interface GateRef {
  id: string;
  title: string;
  of: SubjectKind;
}

export interface PursePlan {
  /** Order classes that are paid from it. */
  classes: ReadonlySet<string>;
  rules: OrderRulesPlan;
}

/** Points that are spent only beside those of another balance. */
export interface GiftPlan {
  balance: BalancePlan;
  ratio: GiftRatio;
  byClass: readonly { test: CompiledExpression; ratio: GiftRatio }[];
}

/** At most `each` of the gift for every `for` of the other. */
export interface GiftRatio {
  each: number;
  for: number;
}
