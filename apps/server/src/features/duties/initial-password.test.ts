import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { findPasswordFault, passwordProfiles } from '../access/index.ts';
import { createVault } from '../../platform/vault/index.ts';
import { initialPasswordOf } from './initial-password.ts';

const vault = createVault({
  secret: (purpose) => createHmac('sha256', 'x').update(purpose).digest('base64url'),
});
const id = (n: number) => `0198a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const act = (n: number) => ({ key: id(n), accountId: id(9999) });

test('a one-time password pleases both profiles, differs by act and account, and is the same for the same act', () => {
  const made = Array.from({ length: 200 }, (_, n) => initialPasswordOf(vault, act(n)));
  expect(new Set(made).size).toBe(200);
  expect(initialPasswordOf(vault, act(7))).toBe(made[7]);
  expect(initialPasswordOf(vault, { ...act(7), accountId: '0198a000-0000-7000-8000-00000000ffff' })).not.toBe(
    made[7],
  );
  for (const password of made) {
    expect(password).toMatch(/^([A-Z][a-z][2-9][a-z]-){3}[A-Z][a-z][2-9][a-z]$/);
    for (const profile of Object.values(passwordProfiles))
      expect(findPasswordFault(profile, password, 'ns-clerk')).toBeNull();
  }
});
