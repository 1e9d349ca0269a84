import { expect, it } from 'vitest';
import { isUnder } from './ages.ts';

it.each([
  ['2012-11-23', true],
  ['2012-11-22', false],
  ['2012-11-21', false],
  [undefined, false],
])('fourteen years end on the birthday: born %s', (bornOn, under) => {
  expect(isUnder(14, bornOn, '2026-11-22')).toBe(under);
});
