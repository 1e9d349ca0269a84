import { sql } from 'kysely';
import type { CommandContext } from '../../platform/command/index.ts';
import type { HouseholdsTable, OrganisationsTable } from '../people/index.ts';
import { type GroupKind, groupWords } from './group-kinds.ts';

/** All households that bear a name in their row, those that are no more included. */
export function readHouseholdsNamed(
  { read, villageId }: CommandContext,
  kind: GroupKind,
  name: string,
): Promise<HouseholdsTable[]> {
  return read
    .selectFrom('households')
    .selectAll()
    .where('village_id', '=', villageId)
    .where(groupWords[kind].column, '=', name)
    .orderBy('door_code')
    .orderBy('id')
    .execute();
}

/** The shops and associations of a group of their own, those that are no more included; sections have none. */
export async function readOrganisationsNamed(
  { read, villageId }: CommandContext,
  kind: GroupKind,
  name: string,
): Promise<OrganisationsTable[]> {
  if (kind === 'section') return [];
  return read
    .selectFrom('organisations')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('group_name', '=', name)
    .orderBy('name')
    .execute();
}

/** The households that belonged somewhere once and may no longer, by themselves or by what accumulates to them. */
export async function readHouseholdsOnce(
  { read, villageId }: CommandContext,
  kind: GroupKind,
  name: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with past as (select subject from past_facts
      where village_id = ${villageId} and fact = ${kind} and value = to_jsonb(${name}::text))
    select h.id from households h join past p on p.subject = 'h:' || h.id where h.village_id = ${villageId}
    union
    select o.household_id from organisations o join past p on p.subject = 'o:' || o.id
      where o.village_id = ${villageId} and o.household_id is not null`.execute(read);
  return rows.map((row) => row.id);
}
