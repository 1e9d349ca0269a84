import { type CompiledScheme, type Entry, type Refusal, toPoints } from '@jishan/scheme';

/** What an event gives, in one line for a screen. */
export interface PointsSummary {
  /** In points, signed. */
  points: number;
  /** Without any cap. */
  wouldBe: number;
  /** Chinese: why this many, or why none. */
  reason: string;
  clause: string;
}

/**
 * One line for what may be several entries: where one act feeds several balances (one to rank by, one to spend) its
 * figure is the one of the balance that the scheme names first.
 */
export function summarise(
  scheme: CompiledScheme,
  entries: readonly Entry[],
  refusal: Refusal | null,
): PointsSummary {
  if (refusal !== null) return { points: 0, wouldBe: 0, reason: refusal.message, clause: refusal.clause };
  const lines = entriesOfFirstBalance(scheme, entries);
  const first = lines[0];
  if (first === undefined) return { points: 0, wouldBe: 0, reason: '', clause: '' };
  const sum = (pick: (entry: Entry) => number) => lines.reduce((total, entry) => total + pick(entry), 0);
  return {
    points: toPoints(
      sum((entry) => entry.amount),
      scheme.decimals,
    ),
    wouldBe: toPoints(
      sum((entry) => entry.wouldBe),
      scheme.decimals,
    ),
    reason: first.capNote === null ? first.reason : `${first.reason}（${first.capNote}）`,
    clause: first.clause,
  };
}

function entriesOfFirstBalance(scheme: CompiledScheme, entries: readonly Entry[]): Entry[] {
  // The newest version that has the balance decides: an order only changes with an amendment.
  const order = (scheme.versions.at(-1)?.balances ?? []).map((balance) => balance.id);
  const rank = (balance: string) => (order.includes(balance) ? order.indexOf(balance) : order.length);
  const first = entries.reduce<string | null>(
    (best, entry) => (best === null || rank(entry.balance) < rank(best) ? entry.balance : best),
    null,
  );
  return entries.filter((entry) => entry.balance === first);
}
