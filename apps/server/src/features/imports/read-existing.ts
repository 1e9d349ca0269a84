import type { ScopedRead } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { findPersonsByIdNumber, type Person, readPersons, type Relation } from '../people/index.ts';
import type { RosterFamily } from '../rosters/index.ts';

export interface ExistingMember {
  id: string;
  householdId: string;
  relation: Relation;
  person: Person;
}

export interface ExistingHousehold {
  id: string;
  doorCode: string;
  group: string;
  section: string;
  joinedOn: string | null;
  members: ExistingMember[];
}

/** What the village already has of the people of a roster. */
export interface Existing {
  byDoor: Map<string, ExistingHousehold>;
  byIdNumber: Map<string, ExistingMember>;
  /** Every household, when the roster has no door codes and heads must be found by name. */
  all: ExistingHousehold[] | null;
}

/** Reads the households behind the roster's doors, and whoever has one of its ID numbers, wherever they live. */
export async function readExisting(
  read: ScopedRead,
  vault: Vault,
  villageId: number,
  families: readonly RosterFamily[],
): Promise<Existing> {
  const isWithoutDoors = families.some((family) => family.doorCode === '');
  const idNumbers = families.flatMap((family) => family.members.flatMap((member) => member.idNumber ?? []));
  const bearers = await findPersonsByIdNumber(read, vault, villageId, idNumbers);
  const bearerIds = [...new Set(bearers.values())];
  let query = read
    .selectFrom('households')
    .select(['id', 'door_code', 'group_name', 'section_name', 'joined_on'])
    .where('village_id', '=', villageId)
    .where('closed_on', 'is', null)
    .orderBy('door_code');
  if (!isWithoutDoors) {
    const doors = families.map((family) => family.doorCode);
    query = query.where((where) =>
      where.or([
        where('door_code', 'in', doors.length > 0 ? doors : ['']),
        where(
          'id',
          'in',
          where
            .selectFrom('member_stays')
            .select('household_id')
            .where('village_id', '=', villageId)
            .where('ended_on', 'is', null)
            .where('member_id', 'in', bearerIds.length > 0 ? bearerIds : [NOBODY]),
        ),
      ]),
    );
  }
  const households = await withMembers(read, vault, villageId, await query.execute());
  const members = new Map(
    households.flatMap((one) => one.members.map((member) => [member.id, member] as const)),
  );
  return {
    byDoor: new Map(households.map((household) => [household.doorCode, household])),
    byIdNumber: new Map(
      [...bearers].flatMap(([idNumber, id]) => {
        const member = members.get(id);
        return member ? [[idNumber, member] as const] : [];
      }),
    ),
    all: isWithoutDoors ? households : null,
  };
}

/** An empty list is no SQL; nobody has this id. */
const NOBODY = '00000000-0000-4000-8000-000000000000';

interface HouseholdRow {
  id: string;
  door_code: string;
  group_name: string;
  section_name: string;
  joined_on: string | null;
}

async function withMembers(
  read: ScopedRead,
  vault: Vault,
  villageId: number,
  rows: readonly HouseholdRow[],
): Promise<ExistingHousehold[]> {
  if (rows.length === 0) return [];
  const stays = await read
    .selectFrom('member_stays')
    .select(['member_id', 'household_id', 'relation'])
    .where('village_id', '=', villageId)
    .where('ended_on', 'is', null)
    .where(
      'household_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('member_id')
    .execute();
  const persons = await readPersons(
    read,
    vault,
    villageId,
    stays.map((stay) => stay.member_id),
  );
  const members = Map.groupBy(
    stays.flatMap((stay): ExistingMember[] => {
      const person = persons.get(stay.member_id);
      return person
        ? [{ id: stay.member_id, householdId: stay.household_id, relation: stay.relation, person }]
        : [];
    }),
    (member) => member.householdId,
  );
  return rows.map((row) => ({
    id: row.id,
    doorCode: row.door_code,
    group: row.group_name,
    section: row.section_name,
    joinedOn: row.joined_on,
    members: members.get(row.id) ?? [],
  }));
}
