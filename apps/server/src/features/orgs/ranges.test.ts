import { expect, test } from 'vitest';
import { cutRange, joinRange } from './ranges.ts';

test('a part is cut out of the middle, an end, or all of a range', () => {
  expect(cutRange([{ lo: 1, hi: 9 }], { lo: 4, hi: 4 })).toEqual([
    { lo: 1, hi: 3 },
    { lo: 5, hi: 9 },
  ]);
  expect(cutRange([{ lo: 1, hi: 9 }], { lo: 1, hi: 1 })).toEqual([{ lo: 2, hi: 9 }]);
  expect(
    cutRange(
      [
        { lo: 4, hi: 4 },
        { lo: 7, hi: 8 },
      ],
      { lo: 4, hi: 4 },
    ),
  ).toEqual([{ lo: 7, hi: 8 }]);
  expect(cutRange([{ lo: 1, hi: 3 }], { lo: 9, hi: 9 })).toEqual([{ lo: 1, hi: 3 }]);
});

test('what was cut out and is put back leaves the range as it was', () => {
  const whole = [{ lo: 1, hi: 9 }];
  for (let id = 1; id <= 9; id++)
    expect(joinRange(cutRange(whole, { lo: id, hi: id }), { lo: id, hi: id })).toEqual(whole);
});

test('a range from far away stays one of its own, in order', () => {
  expect(joinRange([{ lo: 100, hi: 199 }], { lo: 7, hi: 7 })).toEqual([
    { lo: 7, hi: 7 },
    { lo: 100, hi: 199 },
  ]);
});
