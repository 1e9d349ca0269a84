import type { PeriodUnit } from '../document.ts';

const MONTHS: Record<PeriodUnit, number> = {
  month: 1,
  bimonth: 2,
  quarter: 3,
  half: 6,
  year: 12,
  life: Number.POSITIVE_INFINITY,
};

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
  return MONTHS[long] > MONTHS[short];
}

/** Whether periods of one unit make up whole periods of a longer one: quarters a year, but two months no quarter. */
export function fitsInto(short: PeriodUnit, long: PeriodUnit): boolean {
  if (MONTHS[short] >= MONTHS[long]) return false;
  return long === 'life' || MONTHS[long] % MONTHS[short] === 0;
}
