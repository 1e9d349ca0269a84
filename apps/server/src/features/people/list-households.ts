import { sql } from 'kysely';
import { localDay } from '../../platform/clock/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { isEnrolled } from './read-households.ts';

export interface HouseholdListing {
  id: string;
  doorCode: string;
  group: string;
  headName: string;
  memberCount: number;
  enrolled: boolean;
}

export interface HouseholdQuery {
  villageId: number;
  /** Only these, as the actor's policy says. */
  seen: 'all' | readonly string[];
  /** Part of a member's name or the beginning of a door code. */
  q?: string | undefined;
  group?: string | undefined;
  page: number;
  pageSize: number;
  now: Date;
}

interface Row {
  id: string;
  door_code: string;
  group_name: string;
  joined_on: string | null;
  left_on: string | null;
  head_name: string | null;
  member_count: number;
  total: number;
}

/** One page of a village's households by group and door code, with how many there are in all. */
export async function listHouseholds(
  read: ScopedRead,
  query: HouseholdQuery,
): Promise<{ households: HouseholdListing[]; total: number }> {
  const { villageId, seen, page, pageSize } = query;
  const word = query.q?.trim() ?? '';
  const { rows } = await sql<Row>`
    select h.id, h.door_code, h.group_name, h.joined_on, h.left_on,
      (select p.name from member_stays s join person_private p on p.village_id = s.village_id and p.person_id = s.member_id
        where s.village_id = h.village_id and s.household_id = h.id and s.relation = 'head' and s.ended_on is null) as head_name,
      (select count(*)::int from member_stays s
        where s.village_id = h.village_id and s.household_id = h.id and s.ended_on is null) as member_count,
      count(*) over ()::int as total
    from households h
    where h.village_id = ${villageId}
      and ${seen === 'all' ? sql`true` : sql`h.id = any(${[...seen]}::uuid[])`}
      and ${query.group === undefined ? sql`true` : sql`h.group_name = ${query.group}`}
      and ${word === '' ? sql`true` : matches(villageId, word)}
    order by h.group_name, h.door_code
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(read);
  const today = localDay(query.now);
  return {
    households: rows.map((row) => ({
      id: row.id,
      doorCode: row.door_code,
      group: row.group_name,
      headName: row.head_name ?? '',
      memberCount: row.member_count,
      enrolled: isEnrolled(row, today),
    })),
    total: rows[0]?.total ?? 0,
  };
}

function matches(villageId: number, word: string) {
  const literal = word.replaceAll(/[\\%_]/g, String.raw`\$&`);
  return sql`(h.door_code ilike ${`${literal}%`} or h.id in (
    select s.household_id from member_stays s
    join person_private p on p.village_id = s.village_id and p.person_id = s.member_id
    where s.village_id = ${villageId} and s.ended_on is null and p.name ilike ${`%${literal}%`}))`;
}

/** The names of a village's groups, in order. */
export async function readGroups(read: ScopedRead, villageId: number): Promise<string[]> {
  const rows = await read
    .selectFrom('households')
    .select('group_name')
    .distinct()
    .where('village_id', '=', villageId)
    .where('group_name', '<>', '')
    .orderBy('group_name')
    .execute();
  return rows.map((row) => row.group_name);
}
