import type { PeriodRow } from './rows.ts';

/** Ranks rows in place: higher is better, equal figures share a rank, the next is skipped. */
export function rankAll(rows: readonly PeriodRow[], by: 'total' | 'average'): void {
  const ranked = rows.filter((row) => by === 'total' || row.average !== null);
  const figure = (row: PeriodRow) => (by === 'total' ? row.total : (row.average ?? 0));
  const sorted = [...ranked].sort((a, b) => figure(b) - figure(a));
  for (const [at, row] of sorted.entries()) {
    const before = sorted[at - 1];
    row.rank = before && figure(before) === figure(row) ? before.rank : at + 1;
  }
}
