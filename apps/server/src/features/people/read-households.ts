import { sql } from 'kysely';
import { localDay } from '../../platform/clock/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { maskName } from './mask.ts';
import { readPersonsAnywhere } from './persons.ts';

export interface HouseholdKey {
  villageId: number;
  householdId: string;
}

/** A household without its people's names. */
export interface HouseholdRecord {
  villageId: number;
  id: string;
  doorCode: string;
  group: string;
  section: string;
  /** The head's person id; null while there is no head. */
  headId: string | null;
  enrolled: boolean;
}

export interface HouseholdBrief extends HouseholdRecord {
  /** In full: only the household's own people may be shown it. Empty when the head has been erased. */
  headName: string;
  headNameMasked: string;
  headBornOn: string | null;
}

/** Some households without names, of several villages if the scope reaches them, in no order; missing ones are absent. */
export async function readHouseholdRecords(
  read: ScopedRead,
  keys: readonly HouseholdKey[],
  now: Date,
): Promise<HouseholdRecord[]> {
  if (keys.length === 0) return [];
  const villages = keys.map((key) => key.villageId);
  const ids = keys.map((key) => key.householdId);
  const { rows } = await sql<Row>`
    select h.village_id, h.id, h.door_code, h.group_name, h.section_name, h.joined_on, h.left_on,
      s.member_id as head_id
    from unnest(${villages}::bigint[], ${ids}::uuid[]) as k(village_id, id)
    join households h on h.village_id = k.village_id and h.id = k.id
    left join member_stays s on s.village_id = h.village_id and s.household_id = h.id
      and s.relation = 'head' and s.ended_on is null`.execute(read);
  const today = localDay(now);
  return rows.map((row) => ({
    villageId: row.village_id,
    id: row.id,
    doorCode: row.door_code,
    group: row.group_name,
    section: row.section_name,
    headId: row.head_id,
    enrolled: isEnrolled(row, today),
  }));
}

/** Like `readHouseholdRecords`, with who heads them. */
export async function readHouseholds(
  read: ScopedRead,
  vault: Vault,
  keys: readonly HouseholdKey[],
  now: Date,
): Promise<HouseholdBrief[]> {
  const records = await readHouseholdRecords(read, keys, now);
  const heads = records.flatMap(({ villageId, headId }) =>
    headId === null ? [] : [{ villageId, personId: headId }],
  );
  const persons = await readPersonsAnywhere(read, vault, heads);
  return records.map((record) => {
    const head = persons.get(record.headId ?? '');
    return {
      ...record,
      headName: head?.name ?? '',
      headNameMasked: maskName(head?.name ?? ''),
      headBornOn: head?.bornOn ?? null,
    };
  });
}

interface Row {
  village_id: number;
  id: string;
  door_code: string;
  group_name: string;
  section_name: string;
  joined_on: string | null;
  left_on: string | null;
  head_id: string | null;
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
