import { expect, test } from 'vitest';
import {
  daysUntil,
  formatBalance,
  formatDate,
  formatDay,
  formatDue,
  formatMoment,
  formatPoints,
  joined,
} from './format.ts';

const now = new Date('2026-11-22T10:00:00+08:00');

test('points are signed, with a true minus and the unit', () => {
  expect(formatPoints(2)).toBe('+2 分');
  expect(formatPoints(-4)).toBe('−4 分');
  expect(formatPoints(0)).toBe('0 分');
  expect(formatPoints(2.5)).toBe('+2.5 分');
});

test('a balance is signed only below zero', () => {
  expect(formatBalance(1234)).toBe('1,234');
  expect(formatBalance(-2.5)).toBe('−2.5');
});

test('dates are those of China, whatever the clock of the computer', () => {
  expect(formatDate('2026-03-04T16:30:00Z')).toBe('2026年3月5日');
  expect(formatDate('2026-11-27')).toBe('2026年11月27日');
  expect(formatMoment('2026-11-22T01:05:00Z', now)).toBe('11月22日 09:05');
});

test('the year shows only when it is another one', () => {
  expect(formatDay('2026-01-02T00:00:00+08:00', now)).toBe('1月2日');
  expect(formatDay('2025-12-31T00:00:00+08:00', now)).toBe('2025年12月31日');
});

test('a deadline is told in days', () => {
  expect(formatDue('2026-11-20T23:59:59+08:00', now)).toBe('超期 2 天');
  expect(formatDue('2026-11-22T23:59:59+08:00', now)).toBe('今天到期');
  expect(formatDue('2026-11-23T23:59:59+08:00', now)).toBe('明天到期');
  expect(daysUntil('2026-12-02T00:00:00+08:00', now)).toBe(10);
});

test('what is missing leaves no dot behind', () => {
  expect(joined('初审', undefined, '样例村')).toBe('初审 · 样例村');
});
