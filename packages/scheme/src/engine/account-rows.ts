import type { Amount } from '../types.ts';
import type { Sums } from './account-sums.ts';
import type { Lot } from './lots.ts';
import type { ParticipationDays } from './participation.ts';
import type { BalancePlan } from './plan.ts';

/** One period of one balance of one holder; see `docs/schemes` for what each figure means. */
export interface AccountRow {
  period: number;
  opening: Amount;
  earned: Amount;
  deducted: Amount;
  redeemed: Amount;
  closing: Amount;
  expired: Amount;
  carried: Amount;
  /** What a succession could still hand on after it. */
  rest: Amount;
  /** What lapsed after its end and what had come in or before it; null where nothing did. */
  lapsed: Lot[] | null;
}

/** The row of a holder that ended keeps what stood in it; what was handed on is what it carried. */
export function handedOn(row: AccountRow, { handed, handingsInside }: Sums): void {
  row.carried = handed;
  if (handingsInside > 0) row.expired = 0;
}

export function emptyRow(period: number): AccountRow {
  return {
    period,
    opening: 0,
    earned: 0,
    deducted: 0,
    redeemed: 0,
    closing: 0,
    expired: 0,
    carried: 0,
    rest: 0,
    lapsed: null,
  };
}

/** Numbers of the balance's periods that hold at least one day of taking part, ascending. */
export function periodsOf(balance: BalancePlan, days: readonly ParticipationDays[]): number[] {
  const periods: number[] = [];
  for (const { from, to } of days) {
    const last = balance.calendar.indexOfDay(to);
    for (let period = balance.calendar.indexOfDay(from); period <= last; period++) {
      if (periods.at(-1) !== period) periods.push(period);
    }
  }
  return periods;
}
