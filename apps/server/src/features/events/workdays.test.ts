import { expect, it } from 'vitest';
import { addWorkdays, isWorkday } from './workdays.ts';

it('skips week-ends', () => {
  expect(addWorkdays('2026-11-20', 3)).toBe('2026-11-25');
  expect(addWorkdays('2026-11-22', 1)).toBe('2026-11-23');
  expect(addWorkdays('2026-11-22', 0)).toBe('2026-11-22');
});

it('follows a table of moved days', () => {
  const calendar = {
    off: new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']),
    on: new Set(['2026-10-10']),
  };
  expect(addWorkdays('2026-09-30', 1, calendar)).toBe('2026-10-08');
  expect(addWorkdays('2026-09-30', 3, calendar)).toBe('2026-10-10');
  expect(isWorkday('2026-10-10', calendar)).toBe(true);
  expect(isWorkday('2026-10-10')).toBe(false);
});
