import { expect, test } from 'vitest';
import { findPasswordFault, passwordProfiles } from './password-policy.ts';

const { classified_protection, asvs } = passwordProfiles;

test.each([
  [classified_protection, 'Cunwu-26', 'nothing'],
  [classified_protection, 'Cw-26', '至少要 8 个字'],
  [classified_protection, 'cunwuban', '至少 3 种'],
  [classified_protection, 'Wang.li-2026x', '用户名'],
  [classified_protection, 'Passw0rd-password', '太常见'],
  [asvs, 'fangliang yuanmen', 'nothing'],
  [asvs, 'Cunwu-26', '至少要 12 个字'],
  [asvs, '12345 12345 12345', '太常见'],
])('%o judges %s', (profile, password, fault) => {
  expect(findPasswordFault(profile, password, 'wang.li') ?? 'nothing').toContain(fault);
});

test('a password in Chinese counts by characters', () => {
  expect(findPasswordFault(asvs, '清晨扫一扫门前的落叶啊啊', 'x')).toBeNull();
});
