import { localDay } from '../../platform/clock/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { readPersons } from './persons.ts';
import { isEnrolled } from './read-households.ts';
import type { Relation } from './tables.ts';

export interface HouseholdDetail {
  id: string;
  doorCode: string;
  group: string;
  section: string;
  joinedOn: string | null;
  leftOn: string | null;
  enrolled: boolean;
  headName: string;
  members: { id: string; name: string; relation: Relation; participating: boolean }[];
}

/** One household with the people who live in it, head first; null if there is none (or it is out of scope). */
export async function readHousehold(
  read: ScopedRead,
  vault: Vault,
  villageId: number,
  householdId: string,
  now: Date,
): Promise<HouseholdDetail | null> {
  const household = await read
    .selectFrom('households')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', householdId)
    .executeTakeFirst();
  if (!household) return null;
  const stays = await read
    .selectFrom('member_stays as s')
    .select(['s.member_id', 's.relation', 's.participating_from', 's.participating_to'])
    .where('s.village_id', '=', villageId)
    .where('s.household_id', '=', householdId)
    .where('s.ended_on', 'is', null)
    .orderBy('s.member_id')
    .execute();
  const persons = await readPersons(
    read,
    vault,
    villageId,
    stays.map((stay) => stay.member_id),
  );
  const today = localDay(now);
  const members = stays.map((stay) => ({
    id: stay.member_id,
    name: persons.get(stay.member_id)?.name ?? '',
    relation: stay.relation,
    participating: isEnrolled({ joined_on: stay.participating_from, left_on: stay.participating_to }, today),
  }));
  const isHead = (member: { relation: Relation }) => member.relation === 'head';
  return {
    id: household.id,
    doorCode: household.door_code,
    group: household.group_name,
    section: household.section_name,
    joinedOn: household.joined_on,
    leftOn: household.left_on,
    enrolled: isEnrolled(household, today),
    headName: members.find(isHead)?.name ?? '',
    members: [...members.filter(isHead), ...members.filter((member) => !isHead(member))],
  };
}
