import type { Facts } from '@jishan/scheme';
import { isUnder, localDay } from '../../platform/clock/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { maskName, maskPhone, type Person, readPersons, type Relation } from '../people/index.ts';
import { readScheme } from '../schemes/index.ts';
import { type FactField, factFields, versionNow } from './facts.ts';

export interface RosterMember {
  id: string;
  /** Masked for all but the household's own people. */
  name: string;
  /** Masked, but for one's own and the household's children's; none of who lived here before. */
  phone: string;
  relation: Relation;
  beganOn: string | null;
  endedOn: string | null;
  diedOn: string | null;
  countsFrom: string | null;
  countsTo: string | null;
  facts: Facts;
}

export interface RosterPage {
  id: string;
  doorCode: string;
  group: string;
  section: string;
  joinedOn: string | null;
  leftOn: string | null;
  closedOn: string | null;
  facts: Facts;
  fields: { household: FactField[]; member: FactField[] };
  members: RosterMember[];
  /** Who lived here before. */
  past: RosterMember[];
}

interface Reader {
  isAtHome: boolean;
  /** Who of the household asks; none where that is not known, several who share a phone. */
  forMembers: readonly string[];
  /** A household's card opened the session. */
  isOnCard: boolean;
}

/** All that the roster knows of one household; null if there is none. */
export async function readRoster(
  read: ScopedRead,
  vault: Vault,
  place: { villageId: number; householdId: string },
  wish: Reader & { now: Date },
): Promise<RosterPage | null> {
  const { villageId, householdId } = place;
  const row = await read
    .selectFrom('households')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', householdId)
    .executeTakeFirst();
  if (!row) return null;
  const members = await readMembers(read, vault, place, wish);
  const version = versionNow(await readScheme(read, villageId), wish.now);
  return {
    id: row.id,
    doorCode: row.door_code,
    group: row.group_name,
    section: row.section_name,
    joinedOn: row.joined_on,
    leftOn: row.left_on,
    closedOn: row.closed_on,
    facts: row.facts,
    fields: { household: factFields(version, 'household'), member: factFields(version, 'member') },
    members: members
      .filter((one) => one.endedOn === null)
      .sort((left, right) => Number(right.relation === 'head') - Number(left.relation === 'head')),
    past: members.filter((one) => one.endedOn !== null),
  };
}

async function readMembers(
  read: ScopedRead,
  vault: Vault,
  { villageId, householdId }: { villageId: number; householdId: string },
  wish: Reader & { now: Date },
): Promise<RosterMember[]> {
  const stays = await read
    .selectFrom('member_stays as s')
    .innerJoin('members as m', (join) =>
      join.onRef('m.village_id', '=', 's.village_id').onRef('m.id', '=', 's.member_id'),
    )
    .selectAll('s')
    .select(['m.facts', 'm.died_on'])
    .where('s.village_id', '=', villageId)
    .where('s.household_id', '=', householdId)
    .orderBy('s.began_on')
    .orderBy('s.member_id')
    .orderBy('s.stay')
    .execute();
  const ids = [...new Set(stays.map((stay) => stay.member_id))];
  const persons = await readPersons(read, vault, villageId, ids);
  return stays.map((stay) => {
    const person = persons.get(stay.member_id);
    return {
      id: stay.member_id,
      name: wish.isAtHome ? (person?.name ?? '') : maskName(person?.name ?? ''),
      phone: stay.ended_on === null && person ? showPhone(person, stay.member_id, wish) : '',
      relation: stay.relation,
      beganOn: stay.began_on,
      endedOn: stay.ended_on,
      diedOn: stay.died_on,
      countsFrom: stay.participating_from,
      countsTo: stay.participating_to,
      facts: stay.facts,
    };
  });
}

/** In full one's own and that of the household's children; grown-ups keep theirs to themselves, at home too. */
function showPhone(person: Person, memberId: string, wish: Reader & { now: Date }): string {
  const { phone = '' } = person;
  if (phone === '') return '';
  const isOwn = wish.forMembers.includes(memberId) || isUnder(14, person.bornOn, localDay(wish.now));
  return wish.isAtHome && !wish.isOnCard && isOwn ? phone : maskPhone(phone);
}
