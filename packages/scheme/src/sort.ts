import { compareCodePoints } from './text.ts';

/*
 * Sorting is most of what scoring a village costs, and a comparison called back from the runtime's sort is most of
 * that. Here each element becomes one 64-bit number, its key above and its place below, and those are sorted natively.
 */

/** Decides between two elements (by their places) whose keys do not. */
export type TieBreak = (left: number, right: number) => number;

/**
 * The places 0 … count − 1 in ascending order of a whole number each; equal ones in the order of `tie`.
 *
 * @example positionsByNumber(3, (at) => [30, 10, 10][at], (a, b) => b - a) // [2, 1, 0]
 */
export function positionsByNumber(count: number, keyAt: (at: number) => number, tie: TieBreak): Uint32Array {
  const keys = new Float64Array(count);
  let [least, most, last, inOrder] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -Infinity, true];
  for (let at = 0; at < count; at++) {
    const key = keyAt(at);
    keys[at] = key;
    if (key < last) inOrder = false;
    last = key;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  const compare = (left: number, right: number) => (keys[left] ?? 0) - (keys[right] ?? 0) || tie(left, right);
  const positions = ascending(count);
  if (!inOrder) {
    const places = bitsFor(count);
    if (!(most - least < 2 ** Math.min(53, 64 - places))) return positions.sort(compare);
    sortPacked(positions, places, (at) => (keys[at] ?? 0) - least);
  }
  return sortRuns(positions, (left, right) => keys[left] === keys[right], compare);
}

/**
 * The places of strings in the order of their code points; equal ones in the order of `tie`.
 *
 * @example positionsByText(['b', 'a'], () => 0) // [1, 0]
 */
export function positionsByText(texts: readonly string[], tie: TieBreak): Uint32Array {
  const count = texts.length;
  const compare = (left: number, right: number) =>
    compareCodePoints(texts[left] ?? '', texts[right] ?? '') || tie(left, right);
  const positions = ascending(count);
  let inOrder = true;
  for (let at = 1; at < count && inOrder; at++) inOrder = compare(at - 1, at) <= 0;
  if (inOrder) return positions;
  const places = bitsFor(count);
  const room = Math.min(53, 64 - places);
  const keys = packedTexts(texts, 7, room) ?? packedTexts(texts, 16, room);
  if (!keys) return positions.sort(compare);
  sortPacked(positions, places, (at) => keys[at] ?? 0);
  return sortRuns(positions, (left, right) => keys[left] === keys[right], compare);
}

function ascending(count: number): Uint32Array {
  const positions = new Uint32Array(count);
  for (let at = 0; at < count; at++) positions[at] = at;
  return positions;
}

function bitsFor(count: number): number {
  return Math.max(1, 32 - Math.clz32(count));
}

/** Sorts places by keys of 0 … 2^53 − 1 that leave so many bits for the place; equal keys stay in order of place. */
function sortPacked(positions: Uint32Array, places: number, keyAt: (at: number) => number): void {
  const count = positions.length;
  const packed = new BigUint64Array(count);
  // The halves of a number in memory: every machine that runs this has the lower one first.
  const halves = new Uint32Array(packed.buffer);
  const inLow = 2 ** (32 - places);
  const shift = 2 ** places;
  for (let at = 0; at < count; at++) {
    const key = keyAt(at);
    const high = Math.floor(key / inLow);
    halves[2 * at] = (key - high * inLow) * shift + at;
    halves[2 * at + 1] = high;
  }
  packed.sort();
  const mask = shift - 1;
  for (let at = 0; at < count; at++) positions[at] = ((halves[2 * at] ?? 0) & mask) >>> 0;
}

/** Puts right what the keys left undecided. */
function sortRuns(
  positions: Uint32Array,
  equal: (left: number, right: number) => boolean,
  compare: TieBreak,
) {
  const count = positions.length;
  let start = 0;
  for (let at = 1; at <= count; at++) {
    if (at < count && equal(positions[start] ?? 0, positions[at] ?? 0)) continue;
    if (at - start > 1) positions.subarray(start, at).sort(compare);
    start = at;
  }
  return positions;
}

function commonPrefix(texts: readonly string[]): number {
  const first = texts[0] ?? '';
  let length = first.length;
  for (const text of texts) {
    if (length > text.length) length = text.length;
    let at = 0;
    while (at < length && text.charCodeAt(at) === first.charCodeAt(at)) at++;
    length = at;
  }
  return length;
}

/**
 * As many UTF-16 units of each string as fit, after those that all have in common, as one number. What follows or lacks
 * counts as nothing: equal keys decide nothing. Null where a unit needs more bits, or where units do not sort as code
 * points.
 */
function packedTexts(texts: readonly string[], bits: 7 | 16, room: number): Float64Array | null {
  const units = Math.floor(room / bits);
  const base = 2 ** bits;
  const most = bits === 7 ? 0x7f : 0xd7ff;
  const skip = commonPrefix(texts);
  const keys = new Float64Array(texts.length);
  for (let place = 0; place < texts.length; place++) {
    const text = texts[place] as string;
    const end = Math.min(text.length, skip + units);
    let key = 0;
    for (let at = skip; at < end; at++) {
      const unit = text.charCodeAt(at);
      if (unit > most) return null;
      key = key * base + unit;
    }
    for (let at = end; at < skip + units; at++) key *= base;
    keys[place] = key;
  }
  return keys;
}
