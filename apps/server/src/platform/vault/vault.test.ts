import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createVault, type SuiteName } from './index.ts';

const secretsOf = (root: string) => ({
  secret: (purpose: string) => createHmac('sha256', root).update(purpose).digest('base64url'),
});
const vaultOf = (root: string, suite: SuiteName = 'aes') => createVault(secretsOf(root), { suite });

describe.each(['aes', 'sm4'] as const)('sealed with %s', (suite) => {
  test('a value opens only whole, in its place and under its key', () => {
    const vault = vaultOf('a', suite);
    const sealed = vault.seal('13800000000', 'person:7:x');
    expect(vault.open(sealed, 'person:7:x')).toBe('13800000000');
    expect(sealed.toString('latin1')).not.toContain('13800000000');
    expect(() => vault.open(sealed, 'person:8:x')).toThrow();
    expect(() => vaultOf('b', suite).open(sealed, 'person:7:x')).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => vault.open(changed, 'person:7:x')).toThrow();
      expect(() => vault.open(sealed.subarray(0, at), 'person:7:x')).toThrow();
    }
  });

  test('nothing can move between what is sealed and the place it is bound to', () => {
    const vault = vaultOf('a', suite);
    const sealed = vault.seal('ab', 'place');
    const longer = Buffer.concat([sealed, Buffer.from('x')]);
    expect(() => vault.open(longer, 'place')).toThrow();
    expect(() => vault.open(sealed, 'placea')).toThrow();
  });

  test('the same value seals differently each time', () => {
    const vault = vaultOf('a', suite);
    expect(vault.seal('1', 'p').equals(vault.seal('1', 'p'))).toBe(false);
  });

  test('somebody’s own key opens what it sealed, and is of no use elsewhere', () => {
    const vault = vaultOf('a', suite);
    const key = vault.makeKey('person:7:x:key');
    const sealed = key.seal('王样', 'person:7:x');
    expect(vault.openKey(key.sealed, 'person:7:x:key').open(sealed, 'person:7:x')).toBe('王样');
    expect(() => vault.openKey(key.sealed, 'person:7:y:key')).toThrow();
    expect(() => vault.makeKey('person:7:x:key').open(sealed, 'person:7:x')).toThrow();
  });
});

test('SEC-14: values of both ciphers are read side by side, whichever is chosen', () => {
  const [aes, sm4] = [vaultOf('a', 'aes'), vaultOf('a', 'sm4')];
  const sealed = [aes.seal('样', 'p'), sm4.seal('样', 'p')];
  expect(sealed.map((bytes) => bytes[0])).toEqual([2, 3]);
  for (const vault of [aes, sm4]) expect(sealed.map((bytes) => vault.open(bytes, 'p'))).toEqual(['样', '样']);
});

test('a value is found by its index for one purpose in one village', () => {
  const vault = vaultOf('a');
  expect(vault.index('1', 'phone').equals(vault.index('1', 'phone'))).toBe(true);
  expect(vault.index('1', 'phone').equals(vault.index('1', 'name'))).toBe(false);
  const blind = vault.blind('1', 7, 'phone');
  expect(blind.equals(vault.blind('1', 7, 'phone'))).toBe(true);
  expect(vault.blinds('1', 7, 'phone').map((one) => one.equals(blind))).toEqual([true]);
  expect(blind.equals(vault.blind('1', 8, 'phone'))).toBe(false);
  expect(blind.equals(vault.blind('1', 7, 'name'))).toBe(false);
  expect(blind.equals(vaultOf('b').blind('1', 7, 'phone'))).toBe(false);
});

describe('versions of keys', () => {
  const start = Date.parse('2026-11-22T01:00:00Z');
  let now = start;
  const make = (suite: SuiteName = 'aes') => createVault(secretsOf('a'), { suite, now: () => new Date(now) });
  const later = (minutes: number) => new Date(start + minutes * 60_000);
  const entry = (
    vault: ReturnType<typeof make>,
    kind: 'seal' | 'index',
    version: number,
    activeFrom: Date,
  ) => ({
    kind,
    version,
    activeFrom,
    ...vault.keys.make(kind, version),
  });

  test('a new one is used from its moment on; both are read until the old one is retired', () => {
    now = start;
    const vault = make();
    const old = vault.seal('样', 'p');
    const oldBlind = vault.blind('1', 7, 'phone');
    const keys = [entry(vault, 'seal', 2, later(2)), entry(vault, 'index', 2, later(2))];
    vault.keys.learn(keys, later(60));
    expect([vault.version('seal'), vault.version('index')]).toEqual([1, 1]);
    now = later(2).getTime();
    expect([vault.version('seal'), vault.version('index')]).toEqual([2, 2]);
    const fresh = vault.reseal(old, 'p');
    expect([vault.open(old, 'p'), vault.open(fresh, 'p')]).toEqual(['样', '样']);
    expect(vault.blind('1', 7, 'phone').equals(oldBlind)).toBe(false);
    expect(vault.blinds('1', 7, 'phone').some((one) => one.equals(oldBlind))).toBe(true);

    const gone = { version: 1, suite: 'aes', wrapped: null, activeFrom: later(3) } as const;
    vault.keys.learn([...keys, { kind: 'seal', ...gone }, { kind: 'index', ...gone }], later(60));
    expect(() => vault.open(old, 'p')).toThrow(/retired/);
    expect(vault.open(fresh, 'p')).toBe('样');
    expect(vault.blinds('1', 7, 'phone')).toHaveLength(1);
  });

  test('a key from the database of another installation does not open', () => {
    now = start;
    const stranger = createVault(secretsOf('b'), { now: () => new Date(now) });
    expect(() => make().keys.learn([entry(stranger, 'seal', 2, later(2))], later(60))).toThrow();
  });

  test('who has not heard of the keys for too long seals nothing more, but still reads', () => {
    now = start;
    const vault = make();
    const sealed = vault.seal('样', 'p');
    vault.keys.learn([], later(1));
    now = later(2).getTime();
    expect(() => vault.seal('样', 'p')).toThrow(/too long/);
    expect(vault.open(sealed, 'p')).toBe('样');
  });
});
