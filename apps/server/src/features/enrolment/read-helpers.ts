import type { ScopedRead } from '../../platform/db/index.ts';
import { type Helper, readHelpers } from '../access/index.ts';

export interface HelperLine extends Helper {
  bound: boolean;
  boundAt: Date | null;
}

/** The helpers of a village, with those whom a household has named first. */
export async function readHelpersOf(
  read: ScopedRead,
  villageId: number,
  householdId: string,
  today: string,
): Promise<HelperLine[]> {
  const helpers = await readHelpers(read, villageId, today);
  const rows = await read
    .selectFrom('helper_bindings')
    .select(['helper_account', 'bound_at'])
    .where('village_id', '=', villageId)
    .where('household_id', '=', householdId)
    .where('unbound_at', 'is', null)
    .execute();
  const bound = new Map(rows.map((row) => [row.helper_account, row.bound_at]));
  return helpers
    .map((one) => ({ ...one, bound: bound.has(one.accountId), boundAt: bound.get(one.accountId) ?? null }))
    .sort((left, right) => Number(right.bound) - Number(left.bound));
}

export interface BoundHousehold {
  householdId: string;
  doorCode: string;
  group: string;
  boundAt: Date;
}

/** The households that have named this account as their helper. */
export async function readHouseholdsOf(
  read: ScopedRead,
  villageId: number,
  accountId: string,
): Promise<BoundHousehold[]> {
  const rows = await read
    .selectFrom('helper_bindings as b')
    .innerJoin('households as h', (join) =>
      join.onRef('h.village_id', '=', 'b.village_id').onRef('h.id', '=', 'b.household_id'),
    )
    .select(['h.id', 'h.door_code', 'h.group_name', 'b.bound_at'])
    .where('b.village_id', '=', villageId)
    .where('b.helper_account', '=', accountId)
    .where('b.unbound_at', 'is', null)
    .where('h.closed_on', 'is', null)
    .orderBy('h.door_code')
    .execute();
  return rows.map((row) => ({
    householdId: row.id,
    doorCode: row.door_code,
    group: row.group_name,
    boundAt: row.bound_at,
  }));
}
