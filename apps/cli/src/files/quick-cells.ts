import { parseDay } from '@jishan/scheme';

/*
 * Dates and numbers as files mostly write them, read from bytes. Whatever looks otherwise gives NaN, and the caller
 * reads its text the long way: that one decides what is allowed.
 */

export const DAY_MS = 86_400_000;
const SHANGHAI_MINUTES = 8 * 60;
const [DOT, DASH, COLON, PLUS, LETTER_T, LETTER_Z, SPACE] = [46, 45, 58, 43, 84, 90, 32];

/**
 * A date, or a date with a time and perhaps an offset, as milliseconds since 1970.
 *
 * @example quickMoment(Buffer.from('2024-03-05 14:30'), 0, 16)
 */
export function quickMoment(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 10 || bytes[start + 4] !== DASH || bytes[start + 7] !== DASH) return Number.NaN;
  const year = pair(bytes, start) * 100 + pair(bytes, start + 2);
  const day = dayNumber(year, pair(bytes, start + 5), pair(bytes, start + 8));
  if (end === start + 10) return day * DAY_MS - SHANGHAI_MINUTES * 60_000;
  const gap = bytes[start + 10];
  if ((gap !== LETTER_T && gap !== SPACE) || bytes[start + 13] !== COLON) return Number.NaN;
  const [hour, minute] = [pair(bytes, start + 11), pair(bytes, start + 14)];
  let at = start + 16;
  let second = 0;
  if (bytes[at] === COLON && at < end) {
    second = pair(bytes, at + 1);
    at += 3;
  }
  if (at > end || hour > 23 || minute > 59 || second > 59) return Number.NaN;
  const offset = offsetMinutes(bytes, at, end);
  return day * DAY_MS + ((hour * 60 + minute - offset) * 60 + second) * 1000;
}

/**
 * A number without sign or exponent, of at most 15 digits.
 *
 * @example quickNumber(Buffer.from('2.5'), 0, 3) // 2.5
 */
export function quickNumber(bytes: Uint8Array, start: number, end: number): number {
  if (end === start || end - start > 15) return Number.NaN;
  let number = 0;
  let scale = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === DOT && scale === 0 && at + 1 < end) {
      scale = 1;
      continue;
    }
    const digit = byte - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
    scale *= 10;
  }
  // Two whole numbers that a double holds exactly: their quotient is rounded once, as reading the text would.
  return scale === 0 ? number : number / scale;
}

/** Two decimal digits; NaN where there are none. */
function pair(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - 48;
  const ones = (bytes[at + 1] as number) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function offsetMinutes(bytes: Uint8Array, at: number, end: number): number {
  if (at === end) return SHANGHAI_MINUTES;
  const sign = bytes[at];
  if (sign === LETTER_Z && at + 1 === end) return 0;
  if ((sign !== PLUS && sign !== DASH) || at + 6 !== end || bytes[at + 3] !== COLON) return Number.NaN;
  const [hours, minutes] = [pair(bytes, at + 1), pair(bytes, at + 4)];
  if (hours > 18 || minutes > 59) return Number.NaN;
  return (sign === DASH ? -1 : 1) * (hours * 60 + minutes);
}

const FIRST_YEAR = 1900;
const YEARS = 200;
const UNKNOWN = 0;
const NO_DATE = -1;
// Keeps every day's number above zero.
const SHIFT = 1_000_000;
const days = new Int32Array(YEARS * 512);

function dayNumber(year: number, month: number, day: number): number {
  if (!(year >= FIRST_YEAR && year < FIRST_YEAR + YEARS && month < 16 && day < 32)) return Number.NaN;
  const place = (year - FIRST_YEAR) * 512 + month * 32 + day;
  if (days[place] === UNKNOWN) {
    const read = parseDay(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
    days[place] = read === null ? NO_DATE : read + SHIFT;
  }
  const known = days[place] as number;
  return known === NO_DATE ? Number.NaN : known - SHIFT;
}
