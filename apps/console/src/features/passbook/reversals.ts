import type { PassbookEntry } from '../../lib/api-types.ts';

/** The line that cancels an entry, or the line an entry cancels. */
export interface Pair {
  otherLine: number;
}

/**
 * Finds for each reversal the entry it takes back, and the other way round: same event, item and balance,
 * opposite points, written earlier; the latest such entry not yet taken. A partner on a page that is not
 * loaded yet is simply missing.
 */
export function pairReversals(entries: readonly PassbookEntry[]): Map<string, Pair> {
  const oldestFirst = [...entries].sort((a, b) => a.seq - b.seq || a.line - b.line);
  const open: PassbookEntry[] = [];
  const pairs = new Map<string, Pair>();
  for (const entry of oldestFirst) {
    if (!entry.reversal) {
      open.push(entry);
      continue;
    }
    const at = open.findLastIndex((candidate) => isTakenBack(candidate, entry));
    const original = open[at];
    if (!original) continue;
    open.splice(at, 1);
    pairs.set(entry.id, { otherLine: original.line });
    pairs.set(original.id, { otherLine: entry.line });
  }
  return pairs;
}

function isTakenBack(entry: PassbookEntry, reversal: PassbookEntry): boolean {
  return (
    entry.reversed &&
    entry.eventId === reversal.eventId &&
    entry.item === reversal.item &&
    entry.balance === reversal.balance &&
    entry.points === -reversal.points
  );
}
