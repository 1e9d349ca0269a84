import { expect, it } from 'vitest';
import { parseQuarter, quartersBetween } from './quarters.ts';

it('reads a quarter from its name and nothing else', () => {
  const quarter = parseQuarter('2026-Q4');
  expect(quarter?.start.toISOString()).toBe('2026-09-30T16:00:00.000Z');
  expect(quarter?.end.toISOString()).toBe('2026-12-31T16:00:00.000Z');
  for (const name of ['2026-Q5', '2026-q1', '1999-Q1', '2026', '', '2026-Q1 ', '<b>'])
    expect(parseQuarter(name)).toBeNull();
});

it('lists quarters newest first, both ends included, over New Year', () => {
  const first = new Date('2025-11-05T00:00:00+08:00');
  const last = new Date('2026-04-01T00:00:00+08:00');
  expect(quartersBetween(first, last).map((quarter) => quarter.name)).toEqual([
    '2026-Q2',
    '2026-Q1',
    '2025-Q4',
  ]);
});
