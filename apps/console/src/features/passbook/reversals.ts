import type { PassbookEntry } from '../../lib/api-types.ts';

/**
 * For each entry that was taken back, and for each that takes one back, the ledger number of its partner, by entry id.
 * A partner on a page that is not loaded yet is missing.
 */
export function pairReversals(entries: readonly PassbookEntry[]): Map<string, number> {
  const pairs = new Map<string, number>();
  for (const entry of entries) {
    const partner = entries.find((other) => arePartners(entry, other));
    if (partner) pairs.set(entry.id, partner.seq);
  }
  return pairs;
}

/** A posting may move several balances: the partner is the one that moved the same balance the other way. */
function arePartners(entry: PassbookEntry, other: PassbookEntry): boolean {
  return (
    entry.pairPostingId === other.postingId &&
    entry.reversal !== other.reversal &&
    entry.balance === other.balance &&
    entry.period === other.period &&
    entry.item === other.item &&
    entry.points === -other.points
  );
}
