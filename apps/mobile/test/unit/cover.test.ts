import { expect, test } from 'vitest';
import { withCoveredPhoto } from '../../src/features/events/draft.ts';
import { cellsOf, coverAreas, SMALL_CANVAS } from '../../src/platform/photos.types.ts';
import { boxOfStroke } from '../../src/platform/stroke.ts';

/** A canvas of grey values that draws as a browser does, by areas without smoothing and by averages with it. */
function grey(width: number, height: number, value: (x: number, y: number) => number) {
  const pixels = Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x) => value(x, y)),
  );
  const brush = {
    imageSmoothingEnabled: true,
    drawImage(
      source: never,
      sx: number,
      sy: number,
      sw: number,
      sh: number,
      dx: number,
      dy: number,
      dw: number,
      dh: number,
    ) {
      const from = (source as { pixels: number[][] }).pixels.map((row) => [...row]);
      for (let y = 0; y < dh; y += 1)
        for (let x = 0; x < dw; x += 1) {
          const left = sx + Math.floor((x * sw) / dw);
          const top = sy + Math.floor((y * sh) / dh);
          const right = brush.imageSmoothingEnabled
            ? Math.max(left + 1, sx + Math.floor(((x + 1) * sw) / dw))
            : left + 1;
          const bottom = brush.imageSmoothingEnabled
            ? Math.max(top + 1, sy + Math.floor(((y + 1) * sh) / dh))
            : top + 1;
          const taken = from.slice(top, bottom).flatMap((row) => row.slice(left, right));
          const row = pixels[dy + y];
          if (row) row[dx + x] = taken.reduce((sum, one) => sum + one, 0) / taken.length;
        }
    },
  };
  return { canvas: { pixels }, brush, width, height, pixels };
}

test('what a finger went over becomes a few squares, and nothing else changes', () => {
  const before = grey(120, 90, (x, y) => x * 1000 + y);
  const picture = grey(120, 90, (x, y) => x * 1000 + y);
  const small = grey(SMALL_CANVAS.width, SMALL_CANVAS.height, () => 0);
  const area = { x: 0.25, y: 0.2, width: 0.5, height: 0.4 };
  coverAreas(picture, small, [area]);
  const { left, top, width, height, columns, rows } = cellsOf(area, picture);
  expect([left, top, width, height]).toEqual([30, 18, 60, 36]);
  const inside = picture.pixels.slice(top, top + height).flatMap((row) => row.slice(left, left + width));
  expect(new Set(inside).size).toBeLessThanOrEqual(columns * rows);
  expect(columns * rows).toBeLessThanOrEqual(36);
  const outside = (pixels: number[][]) =>
    pixels.flatMap((row, y) =>
      row.filter((_, x) => x < left || x >= left + width || y < top || y >= top + height),
    );
  expect(outside(picture.pixels)).toEqual(outside(before.pixels));
});

test('a tap covers a face, a stroke what it went over, and neither leaves the photo', () => {
  const tap = boxOfStroke([{ x: 0.5, y: 0.5 }]);
  expect(tap.width).toBeCloseTo(0.12);
  expect(tap.x + tap.width / 2).toBeCloseTo(0.5);
  const stroke = boxOfStroke([
    { x: 0.1, y: 0.4 },
    { x: 0.6, y: 0.5 },
  ]);
  expect(stroke.x).toBeLessThan(0.1);
  expect(stroke.x + stroke.width).toBeGreaterThan(0.6);
  const corner = boxOfStroke([{ x: 1.2, y: -0.3 }]);
  expect(corner.x + corner.width).toBeLessThanOrEqual(1);
  expect(corner.y).toBe(0);
});

test('the covered photo takes the place of the one it was made from, under a key of its own', () => {
  const photo = (ref: string) => ({ ref, key: `key-${ref}`, photoId: null });
  const draft = { photos: [photo('a'), photo('b')] } as Parameters<typeof withCoveredPhoto>[0];
  expect(withCoveredPhoto(draft, 'a', photo('c')).photos).toEqual([photo('c'), photo('b')]);
});
