import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { createVault } from './index.ts';

const vaultOf = (root: string) =>
  createVault({ secret: (purpose) => createHmac('sha256', root).update(purpose).digest('base64url') });

test('a sealed value opens only whole, in its place and under its key', () => {
  const vault = vaultOf('a');
  const sealed = vault.seal('13800000000', 'person:7:x');
  expect(vault.open(sealed, 'person:7:x')).toBe('13800000000');
  expect(sealed.toString('latin1')).not.toContain('13800000000');
  expect(() => vault.open(sealed, 'person:8:x')).toThrow();
  expect(() => vaultOf('b').open(sealed, 'person:7:x')).toThrow();
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => vault.open(changed, 'person:7:x')).toThrow();
  }
});

test('the same value seals differently each time and is found by its index for one purpose', () => {
  const vault = vaultOf('a');
  expect(vault.seal('1', 'p').equals(vault.seal('1', 'p'))).toBe(false);
  expect(vault.index('1', 'phone:7').equals(vault.index('1', 'phone:7'))).toBe(true);
  expect(vault.index('1', 'phone:7').equals(vault.index('1', 'phone:8'))).toBe(false);
  expect(vaultOf('b').index('1', 'phone:7').equals(vault.index('1', 'phone:7'))).toBe(false);
});
