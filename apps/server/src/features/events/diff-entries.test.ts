import type { Entry } from '@jishan/scheme';
import { describe, expect, it } from 'vitest';
import { type BookedEvent, diffEntries } from './diff-entries.ts';

const entry = (event: string, amount: number, more: Partial<Entry> = {}): Entry => ({
  event,
  item: 'i',
  category: 'c',
  balance: 'points',
  holder: 'h:1',
  period: '2026',
  happenedAt: 0,
  amount,
  wouldBe: amount,
  reason: '',
  capNote: null,
  clause: '',
  version: '1',
  ...more,
});
const booked = (eventId: string, amount: number, postingId = `p-${eventId}`): BookedEvent => ({
  postingId,
  eventId,
  happenedAt: new Date(0),
  lines: [{ holder: 'h:1', balance: 'points', period: '2026', amount }],
});

describe('what stands against what should', () => {
  it('books what is new and leaves what is right', () => {
    const diff = diffEntries([entry('a', 2), entry('b', 3)], [booked('a', 2)]);
    expect(diff.reverse).toEqual([]);
    expect([...diff.book.keys()]).toEqual(['b']);
  });

  it('takes back and books anew what a late fact changed', () => {
    const diff = diffEntries([entry('a', 2), entry('b', 1)], [booked('b', 3)]);
    expect(diff.reverse.map((posting) => posting.eventId)).toEqual(['b']);
    expect([...diff.book.keys()]).toEqual(['a', 'b']);
  });

  it('takes back what no longer counts, and never books nothing', () => {
    const diff = diffEntries([entry('a', 0)], [booked('a', 2), booked('gone', -1)]);
    expect(diff.reverse.map((posting) => posting.eventId)).toEqual(['a', 'gone']);
    expect(diff.book.size).toBe(0);
  });

  it('compares sums by account: order and splitting of lines do not matter, another period does', () => {
    const halves = [entry('a', 1), entry('a', 1)];
    expect(diffEntries(halves, [booked('a', 2)]).book.size).toBe(0);
    expect(diffEntries([entry('a', 2, { period: '2025' })], [booked('a', 2)]).reverse).toHaveLength(1);
  });

  it('mends an event that stands twice', () => {
    const diff = diffEntries([entry('a', 2)], [booked('a', 2, 'p1'), booked('a', 2, 'p2')]);
    expect(diff.reverse.map((posting) => posting.postingId)).toEqual(['p2']);
    expect(diff.book.size).toBe(0);
  });
});
