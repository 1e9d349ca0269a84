import { civilOf, dayNumber, startOfDay } from '../time.ts';
import type { Amount } from '../types.ts';
import { versionOf } from './judge.ts';
import type { BalancePlan, SchemePlan } from './plan.ts';

/** What becomes of a balance at a period's end. */
export interface PeriodEnd {
  /** Not above 0. */
  expired: Amount;
  carried: Amount;
}

interface Asked {
  plan: SchemePlan;
  balance: BalancePlan;
  period: number;
  /** Last day whose end makes points expire. */
  expiredDay: number;
  /** What the period after this one used up to a day. */
  usedBy: (period: number, day: number) => Amount;
}

/** Ends a period by the version in force at its last instant. */
export function endPeriod({ plan, balance, period, expiredDay, usedBy }: Asked, closing: Amount): PeriodEnd {
  const nextDay = balance.calendar.startDay(period + 1);
  const end = versionOf(plan, startOfDay(nextDay) - 1)?.ends[balance.index];
  if (end?.atEnd === 'reset') {
    return {
      expired: -Math.max(closing, 0) || 0,
      carried: end.keepsNegative ? Math.min(closing, 0) : 0,
    };
  }
  if (end?.atEnd !== 'carry') return { expired: 0, carried: 0 };
  // What is owed never expires.
  if (end.expires === null || closing <= 0) return { expired: 0, carried: closing };
  const day = dayWithin(balance, period + 1, end.expires);
  if (day === null || day > expiredDay) return { expired: 0, carried: closing };
  const carried = Math.min(closing, Math.max(0, usedBy(period + 1, day)));
  return { expired: carried - closing || 0, carried };
}

/** The first such day of a period; null where a short period has none: its rest then goes on to the next one. */
function dayWithin(
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
