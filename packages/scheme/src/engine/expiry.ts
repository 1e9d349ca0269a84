import type { PeriodCalendar } from '../periods.ts';
import { civilOf, dayNumber, monthsLater } from '../time.ts';

/** How long points are valid. */
export type ValidityPlan = DatedPlan | RollingPlan;

/** Up to a day of the year: the first after the end of the period in which they came, or a later one. */
interface DatedPlan {
  on: { month: number; day: number };
  /** Which of those days: 1 for the first. */
  after: number;
}

/** So long from the day on which they came. */
interface RollingPlan {
  months: number;
  days: number;
  /** Counts from the first day of its period instead; null: from the day itself. */
  since: PeriodCalendar | null;
}

/**
 * The last day on which points may be used, by the rule that was in force when a period ended.
 *
 * @param from the day on which they were earned, in this account or in the one they came from
 * @param kept number of the period in which none of them lapses: the one that ended, or a later one in which they came
 */
export function lastUsableDay(
  plan: ValidityPlan,
  calendar: PeriodCalendar,
  from: number,
  kept: number,
): number {
  const next = calendar.startDay(kept + 1);
  if ('on' in plan) {
    const { year, ...first } = dayFrom(plan.on, calendar.startDay(calendar.indexOfDay(from) + 1));
    const due = plan.after === 1 ? first.day : dayOfYear(plan.on, year + plan.after - 1);
    return Math.max(due, dayFrom(plan.on, next).day);
  }
  const start = plan.since === null ? from : plan.since.startDay(plan.since.indexOfDay(from));
  const gone = plan.months > 0 ? monthsLater(start, plan.months) : start + plan.days;
  return Math.max(gone, next) - 1;
}

/** The first such day that is no earlier than another, and its year. */
function dayFrom(on: DatedPlan['on'], earliest: number): { day: number; year: number } {
  const { year } = civilOf(earliest);
  const day = dayOfYear(on, year);
  return day >= earliest ? { day, year } : { day: dayOfYear(on, year + 1), year: year + 1 };
}

/** The 29th of February is the 28th where a year has none. */
function dayOfYear({ month, day }: DatedPlan['on'], year: number): number {
  const found = dayNumber(year, month, day);
  return civilOf(found).month === month ? found : found - 1;
}
