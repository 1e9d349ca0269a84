import { expect, it } from 'vitest';
import { nextNumber } from './numbers.ts';

it('counts on from the last number of that gate and day', () => {
  expect(nextNumber('ZX0007', '2026-11-22', [])).toBe('ZX0007-20261122-01');
  expect(nextNumber('ZX0007', '2026-11-22', ['ZX0007-20261122-02', 'ZX0007-20261121-09'])).toBe(
    'ZX0007-20261122-03',
  );
  expect(nextNumber('ZX0007', '2026-11-22', ['ZX0007-20261122-99'])).toBe('ZX0007-20261122-100');
});
