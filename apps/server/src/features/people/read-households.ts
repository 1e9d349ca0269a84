import { sql } from 'kysely';
import { localDay } from '../../platform/clock/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { maskName } from './mask.ts';

export interface HouseholdKey {
  villageId: number;
  householdId: string;
}

export interface HouseholdBrief {
  villageId: number;
  id: string;
  doorCode: string;
  group: string;
  section: string;
  /** In full: whoever shows it decides by the policy. Empty when the head has been erased. */
  headName: string;
  headNameMasked: string;
  headBornOn: string | null;
  enrolled: boolean;
}

/** Briefs of some households, of several villages if the scope reaches them, in no order; missing ones are absent. */
export async function readHouseholds(
  read: ScopedRead,
  keys: readonly HouseholdKey[],
  now: Date,
): Promise<HouseholdBrief[]> {
  if (keys.length === 0) return [];
  const villages = keys.map((key) => key.villageId);
  const ids = keys.map((key) => key.householdId);
  const { rows } = await sql<Row>`
    select h.village_id, h.id, h.door_code, h.group_name, h.section_name, h.joined_on, h.left_on,
      p.name as head_name, p.born_on as head_born_on
    from unnest(${villages}::bigint[], ${ids}::uuid[]) as k(village_id, id)
    join households h on h.village_id = k.village_id and h.id = k.id
    left join member_stays s on s.village_id = h.village_id and s.household_id = h.id
      and s.relation = 'head' and s.ended_on is null
    left join person_private p on p.village_id = s.village_id and p.person_id = s.member_id`.execute(read);
  const today = localDay(now);
  return rows.map((row) => ({
    villageId: row.village_id,
    id: row.id,
    doorCode: row.door_code,
    group: row.group_name,
    section: row.section_name,
    headName: row.head_name ?? '',
    headNameMasked: maskName(row.head_name ?? ''),
    headBornOn: row.head_born_on,
    enrolled: isEnrolled(row, today),
  }));
}

interface Row {
  village_id: number;
  id: string;
  door_code: string;
  group_name: string;
  section_name: string;
  joined_on: string | null;
  left_on: string | null;
  head_name: string | null;
  head_born_on: string | null;
}

/** Taking part is by dates, both included. */
export function isEnrolled(
  stay: { joined_on: string | null; left_on: string | null },
  today: string,
): boolean {
  return (
    stay.joined_on !== null && stay.joined_on <= today && (stay.left_on === null || stay.left_on >= today)
  );
}
