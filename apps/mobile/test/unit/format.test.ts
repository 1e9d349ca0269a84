import { expect, test } from 'vitest';
import {
  balanceFigure,
  isoDay,
  longDate,
  maskPhone,
  noonOf,
  shortDate,
  signedPoints,
} from '../../src/lib/format.ts';

test('points carry their sign and their unit, with a true minus', () => {
  expect(signedPoints(2)).toBe('+2 分');
  expect(signedPoints(-4)).toBe('−4 分');
  expect(signedPoints(0)).toBe('0 分');
  expect(signedPoints(0.1 + 0.2)).toBe('+0.3 分');
  expect(balanceFigure(-3)).toBe('−3');
});

test('days are the village’s, whatever the phone’s zone', () => {
  // Half past midnight in the village is still the day before in London.
  const instant = '2026-03-05T00:30:00+08:00';
  expect(longDate(instant)).toBe('2026年3月5日');
  expect(isoDay(Date.parse(instant))).toBe('2026-03-05');
  expect(longDate('2026-03-05')).toBe('2026年3月5日');
  expect(isoDay(Date.parse(noonOf('2026-03-05')))).toBe('2026-03-05');
});

test('the year is written only where it is not this one', () => {
  const now = Date.parse('2026-11-22T10:00:00+08:00');
  expect(shortDate('2026-11-18T09:00:00+08:00', now)).toBe('11月18日');
  expect(shortDate('2025-12-31T09:00:00+08:00', now)).toBe('2025年12月31日');
});

test('a phone number is masked', () => {
  expect(maskPhone('13800000001')).toBe('138****0001');
});
