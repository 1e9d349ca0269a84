import type { ScopedRead } from '../../platform/db/index.ts';

/** Those of some households of a village in whose name somebody can sign in, or who are somebody's own at work. */
export async function readBoundHouseholds(
  read: ScopedRead,
  villageId: number,
  householdIds: readonly string[],
): Promise<Set<string>> {
  if (householdIds.length === 0) return new Set();
  const rows = await read
    .selectFrom('role_grants')
    .select('household_id')
    .where('place_id', '=', villageId)
    .where('household_id', 'in', [...householdIds])
    .where('ended_at', 'is', null)
    .execute();
  return new Set(rows.flatMap((row) => row.household_id ?? []));
}
