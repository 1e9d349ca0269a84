import { sql } from 'kysely';
import { localDay } from '../../platform/clock/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { sortGroups } from './group-order.ts';
import { readPersons } from './persons.ts';
import { isEnrolled } from './read-households.ts';
import { searchPersons } from './search-persons.ts';

export interface HouseholdListing {
  id: string;
  doorCode: string;
  group: string;
  section: string;
  headName: string;
  memberCount: number;
  enrolled: boolean;
}

export interface HouseholdQuery {
  villageId: number;
  /** Only these, as the actor's policy says. */
  seen: 'all' | readonly string[];
  /** A name or its sounds, the end of a phone, or the beginning of a door code. */
  q?: string | undefined;
  /** Empty: those of none. */
  group?: string | undefined;
  section?: string | undefined;
  page: number;
  pageSize: number;
  now: Date;
}

/** Doors as one walks past them: 9号 before 10号, 3-2 before 3-12. */
const inWalkingOrder = sql`regexp_replace(h.door_code, '[0-9].*$', ''),
      array(select found[1]::numeric from regexp_matches(h.door_code, '[0-9]+', 'g') as found), h.door_code`;

interface Row {
  id: string;
  door_code: string;
  group_name: string;
  section_name: string;
  joined_on: string | null;
  left_on: string | null;
  head_id: string | null;
  member_count: number;
  total: number;
}

/** One page of a village's households by group and door as one walks, with how many there are in all. */
export async function listHouseholds(
  read: ScopedRead,
  vault: Vault,
  query: HouseholdQuery,
): Promise<{ households: HouseholdListing[]; total: number }> {
  const { villageId, seen, page, pageSize } = query;
  const word = query.q?.trim() ?? '';
  const named = word === '' ? [] : await findByName(read, vault, villageId, word);
  const groups = await readGroups(read, villageId);
  const { rows } = await sql<Row>`
    select h.id, h.door_code, h.group_name, h.section_name, h.joined_on, h.left_on,
      (select s.member_id from member_stays s
        where s.village_id = h.village_id and s.household_id = h.id and s.relation = 'head' and s.ended_on is null) as head_id,
      (select count(*)::int from member_stays s
        where s.village_id = h.village_id and s.household_id = h.id and s.ended_on is null) as member_count,
      count(*) over ()::int as total
    from households h
    where h.village_id = ${villageId} and (h.closed_on is null or h.door_code = ${word})
      and ${seen === 'all' ? sql`true` : sql`h.id = any(${[...seen]}::uuid[])`}
      and ${query.group === undefined ? sql`true` : sql`h.group_name = ${query.group}`}
      and ${query.section === undefined ? sql`true` : sql`h.section_name = ${query.section}`}
      and ${word === '' ? sql`true` : sql`(h.id = any(${named}::uuid[]) or ${beginsWith(word)})`}
    order by array_position(${groups}::text[], h.group_name), ${inWalkingOrder}
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(read);
  const heads = rows.flatMap((row) => row.head_id ?? []);
  const persons = await readPersons(read, vault, villageId, heads);
  const today = localDay(query.now);
  return {
    households: rows.map((row) => ({
      id: row.id,
      doorCode: row.door_code,
      group: row.group_name,
      section: row.section_name,
      headName: persons.get(row.head_id ?? '')?.name ?? '',
      memberCount: row.member_count,
      enrolled: isEnrolled(row, today),
    })),
    total: rows[0]?.total ?? 0,
  };
}

function beginsWith(word: string) {
  const literal = word.replaceAll(/[\\%_]/g, String.raw`\$&`);
  return sql`h.door_code ilike ${`${literal}%`}`;
}

/** Households with somebody who fits; the list asks for more letters long before there are this many. */
const NAMED_MAX = 200;

async function findByName(read: ScopedRead, vault: Vault, villageId: number, q: string): Promise<string[]> {
  const found = await searchPersons(read, vault, {
    q,
    villages: [{ id: villageId, name: '' }],
    isSeen: () => true,
    limit: NAMED_MAX,
  });
  return [...new Set(found.map(({ householdId }) => householdId))];
}

/** The names of a village's groups, as it counts them. */
export async function readGroups(read: ScopedRead, villageId: number): Promise<string[]> {
  const rows = await read
    .selectFrom('households')
    .select('group_name')
    .distinct()
    .where('village_id', '=', villageId)
    .where('closed_on', 'is', null)
    .where('group_name', '<>', '')
    .execute();
  return sortGroups(rows.map((row) => row.group_name));
}
