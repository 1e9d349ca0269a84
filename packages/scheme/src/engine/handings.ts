import type { Amount } from '../types.ts';
import type { BalancePlan } from './plan.ts';
import type { HouseholdNode } from './village.ts';

/** What one succession moved in one balance, at the first instant of a day. */
export interface Handing {
  day: number;
  from: HouseholdNode;
  to: HouseholdNode;
  balance: BalancePlan;
  /** Of the giver's account; of one that had ended its last. */
  period: number;
  /** Of the receiver's account. */
  into: number;
  /** Below zero where a debt goes along; never 0. */
  amount: Amount;
}
