import { type Decimals, toMinor } from '../amounts.ts';
import type { ItemRule } from '../document.ts';
import type { FormulaPlan, ScoringScope } from '../engine/plan.ts';
import type { RefusalReason } from '../engine/refusals.ts';
import type { Amount } from '../types.ts';

/** Returned when the event is refused; the scope holds why. */
export const REFUSED = -1;
/** Returned when an appraisal was not made; nothing is booked, and it is no zero. */
export const NOT_ASSESSED = Number.NaN;

export interface ScorerInput {
  item: ItemRule;
  decimals: Decimals;
  /** Of an item whose points are a formula. */
  formula: FormulaPlan | null;
}

/** Amounts of a checked document always fit its decimals. */
export function minor(points: number, decimals: Decimals): Amount {
  const amount = toMinor(points, decimals);
  if (amount === null) throw new Error(`${points} does not fit ${decimals} decimals in a checked document`);
  return amount;
}

export function refuse(scope: ScoringScope, reason: RefusalReason): number {
  scope.refuse(reason);
  return REFUSED;
}

/** What a missing value means: an appraisal may allow it, anything else is refused. */
export function missing(scope: ScoringScope, column: string, item: ItemRule): number {
  if (item.kind === 'appraisal' && item.notAssessed === 'accepted') return NOT_ASSESSED;
  return refuse(scope, { code: 'value.missing', column, item: item.title });
}

/** Reads an amount in points from an event: it must fit the decimals and lie between two amounts. */
export function within(
  scope: ScoringScope,
  column: string,
  value: number,
  min: Amount,
  max: Amount,
  decimals: Decimals,
): number {
  const amount = toMinor(value, decimals);
  if (amount === null) return refuse(scope, { code: 'value.decimals', column, value });
  if (amount < min || amount > max) return refuse(scope, { code: 'value.range', column, value, min, max });
  return amount;
}
