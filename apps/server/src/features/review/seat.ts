import type { Actor, Grant } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { grantsAt } from '../../platform/policy/index.ts';
import type { EventsTable } from '../events/index.ts';

type Case = Pick<EventsTable, 'village_id' | 'household_id' | 'stage_role' | 'filers'>;

/**
 * The duty by which somebody decides a case where it waits: their own before one that they do for an absent colleague.
 * What the absent one must keep away from is closed to the stand-in as well. Null when none of their duties fits.
 */
export async function seatOf(read: ScopedRead, actor: Actor, event: Case): Promise<Grant | null> {
  const fitting = grantsAt(actor, event.village_id)
    .filter((grant) => grant.role === event.stage_role && !isAbsentKept(grant, event))
    .sort((a, b) => Number(a.standIn !== undefined) - Number(b.standIn !== undefined));
  if (fitting.every((grant) => grant.groupName === undefined)) return fitting[0] ?? null;
  const group = await readGroupOf(read, event);
  return fitting.find((grant) => grant.groupName === undefined || grant.groupName === group) ?? null;
}

function isAbsentKept({ standIn }: Grant, event: Case): boolean {
  if (standIn === undefined) return false;
  return standIn.householdIds.includes(event.household_id) || event.filers.includes(standIn.accountId);
}

async function readGroupOf(read: ScopedRead, event: Case): Promise<string | undefined> {
  const row = await read
    .selectFrom('households')
    .select('group_name')
    .where('village_id', '=', event.village_id)
    .where('id', '=', event.household_id)
    .executeTakeFirst();
  return row?.group_name;
}
