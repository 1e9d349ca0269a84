import { expect, test } from 'vitest';
import { readSlipLink } from './slip-link.ts';

test('name and one-time password come out of the address that a slip’s square opens', () => {
  expect(readSlipLink('#name=yangli2&slip=Kx7m-Pq4t')).toEqual({
    username: 'yangli2',
    password: 'Kx7m-Pq4t',
  });
});

test.each(['', '#', '#page', '#name=yangli', '#slip=Kx7m'])('%s carries neither', (hash) => {
  expect(readSlipLink(hash)).toBeNull();
});
