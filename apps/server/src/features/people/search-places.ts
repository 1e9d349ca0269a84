import { sql } from 'kysely';
import type { Actor, CommandApp } from '../../platform/command/index.ts';
import { type ScopedRead, withScope } from '../../platform/db/index.ts';
import { householdsSeen, scopesOf } from '../../platform/policy/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { readVillageNames } from '../orgs/index.ts';
import { maskName, maskPhone } from './mask.ts';
import { readPersonsAnywhere } from './persons.ts';
import { isAtHome, searchRoles } from './policy.ts';
import { type FoundPerson, searchPersons } from './search-persons.ts';
import type { Relation } from './tables.ts';

/** One household that fits what was typed, and who of it does. */
export interface SearchHit {
  villageId: number;
  villageName: string;
  householdId: string;
  doorCode: string;
  group: string;
  /** Masked, except at home. */
  name: string;
  phone?: string;
  relation: Relation;
}

const HITS_MAX = 20;

type Villages = readonly { id: number; name: string }[];

/**
 * People and doors in all places where somebody is on duty, by name, sounds, phone or door code; at most 20, and whether
 * there may be more.
 */
export async function searchPlaces(
  app: Pick<CommandApp, 'db'> & { vault: Vault },
  actor: Actor,
  q: string,
): Promise<{ hits: SearchHit[]; more: boolean }> {
  const hits: SearchHit[] = [];
  for (const scope of scopesOf(actor, searchRoles)) {
    if (hits.length > HITS_MAX) break;
    hits.push(
      ...(await withScope(app.db, scope, async (read) => {
        const villages = await readVillageNames(read, scope);
        const doors = await findDoors(read, app.vault, villages, q);
        const isSeen = seenBy(actor);
        const persons = await searchPersons(read, app.vault, { q, villages, isSeen, limit: HITS_MAX + 1 });
        return [...doors.filter(isSeen), ...persons].map((found) => hitOf(actor, found));
      })),
    );
  }
  return { hits: hits.slice(0, HITS_MAX), more: hits.length > HITS_MAX };
}

/** A group leader finds the people of the group only, here as in lists. */
function seenBy(
  actor: Actor,
): (household: { villageId: number; householdId: string; group: string }) => boolean {
  const byVillage = new Map<number, ReturnType<typeof householdsSeen>>();
  return ({ villageId, householdId, group }) => {
    const seen = byVillage.get(villageId) ?? householdsSeen(actor, villageId, searchRoles);
    byVillage.set(villageId, seen);
    return seen === 'all' || seen.groups.includes(group) || seen.ids.includes(householdId);
  };
}

function hitOf(actor: Actor, found: FoundPerson): SearchHit {
  const { villageId, villageName, householdId, doorCode, group, relation, person } = found;
  const full = isAtHome(actor, villageId, householdId);
  return {
    villageId,
    villageName,
    householdId,
    doorCode,
    group,
    relation,
    name: full ? person.name : maskName(person.name),
    ...(person.phone === undefined ? {} : { phone: full ? person.phone : maskPhone(person.phone) }),
  };
}

interface DoorRow {
  village_id: number;
  id: string;
  door_code: string;
  group_name: string;
  head_id: string | null;
}

/** Households behind exactly this door, whatever the case of its letters. */
async function findDoors(
  read: ScopedRead,
  vault: Vault,
  villages: Villages,
  q: string,
): Promise<FoundPerson[]> {
  const code = q.trim();
  // A door has a number; letters alone are somebody's name, and asking every village for such a door takes its time.
  if (!/\d/.test(code)) return [];
  const spelt = [...new Set([code, code.toUpperCase(), code.toLowerCase()])];
  const { rows } = await sql<DoorRow>`
    select h.village_id, h.id, h.door_code, h.group_name, s.member_id as head_id
    from unnest(${villages.map((village) => village.id)}::bigint[]) as k(village_id)
    cross join unnest(${spelt}::text[]) as d(door_code)
    cross join lateral (select * from households f where f.village_id = k.village_id
      and f.door_code = d.door_code and f.closed_on is null limit 1) h
    left join lateral (select f.member_id from member_stays f where f.village_id = h.village_id
      and f.household_id = h.id and f.relation = 'head' and f.ended_on is null limit 1) s on true
    limit ${HITS_MAX + 1}`.execute(read);
  const heads = rows.flatMap(({ village_id, head_id }) =>
    head_id === null ? [] : [{ villageId: village_id, personId: head_id }],
  );
  const persons = await readPersonsAnywhere(read, vault, heads);
  const names = new Map(villages.map((village) => [village.id, village.name]));
  return rows.map((row) => ({
    villageId: row.village_id,
    villageName: names.get(row.village_id) ?? '',
    householdId: row.id,
    doorCode: row.door_code,
    group: row.group_name,
    personId: row.head_id ?? '',
    relation: 'head' as const,
    person: persons.get(row.head_id ?? '') ?? { name: '' },
  }));
}
