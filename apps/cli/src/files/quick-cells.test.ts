import { parseInstant } from '@jishan/scheme';
import { testSeed as seed } from '@jishan/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quickMoment, quickNumber } from './quick-cells.ts';

const onBytes = (read: typeof quickMoment, text: string) => {
  // Something else stands around a cell.
  const bytes = Buffer.from(`9${text}9`);
  return read(bytes, 1, bytes.length - 1);
};

const digits = (length: number) =>
  fc.integer({ min: 0, max: 10 ** length - 1 }).map((number) => String(number).padStart(length, '0'));
const day = fc
  .tuple(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('2024', '2025', '1900') },
      { weight: 1, arbitrary: digits(4) },
    ),
    fc.integer({ min: 0, max: 14 }),
    fc.integer({ min: 0, max: 33 }),
  )
  .map(([year, month, date]) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
const time = fc.oneof(
  fc.constant(''),
  fc
    .tuple(
      fc.constantFrom('T', ' ', 't'),
      digits(2),
      digits(2),
      fc.constantFrom('', ':00', ':59', ':60', ':7', '.5'),
    )
    .map(([gap, hour, minute, second]) => `${gap}${hour}:${minute}${second}`),
);
const offset = fc.constantFrom('', 'Z', '+08:00', '-03:30', '+19:00', '+0800', '+08:0', 'x', ' Z');

test('a moment read quickly is the one that the long way reads, and nothing else is read', () => {
  fc.assert(
    fc.property(day, time, offset, (date, at, zone) => {
      const text = `${date}${at}${zone}`;
      const quick = onBytes(quickMoment, text);
      const slow = parseInstant(text);
      expect([text, Number.isNaN(quick) ? slow : quick]).toEqual([text, slow]);
    }),
    { numRuns: 5000, seed },
  );
});

test.each([
  '2024-02-29',
  '2024-03-05 14:30',
  '2024-03-05T14:30:59',
  '2024-03-05T06:30:00Z',
  '2024-03-05T14:30:00+08:00',
])('%s goes the quick way', (text) => {
  expect(onBytes(quickMoment, text)).toBe(parseInstant(text));
});

test('a number read quickly is the one that its text means', () => {
  const texts = fc.oneof(
    fc.double({ min: 0, max: 1e6, noNaN: true }).map((number) => number.toFixed(3)),
    fc.nat().map(String),
    fc.stringMatching(/^[0-9.+-]{1,8}$/),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const quick = onBytes(quickNumber, text);
      const isPlain = /^\d+(\.\d+)?$/.test(text) && text.length <= 15;
      const read = Number.isNaN(quick) && !isPlain ? Number(text) : quick;
      expect([text, read]).toEqual([text, Number(text)]);
    }),
    { numRuns: 5000, seed },
  );
});
