import { readBalances } from '@jishan/ledger';
import type { CommandContext } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { readBoundHouseholds } from '../access/index.ts';
import { type Person, readPersons } from '../people/index.ts';
import type { HouseholdState } from './digests.ts';
import type { RosterImportRowsTable } from './tables.ts';

/** How things stand with what an import made or changed. */
export interface Now {
  members: Map<string, { relation: string; householdId: string; stays: number; person: Person | undefined }>;
  households: Map<string, HouseholdState>;
  inLedger: Set<string>;
  withAccount: Set<string>;
  /** People of each household now, by their ids. */
  peopleOf: Map<string, string[]>;
}

const NOTHING: Now = {
  members: new Map(),
  households: new Map(),
  inLedger: new Set(),
  withAccount: new Set(),
  peopleOf: new Map(),
};

export async function readNow(
  { read, villageId }: CommandContext,
  vault: Vault,
  rows: readonly RosterImportRowsTable[],
): Promise<Now> {
  const householdIds = [...new Set(rows.map((row) => row.household_id))];
  const memberIds = rows.filter((row) => row.kind === 'member').map((row) => row.target_id);
  if (householdIds.length === 0) return NOTHING;
  const stays = await readStays(read, villageId, householdIds, memberIds);
  const persons = await readPersons(read, vault, villageId, memberIds);
  const holders = [...householdIds.map((id) => `h:${id}`), ...memberIds.map((id) => `m:${id}`)];
  const balances = await readBalances(read, villageId, holders);
  const members: Now['members'] = new Map();
  const peopleOf: Now['peopleOf'] = new Map();
  for (const { member_id: id, household_id: householdId, relation } of stays) {
    const known = members.get(id);
    if (known) known.stays += 1;
    else members.set(id, { relation, householdId, stays: 1, person: persons.get(id) });
    peopleOf.set(householdId, [...(peopleOf.get(householdId) ?? []), id]);
  }
  return {
    members,
    peopleOf,
    households: await readStates(read, villageId, householdIds),
    inLedger: new Set(balances.map((balance) => balance.holder)),
    withAccount: await readBoundHouseholds(read, villageId, householdIds),
  };
}

function readStays(read: ScopedRead, villageId: number, householdIds: string[], memberIds: string[]) {
  return read
    .selectFrom('member_stays')
    .select(['member_id', 'household_id', 'relation'])
    .where('village_id', '=', villageId)
    .where((where) =>
      where.or([
        where('household_id', 'in', householdIds),
        ...(memberIds.length > 0 ? [where('member_id', 'in', memberIds)] : []),
      ]),
    )
    .orderBy('member_id')
    .orderBy('stay')
    .execute();
}

/** Households that are as an import leaves them: there, and not gone from the scheme. */
async function readStates(
  read: ScopedRead,
  villageId: number,
  householdIds: string[],
): Promise<Now['households']> {
  const rows = await read
    .selectFrom('households')
    .select(['id', 'door_code', 'group_name', 'section_name', 'joined_on'])
    .where('village_id', '=', villageId)
    .where('id', 'in', householdIds)
    .where('closed_on', 'is', null)
    .where('left_on', 'is', null)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { doorCode: row.door_code, group: row.group_name, section: row.section_name, joinedOn: row.joined_on },
    ]),
  );
}
