import fc from 'fast-check';
import { expect, test } from 'vitest';
import { positionsByNumber, positionsByText } from './sort.ts';
import { seed } from '../test/random/seed.ts';
import { compareCodePoints } from './text.ts';

const texts = fc.array(
  fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
    fc.nat(300).map((number) => `E-2026-${number}`),
    fc.nat(30).map((number) => `样${number}`),
    fc.constantFrom('\u0000', 'a\u0000', 'a', '\u{1F600}', '\uFF5E'),
  ),
  { maxLength: 60 },
);
// One kind of text at a time too, since the way of sorting is chosen by all of them.
const alike = fc.array(
  fc.nat(3000).map((number) => `E-2026-${number}`),
  { maxLength: 200 },
);

test('texts sort by code points, equal ones as the tie break says', () => {
  fc.assert(
    fc.property(fc.oneof(texts, alike), (all) => {
      const sorted = positionsByText(all, (left, right) => right - left);
      const expected = [...all.keys()].sort(
        (left, right) => compareCodePoints(all[left] ?? '', all[right] ?? '') || right - left,
      );
      expect([...sorted]).toEqual(expected);
    }),
    { numRuns: 2000, ...seed },
  );
});

test('moments sort as numbers do, however far apart they are', () => {
  const moments = fc.oneof(
    fc.array(fc.integer({ min: -5, max: 5 })),
    fc.array(fc.integer({ min: 1.7e12, max: 1.9e12 })),
    fc.array(fc.constantFrom(0, Number.NEGATIVE_INFINITY, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER)),
  );
  fc.assert(
    fc.property(moments, (all) => {
      const sorted = positionsByNumber(
        all.length,
        (at) => all[at] ?? 0,
        (left, right) => right - left,
      );
      const compare = (left: number, right: number) =>
        all[left] === all[right] ? right - left : (all[left] ?? 0) < (all[right] ?? 0) ? -1 : 1;
      expect([...sorted]).toEqual([...all.keys()].sort(compare));
    }),
    { numRuns: 2000, ...seed },
  );
});
