import { timesFactor } from '../amounts.ts';
import type { Amount } from '../types.ts';

/** How much of what a period leaves its end carries on, where not all of it. */
export interface CarryPlan {
  /** Null: the whole. */
  percent: number | null;
  /** Null: without end. */
  max: Amount | null;
}

/**
 * What a period's end carries of its rest: the share, rounded half away from zero, and no more than the most. What is
 * owed goes along whole.
 */
export function carriedOf(rest: Amount, plan: CarryPlan | null): Amount {
  if (plan === null || rest <= 0) return rest;
  const share = plan.percent === null ? rest : timesFactor(rest, plan.percent / 100);
  return plan.max === null ? share : Math.min(share, plan.max);
}
