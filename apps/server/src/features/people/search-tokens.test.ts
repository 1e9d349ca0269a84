import { createHmac } from 'node:crypto';
import { createVault } from '@jishan/server/platform/vault';
import { expect, test } from 'vitest';
import { readQuery, tokensOf, tokensToFind } from './search-tokens.ts';

const vault = createVault({
  secret: (purpose) => createHmac('sha256', 'a').update(purpose).digest('base64url'),
});

test('a usual name has about a dozen tokens, another village others', () => {
  const person = { name: '王小明', phone: '13800001234' };
  const here = tokensOf(vault, 7, person);
  expect(here.length).toBeGreaterThan(8);
  expect(here.length).toBeLessThanOrEqual(18);
  expect(tokensOf(vault, 8, person).filter((token) => here.includes(token))).toEqual([]);
  for (const token of here) expect(BigInt.asIntN(64, BigInt(token))).toBe(BigInt(token));
});

test('a name of many readings stays within bounds', () => {
  expect(tokensOf(vault, 7, { name: '单解重乐长行都朝'.repeat(20) }).length).toBeLessThanOrEqual(40);
});

test.each([
  '王',
  '小明',
  '王小',
  '王小明',
  'wx',
  'wxm',
  'xm',
  'WXM',
  'wang',
  'Wang Xiao',
  'wangxiaoming',
  'xiao',
  'xiaoming',
  'wangxm',
  '1234',
  '00001234',
])('王小明 is a candidate for %s', (typed) => {
  const query = readQuery(typed);
  const tokens = tokensOf(vault, 7, { name: '王小明', phone: '13800001234' });
  const wanted = tokensToFind(vault, 7, 'words' in query ? query.words : []);
  expect(wanted.some((token) => tokens.includes(token))).toBe(true);
});

test.each([
  ['13800001234', 'phone'],
  ['甲一百〇一', 'signs'],
  ['31022919600101001x', 'id'],
  ['310229196001010011', 'id'],
  ['w', 'other'],
  ['12', 'other'],
  ['', 'other'],
  ["' or 1=1 --", 'other'],
  ['1-01', 'other'],
  ['ZX0001', 'other'],
])('%s is read as %s', (typed, kind) => {
  expect(readQuery(typed).kind).toBe(kind);
});
