import { expect, test } from 'vitest';
import { passbookOf } from '../../../test/fake-api/people.ts';
import { pairReversals } from './reversals.ts';

const { entries } = passbookOf();

test('an entry and its reversal name each other’s number', () => {
  const pairs = pairReversals(entries);
  expect(pairs.get('entry-5')).toBe(403);
  expect(pairs.get('entry-3')).toBe(405);
  expect(pairs.size).toBe(2);
});

test('a partner that is not loaded yet is missing, not guessed', () => {
  expect(pairReversals(entries.filter((entry) => entry.seq > 403)).size).toBe(0);
});

test('in a posting that moves two balances each finds its own', () => {
  const original = entries.find((entry) => entry.seq === 403)!;
  const reversal = entries.find((entry) => entry.seq === 405)!;
  const second = { balance: 'spend', balanceLabel: '可兑积分' };
  const pairs = pairReversals([
    ...entries,
    { ...original, ...second, id: 'spend-3', seq: 433 },
    { ...reversal, ...second, id: 'spend-5', seq: 455 },
  ]);
  expect(pairs.get('spend-5')).toBe(433);
  expect(pairs.get('entry-5')).toBe(403);
});
