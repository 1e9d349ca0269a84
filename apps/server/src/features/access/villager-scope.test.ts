import { expect, test } from 'vitest';
import { isOldEnough } from './villager-scope.ts';

test.each([
  ['2012-11-22', true],
  ['2012-11-23', false],
  ['2013-01-01', false],
  ['1949-12-31', true],
  [null, true],
  [undefined, true],
])('PRV-3 born on %s somebody may have an account on the day of 14: %s', (bornOn, may) => {
  expect(isOldEnough(bornOn, '2026-11-22')).toBe(may);
});
