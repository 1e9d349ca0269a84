import type { Actor, Role } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { householdsSeen } from '../../platform/policy/index.ts';

/**
 * The households of a village that an actor sees, groups opened into the households that live there today: a group
 * leader's are those of the group and their own. With `roles`, only such duties count.
 */
export async function readHouseholdsSeen(
  read: ScopedRead,
  actor: Actor,
  villageId: number,
  roles?: readonly Role[],
): Promise<'all' | string[]> {
  const seen = householdsSeen(actor, villageId, roles);
  if (seen === 'all') return 'all';
  if (seen.groups.length === 0) return seen.ids;
  const rows = await read
    .selectFrom('households')
    .select('id')
    .where('village_id', '=', villageId)
    .where('group_name', 'in', seen.groups)
    .execute();
  return [...new Set([...seen.ids, ...rows.map((row) => row.id)])];
}

/** Whether an actor sees this household of a village. */
export async function seesHousehold(
  read: ScopedRead,
  actor: Actor,
  place: { villageId: number; householdId: string },
  roles?: readonly Role[],
): Promise<boolean> {
  const seen = await readHouseholdsSeen(read, actor, place.villageId, roles);
  return seen === 'all' || seen.includes(place.householdId);
}
