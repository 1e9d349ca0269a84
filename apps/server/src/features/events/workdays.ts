import { addDays } from '../../platform/clock/index.ts';

/**
 * Which days are worked. China moves days off and work days by a yearly notice of the State Council: `off` and `on`
 * take such a table; without one Monday to Friday are work days, and a promise may then be some days early.
 */
export interface WorkCalendar {
  /** Weekdays that are off, `YYYY-MM-DD`. */
  off: ReadonlySet<string>;
  /** Saturdays and Sundays that are worked in exchange. */
  on: ReadonlySet<string>;
}

export const plainWeek: WorkCalendar = { off: new Set(), on: new Set() };

export function isWorkday(day: string, calendar: WorkCalendar = plainWeek): boolean {
  if (calendar.on.has(day)) return true;
  if (calendar.off.has(day)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/**
 * The last day of a deadline of so many work days; the day it starts on does not count. A deadline of 0 is that day.
 * @example addWorkdays('2026-11-20', 3) // a Friday → '2026-11-25'
 */
export function addWorkdays(day: string, workdays: number, calendar: WorkCalendar = plainWeek): string {
  let at = day;
  for (let left = workdays; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkday(at, calendar)) left -= 1;
  }
  return at;
}
