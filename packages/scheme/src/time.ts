import type { Instant } from './facts.ts';

/*
 * Local time is Asia/Shanghai as a plain +08:00. China kept summer time from 1986 to 1991; no scheme has facts from
 * then, and a village's papers never meant it, so it is left out on purpose.
 */

export const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

export interface CivilDate {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

/**
 * The local day a moment falls on, counted from 1970-01-01.
 *
 * @example dayOf(Date.parse('2024-03-05T16:00:00Z')) === dayNumber(2024, 3, 6) // true
 */
export function dayOf(instant: Instant): number {
  return Math.floor((instant + SHANGHAI_MS) / DAY_MS);
}

/** The moment at which a local day begins. */
export function startOfDay(day: number): Instant {
  return day * DAY_MS - SHANGHAI_MS;
}

/**
 * Day number of a civil date, counted from 1970-01-01 (proleptic Gregorian).
 *
 * @example dayNumber(1970, 1, 2) // 1
 */
export function dayNumber(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/**
 * The civil date of a day number.
 *
 * @example civilOf(1) // { year: 1970, month: 1, day: 2 }
 */
export function civilOf(dayCount: number): CivilDate {
  const shifted = dayCount + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day };
}

const INSTANT_TEXT =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Reads `YYYY-MM-DD` as a day number; null for anything else and for dates that do not exist.
 *
 * @example parseDay('2024-02-30') // null
 */
export function parseDay(text: string): number | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  const count = dayNumber(year, month, day);
  const back = civilOf(count);
  return back.year === year && back.month === month && back.day === day ? count : null;
}

/** The number that decimal digits spell; NaN where one of them is something else. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/**
 * Reads a date or a date with time as a moment; without an offset it is local time, without a time it is 00:00:00.
 *
 * @example parseInstant('2024-03-05') === parseInstant('2024-03-04T16:00:00Z') // true
 */
export function parseInstant(text: string): Instant | null {
  const match = INSTANT_TEXT.exec(text);
  const day = match?.[1] === undefined ? null : parseDay(match[1]);
  if (!match || day === null) return null;
  const [hour, minute, second] = [Number(match[2] ?? 0), Number(match[3] ?? 0), Number(match[4] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const millis = Math.floor(Number(`0.${match[5] ?? '0'}`) * 1000);
  const offset = offsetMs(match[6]);
  if (offset === null) return null;
  return day * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + millis - offset;
}

function offsetMs(text: string | undefined): number | null {
  if (text === undefined) return SHANGHAI_MS;
  if (text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(-2));
  if (hours > 18 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/**
 * A day as people read it in a file.
 *
 * @example dayText(0) // '1970-01-01'
 */
export function dayText(dayCount: number): string {
  const { year, month, day } = civilOf(dayCount);
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

/**
 * The local day of a moment as people read it in a file.
 *
 * @example dayTextOf(Date.parse('2024-03-04T16:00:00Z')) // '2024-03-05'
 */
export function dayTextOf(instant: Instant): string {
  return dayText(dayOf(instant));
}

/** Two digits. */
export function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** `MM-DD` as month and day; null when it is not a day of a leap year. */
export function parseMonthDay(text: string): { month: number; day: number } | null {
  const dayCount = parseDay(`2024-${text}`);
  if (dayCount === null) return null;
  const { month, day } = civilOf(dayCount);
  return { month, day };
}

/**
 * The same day so many months later; the month's last day where it has no such day.
 *
 * @example dayText(monthsLater(dayNumber(2024, 11, 30), 3)) // '2025-02-28'
 */
export function monthsLater(day: number, months: number): number {
  const { year, month, day: date } = civilOf(day);
  const count = year * 12 + month - 1 + months;
  const [laterYear, laterMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const next = laterMonth === 12 ? dayNumber(laterYear + 1, 1, 1) : dayNumber(laterYear, laterMonth + 1, 1);
  return Math.min(dayNumber(laterYear, laterMonth, date), next - 1);
}
