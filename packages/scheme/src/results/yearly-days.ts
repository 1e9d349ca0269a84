import { civilOf, dayNumber } from '../time.ts';

/** A day of the year. */
export interface MonthDay {
  month: number;
  day: number;
}

/** The day number in one year; the 29th of February is the 28th in years without it. */
export function dayInYear(year: number, { month, day }: MonthDay): number {
  const found = dayNumber(year, month, day);
  return civilOf(found).month === month ? found : found - 1;
}

/** The last such day of a year that is not after a day. */
export function lastSuchDay(on: MonthDay, until: number): number {
  const { year } = civilOf(until);
  const found = dayInYear(year, on);
  return found <= until ? found : dayInYear(year - 1, on);
}
