import { webcrypto } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { createActKeys, newUuid } from './act-keys.ts';

function counting() {
  let made = 0;
  return createActKeys(() => `key-${++made}`);
}

test('trying the same act again sends the same key', () => {
  const keys = counting();
  const first = keys.keyOf('decide', { eventId: 'a', verdict: 'approve' });
  expect(keys.keyOf('decide', { eventId: 'a', verdict: 'approve' })).toBe(first);
});

test('another input, another act and a settled act get a new key', () => {
  const keys = counting();
  const first = keys.keyOf('decide', { eventId: 'a' });
  expect(keys.keyOf('decide', { eventId: 'b' })).not.toBe(first);
  expect(keys.keyOf('undo', { eventId: 'a' })).not.toBe(first);
  keys.settle('decide', { eventId: 'a' });
  expect(keys.keyOf('decide', { eventId: 'a' })).not.toBe(first);
});

test('a key is a version 4 UUID also where the browser makes none', () => {
  vi.stubGlobal('crypto', {
    getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => webcrypto.getRandomValues(bytes),
  });
  expect(newUuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  vi.unstubAllGlobals();
});
