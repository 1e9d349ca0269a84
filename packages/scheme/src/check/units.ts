import type { PeriodUnit } from '../document.ts';
import { MONTHS_OF } from '../periods.ts';
import { parseMonthDay } from '../time.ts';

export const UNIT_WORDS: Record<PeriodUnit, string> = {
  month: '月',
  bimonth: '两个月',
  quarter: '季度',
  half: '半年',
  year: '年',
  life: '不分期',
};

/** Whether one period is longer than another. */
export function isLonger(long: PeriodUnit, short: PeriodUnit): boolean {
  return MONTHS_OF[long] > MONTHS_OF[short];
}

/** Whether periods of one unit make up whole periods of a longer one: quarters a year, but two months no quarter. */
export function fitsInto(short: PeriodUnit, long: PeriodUnit): boolean {
  if (MONTHS_OF[short] >= MONTHS_OF[long]) return false;
  return long === 'life' || MONTHS_OF[long] % MONTHS_OF[short] === 0;
}

/** Whether periods of one length that count from these days (`MM-DD`) begin on the same days. */
export function isInStep(per: PeriodUnit, one = '01-01', other = '01-01'): boolean {
  const [a, b] = [parseMonthDay(one), parseMonthDay(other)];
  if (!a || !b) return true;
  return a.day === b.day && (a.month - b.month) % MONTHS_OF[per] === 0;
}
