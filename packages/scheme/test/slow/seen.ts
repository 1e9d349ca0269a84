/* Counts how often a construct of the grammar really decided something, so that a test can tell which never did. */

const counts = new Map<string, number>();

/** Notes that a construct decided something; gives back whether it did, for use in conditions. */
export function seen(construct: string, did = true): boolean {
  if (did) counts.set(construct, (counts.get(construct) ?? 0) + 1);
  return did;
}

export function timesSeen(construct: string): number {
  return counts.get(construct) ?? 0;
}

/** Everything that was counted since the test file began. */
export function allSeen(): [string, number][] {
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}
