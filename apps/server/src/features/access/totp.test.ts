import { generateSync } from 'otplib';
import { expect, test } from 'vitest';
import { newTotpSecret, stepOfCode } from './totp.ts';

/** The key of RFC 6238's table for SHA-1, "12345678901234567890". */
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  [59, '287082', 1],
  [1_111_111_109, '081804', 37_037_036],
  [1_234_567_890, '005924', 41_152_263],
  [2_000_000_000, '279037', 66_666_666],
])('SEC-10 at %i s the code is %s', (second, code, step) => {
  expect(stepOfCode(rfcSecret, code, new Date(second * 1000))).toBe(step);
});

test('SEC-10 a code holds one step early and one late, and no longer', () => {
  const at = (second: number) => new Date(second * 1000);
  const step = 40_000_000;
  const token = generateSync({ secret: rfcSecret, epoch: step * 30 });
  for (const second of [step * 30 - 30, step * 30, step * 30 + 29, step * 30 + 59])
    expect(stepOfCode(rfcSecret, token, at(second))).toBe(step);
  for (const second of [step * 30 - 31, step * 30 + 60])
    expect(stepOfCode(rfcSecret, token, at(second))).toBeNull();
  for (const other of ['12345', '1234567', 'abcdef', ''])
    expect(stepOfCode(rfcSecret, other, at(59))).toBeNull();
});

test('secrets have 160 bits and differ, and the picture names the system and the user', () => {
  const [one, other] = [newTotpSecret('ns-clerk'), newTotpSecret('ns-clerk')];
  expect(one.secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(one.secret).not.toBe(other.secret);
  const uri = new URL(one.uri);
  expect([uri.protocol, uri.searchParams.get('secret')]).toEqual(['otpauth:', one.secret]);
  expect(decodeURIComponent(uri.pathname)).toContain('ns-clerk');
});
