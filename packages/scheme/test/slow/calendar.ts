import type { LimitUnit } from '../../src/index.ts';

/* Dates as people write them, found by counting days one by one. Slow, and hard to get wrong. */

const DAY = 86_400_000;

/** Local date of a moment, `YYYY-MM-DD`. */
export function dateOf(moment: number): string {
  return new Date(moment + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** First moment of a local date. */
export function momentOf(date: string): number {
  return Date.parse(`${date}T00:00:00+08:00`);
}

export function nextDate(date: string): string {
  return dateOf(momentOf(date) + DAY);
}

export function previousDate(date: string): string {
  return dateOf(momentOf(date) - DAY);
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

/** Every date from one to another, both included. */
export function datesBetween(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = nextDate(date)) dates.push(date);
  return dates;
}

/** Dates compare as text. */
export function latest(...dates: string[]): string {
  return dates.reduce((a, b) => (a > b ? a : b));
}

export function earliest(...dates: string[]): string {
  return dates.reduce((a, b) => (a < b ? a : b));
}
