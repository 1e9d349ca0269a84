import { expect, it } from 'vitest';
import { isIdNumber } from './id-number.ts';

it.each([
  ['11010519491231002X', true],
  ['110105194912310021', false],
  ['11010519490231002X', false],
  ['1101051949123100', false],
  ['', false],
])('tells a resident’s number from other signs: %s', (text, right) => {
  expect(isIdNumber(text)).toBe(right);
});
