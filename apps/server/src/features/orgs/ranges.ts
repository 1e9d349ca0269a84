/** Village ids, both ends included. */
export interface Range {
  lo: number;
  hi: number;
}

/**
 * The ranges without one of their parts.
 * @example cutRange([{ lo: 1, hi: 9 }], { lo: 4, hi: 4 }) // [{ lo: 1, hi: 3 }, { lo: 5, hi: 9 }]
 */
export function cutRange(ranges: readonly Range[], part: Range): Range[] {
  return ranges.flatMap(({ lo, hi }) => {
    if (part.hi < lo || part.lo > hi) return [{ lo, hi }];
    const left = lo < part.lo ? [{ lo, hi: part.lo - 1 }] : [];
    const right = part.hi < hi ? [{ lo: part.hi + 1, hi }] : [];
    return [...left, ...right];
  });
}

/**
 * The ranges with one more, neighbours joined, in order.
 * @example joinRange([{ lo: 1, hi: 3 }, { lo: 5, hi: 9 }], { lo: 4, hi: 4 }) // [{ lo: 1, hi: 9 }]
 */
export function joinRange(ranges: readonly Range[], part: Range): Range[] {
  const joined: Range[] = [];
  for (const { lo, hi } of [...ranges, part].sort((a, b) => a.lo - b.lo)) {
    const last = joined.at(-1);
    if (last && lo <= last.hi + 1) last.hi = Math.max(last.hi, hi);
    else joined.push({ lo, hi });
  }
  return joined;
}
