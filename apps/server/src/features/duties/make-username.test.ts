import { expect, test } from 'vitest';
import { spellUsername } from './make-username.ts';

test.each([
  ['甲小明', 'jiaxiaoming'],
  ['单样例', 'shanyangli'],
  ['样例 代办·己', 'yanglidaibanji'],
  ['Tom 2', 'tom2'],
  ['阿', 'auser'],
  ['！！', 'user'],
])('%s is spelt %s', (name, spelt) => {
  expect(spellUsername(name)).toBe(spelt);
});

test('a long name leaves room for a number', () => {
  expect(spellUsername('双'.repeat(40)).length).toBeLessThanOrEqual(36);
});
