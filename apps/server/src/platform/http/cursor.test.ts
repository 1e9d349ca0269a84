import { expect, it } from 'vitest';
import { Failure } from '../errors/index.ts';
import { isTime, isUuid, isWhole, readCursor, writeCursor } from './cursor.ts';

const id = '019c0000-0000-7000-8000-000000000001';

it('gives back what it was given', () => {
  const values = [3, '2026-11-22T01:02:03.004Z', id];
  expect(readCursor(writeCursor(values), [isWhole, isTime, isUuid])).toEqual(values);
});

it.each([
  '',
  'x',
  'AAAA',
  writeCursor([1]),
  writeCursor([1, 'soon', id]),
  writeCursor([1.5, '2026-11-22T01:02:03.004Z', id]),
])('answers a word of its own making with a coded failure: %s', (cursor) => {
  expect(() => readCursor(cursor, [isWhole, isTime, isUuid])).toThrow(Failure);
});
