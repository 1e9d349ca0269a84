import { expect, test } from 'vitest';
import { fitWithin, PHOTO_ATTEMPTS } from '../../src/platform/photos.types.ts';

test('a picture shrinks to its longer edge and never grows', () => {
  expect(fitWithin(4000, 3000, 1600)).toEqual({ width: 1600, height: 1200 });
  expect(fitWithin(3000, 4000, 1600)).toEqual({ width: 1200, height: 1600 });
  expect(fitWithin(640, 480, 1600)).toEqual({ width: 640, height: 480 });
  expect(fitWithin(10_000, 2, 800)).toEqual({ width: 800, height: 1 });
});

test('each attempt is smaller than the one before', () => {
  const weights = PHOTO_ATTEMPTS.map(({ edgeMax, quality }) => edgeMax * edgeMax * quality);
  expect([...weights].sort((a, b) => b - a)).toEqual(weights);
});
