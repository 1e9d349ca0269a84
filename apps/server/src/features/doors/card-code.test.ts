import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { createVault } from '../../platform/vault/index.ts';
import { hashCardSecret, makeCardSecret, readCardCode, writeCardCode } from './card-code.ts';
import { isWeakPin, pinDigest } from './card-pin.ts';

const vault = createVault({
  secret: (purpose) => createHmac('sha256', 'tests').update(purpose).digest('base64url'),
});
const request = { accountId: 'a', villageId: 1_001_001, key: 'k', householdId: 'h' };

test('the same request makes the same card, any other makes another', () => {
  const secret = makeCardSecret(vault, request);
  expect(secret).toHaveLength(20);
  expect(makeCardSecret(vault, { ...request }).equals(secret)).toBe(true);
  for (const change of [{ accountId: 'b' }, { villageId: 2 }, { key: 'l' }, { householdId: 'i' }])
    expect(makeCardSecret(vault, { ...request, ...change }).equals(secret)).toBe(false);
});

test('a code is read bare and out of the address in the square, and nothing else is', () => {
  const secret = makeCardSecret(vault, request);
  const code = writeCardCode(1_001_001, secret);
  const read = { villageId: 1_001_001, secretHash: hashCardSecret(secret) };
  expect(readCardCode(code)).toEqual(read);
  expect(readCardCode(` ${code}\n`)).toEqual(read);
  expect(readCardCode(`https://x.test/m/#/pages/card/index?c=${code}`)).toEqual(read);
  for (const other of [
    '',
    'x',
    code.slice(1, -1),
    `${code}A`,
    '000123',
    'https://x.test/?d=1',
    `?c=${code}!`,
  ])
    expect([other, readCardCode(other)]).toEqual([other, null]);
});

test('a PIN is bound to its card, and what everybody tries first is refused', () => {
  expect(pinDigest(vault, 1, 'card', '482916')).not.toBe(pinDigest(vault, 1, 'other', '482916'));
  for (const pin of ['000000', '123456', '654321', '123123', '121212', '012345', '301201'])
    expect([pin, isWeakPin(pin, '样例 3012')]).toEqual([pin, true]);
  for (const pin of ['482916', '135790', '246811', '112233'])
    expect([pin, isWeakPin(pin, '12')]).toEqual([pin, false]);
});
