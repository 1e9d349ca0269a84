import { readBalances } from '@jishan/ledger';
import type { CommandContext } from '../../platform/command/index.ts';
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

export async function readNow(
  { read, villageId }: CommandContext,
  vault: Vault,
  rows: readonly RosterImportRowsTable[],
): Promise<Now> {
  const householdIds = [...new Set(rows.map((row) => row.household_id))];
  const memberIds = rows.filter((row) => row.kind === 'member').map((row) => row.target_id);
  if (householdIds.length === 0)
    return {
      members: new Map(),
      households: new Map(),
      inLedger: new Set(),
      withAccount: new Set(),
      peopleOf: new Map(),
    };
  const stays = await read
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
    .execute();
  const persons = await readPersons(read, vault, villageId, memberIds);
  const households = await read
    .selectFrom('households')
    .select(['id', 'door_code', 'group_name', 'section_name', 'joined_on', 'left_on', 'closed_on'])
    .where('village_id', '=', villageId)
    .where('id', 'in', householdIds)
    .execute();
  const holders = [...householdIds.map((id) => `h:${id}`), ...memberIds.map((id) => `m:${id}`)];
  const balances = await readBalances(read, villageId, holders);
  return {
    members: new Map(
      [...Map.groupBy(stays, (stay) => stay.member_id)].flatMap(([id, own]) => {
        const [stay] = own;
        return stay
          ? [
              [
                id,
                {
                  relation: stay.relation,
                  householdId: stay.household_id,
                  stays: own.length,
                  person: persons.get(id),
                },
              ],
            ]
          : [];
      }),
    ),
    households: new Map(
      households
        .filter((row) => row.closed_on === null && row.left_on === null)
        .map((row) => [
          row.id,
          {
            doorCode: row.door_code,
            group: row.group_name,
            section: row.section_name,
            joinedOn: row.joined_on,
          },
        ]),
    ),
    inLedger: new Set(balances.map((balance) => balance.holder)),
    withAccount: await readBoundHouseholds(read, villageId, householdIds),
    peopleOf: new Map(
      [...Map.groupBy(stays, (stay) => stay.household_id)].map(([id, own]) => [
        id,
        own.map((stay) => stay.member_id),
      ]),
    ),
  };
}
