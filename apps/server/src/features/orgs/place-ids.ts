import type { PlaceKind } from './tables.ts';

/** How many ids a place of each kind owns; its own id is the first. */
const BLOCK: Record<PlaceKind, number> = { district: 1_000_000, town: 1_000, village: 1 };

/**
 * The range of the next place of a kind: the block after the newest sibling's, inside the parent's own block. Ids are
 * never used again. Null when the parent's block is full.
 *
 * @example nextRange('town', { lo: 1_000_000, hi: 1_999_999 }, null) // { lo: 1_001_000, hi: 1_001_999 }
 */
export function nextRange(
  kind: PlaceKind,
  parent: { lo: number; hi: number } | null,
  newestSiblingLo: number | null,
): { lo: number; hi: number } | null {
  const size = BLOCK[kind];
  // The parent's own id opens its block, so the first child starts one child's block later.
  const lo = newestSiblingLo === null ? (parent?.lo ?? 0) + size : newestSiblingLo + size;
  const hi = lo + size - 1;
  const limit = parent?.hi ?? Math.floor(Number.MAX_SAFE_INTEGER / 2);
  return hi <= limit ? { lo, hi } : null;
}
