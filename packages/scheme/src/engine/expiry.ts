import { civilOf, dayNumber } from '../time.ts';
import type { BalancePlan } from './plan.ts';

/**
 * The day of a period on which what the one before carried into it expires, once that day is over; null where a short
 * period has no such day: its rest then goes on to the next one.
 */
export function expiryDay(
  { calendar }: BalancePlan,
  period: number,
  { month, day }: { month: number; day: number },
): number | null {
  const first = calendar.startDay(period);
  const { year } = civilOf(first);
  for (const candidate of [dayOfYear(year, month, day), dayOfYear(year + 1, month, day)]) {
    if (candidate >= first) return candidate < calendar.startDay(period + 1) ? candidate : null;
  }
  return null;
}

/** The 29th of February is the 28th where a year has none. */
function dayOfYear(year: number, month: number, day: number): number {
  const found = dayNumber(year, month, day);
  return civilOf(found).month === month ? found : found - 1;
}
