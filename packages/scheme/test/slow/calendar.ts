import type { LimitUnit } from '../../src/index.ts';

/* Dates as people write them, found by counting days one by one. Slow, and hard to get wrong. */

const DAY = 86_400_000;

/** Local date of a moment, `YYYY-MM-DD`. */
export function dateOf(moment: number): string {
  const day = Math.floor((moment + 8 * 3_600_000) / DAY);
  return once(texts, day, () => new Date(day * DAY).toISOString().slice(0, 10));
}

/** First moment of a local date. */
export function momentOf(date: string): number {
  return once(moments, date, () => Date.parse(`${date}T00:00:00+08:00`));
}

export function nextDate(date: string): string {
  return once(nexts, date, () => dateOf(momentOf(date) + DAY));
}

export function previousDate(date: string): string {
  return once(previouses, date, () => dateOf(momentOf(date) - DAY));
}

/* The calendar does not change; only the tests' patience asks for its pages to be kept. */
const texts = new Map<number, string>();
const moments = new Map<string, number>();
const nexts = new Map<string, string>();
const previouses = new Map<string, string>();

function once<Key, Value>(pages: Map<Key, Value>, key: Key, find: () => Value): Value {
  const known = pages.get(key);
  if (known !== undefined) return known;
  const found = find();
  pages.set(key, found);
  return found;
}

const MONTHS: Partial<Record<LimitUnit, number>> = { month: 1, bimonth: 2, quarter: 3, half: 6, year: 12 };

/** Name of the period in which a date lies. A shifted year is counted from `begins` (`MM-DD`). */
export function periodName(unit: LimitUnit, date: string, begins = '01-01'): string {
  const key = `${unit} ${date} ${begins}`;
  const name = names.get(key) ?? findName(unit, date, begins);
  names.set(key, name);
  return name;
}

/** Names do not change; only the tests' patience asks for this. */
const names = new Map<string, string>();

function findName(unit: LimitUnit, date: string, begins: string): string {
  if (unit === 'life') return 'life';
  if (unit === 'day') return date;
  if (unit === 'week') return mondayOf(date);
  const length = MONTHS[unit] ?? 1;
  let start = date;
  while (!isStart(start, length, begins)) start = previousDate(start);
  return nameOfStart(unit, start);
}

function isStart(date: string, length: number, begins: string): boolean {
  const [month = 0, day = 0] = begins.split('-').map(Number);
  const [, m = 0, d = 0] = date.split('-').map(Number);
  return d === day && (m - month + 12) % length === 0;
}

function nameOfStart(unit: LimitUnit, start: string): string {
  const [year = '', month = ''] = start.split('-');
  switch (unit) {
    case 'month':
      return `${year}-${month}`;
    case 'bimonth':
      return `${year}-B${Math.ceil(Number(month) / 2)}`;
    case 'quarter':
      return `${year}-Q${Math.ceil(Number(month) / 3)}`;
    case 'half':
      return `${year}-H${Number(month) <= 6 ? 1 : 2}`;
    default:
      return year;
  }
}

function mondayOf(date: string): string {
  let monday = date;
  while (new Date(`${monday}T00:00:00Z`).getUTCDay() !== 1) monday = previousDate(monday);
  return monday;
}

/** A period with its first and last date, both included. */
export interface Span {
  name: string;
  first: string;
  last: string;
}

export const ALWAYS: Span = { name: 'life', first: '0001-01-01', last: '9999-12-31' };

/** The period in which a date lies. */
export function spanOf(unit: LimitUnit, date: string, begins = '01-01'): Span {
  if (unit === 'life') return ALWAYS;
  const key = `${unit} ${date} ${begins}`;
  const span = spans.get(key) ?? findSpan(unit, date, begins);
  spans.set(key, span);
  return span;
}

/** Like names: they do not change. */
const spans = new Map<string, Span>();

function findSpan(unit: LimitUnit, date: string, begins: string): Span {
  const name = periodName(unit, date, begins);
  const inside = (other: string) => periodName(unit, other, begins) === name;
  let first = date;
  while (inside(previousDate(first))) first = previousDate(first);
  let last = date;
  while (inside(nextDate(last))) last = nextDate(last);
  return { name, first, last };
}

/** Every date from one to another, both included. */
export function datesBetween(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = nextDate(date)) dates.push(date);
  return dates;
}

/** The periods of a unit from one date to another, in order. */
export function spansBetween(unit: LimitUnit, from: string, to: string, begins = '01-01'): Span[] {
  const found: Span[] = [];
  for (let date = from; date <= to; date = nextDate(spanOf(unit, date, begins).last)) {
    found.push(spanOf(unit, date, begins));
    if (unit === 'life') break;
  }
  return found;
}

/** The same day so many months later; where a month lacks it, its last day. */
export function monthsLater(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  const start = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  const last = spanOf('month', `${start}-01`).last;
  return earliest(`${start}-${String(day).padStart(2, '0')}`, last);
}

/** The first `MM-DD` after a date. */
export function firstDayAfter(date: string, at: string): string {
  let day = nextDate(date);
  while (day.slice(5) !== at) day = nextDate(day);
  return day;
}

/** How many periods of one unit make one of another. */
export function partsOf(shorter: LimitUnit, longer: LimitUnit): number {
  return (MONTHS[longer] ?? 1) / (MONTHS[shorter] ?? 1);
}

/** Dates compare as text. */
export function latest(...dates: string[]): string {
  return dates.reduce((a, b) => (a > b ? a : b));
}

export function earliest(...dates: string[]): string {
  return dates.reduce((a, b) => (a < b ? a : b));
}
