import { defineWrite } from '../../platform/command/index.ts';
import { peopleErrors } from './errors.ts';
import type { HouseholdsTable, MemberStaysTable, MembersTable, OrganisationsTable } from './tables.ts';

export const insertHousehold = defineWrite<HouseholdsTable>({
  name: 'people.insert-household',
  order: 100,
  sql: `insert into households (village_id, id, door_code, group_name, section_name, joined_on, left_on, facts)
    select village_id, id, door_code, group_name, section_name, joined_on, left_on, facts
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, door_code text, group_name text,
      section_name text, joined_on date, left_on date, facts jsonb)
    returning id`,
  refusals: { '23505': peopleErrors.door_code_taken() },
});

export const insertMember = defineWrite<MembersTable>({
  name: 'people.insert-member',
  order: 100,
  sql: `insert into members (village_id, id, facts)
    select village_id, id, facts from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, facts jsonb)
    returning id`,
});

export const insertStay = defineWrite<MemberStaysTable>({
  name: 'people.insert-stay',
  order: 110,
  sql: `insert into member_stays (village_id, member_id, stay, household_id, relation, participating_from,
      participating_to, ended_on)
    select village_id, member_id, stay, household_id, relation, participating_from, participating_to, ended_on
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, member_id uuid, stay smallint, household_id uuid,
      relation text, participating_from date, participating_to date, ended_on date)
    returning member_id`,
});

/** Bytes travel as hex, since rows go through JSON. */
export interface PersonPrivateRow {
  village_id: number;
  person_id: string;
  name: string;
  born_on: string | null;
  phone_sealed_hex: string | null;
  phone_index_hex: string | null;
}

export const insertPersonPrivate = defineWrite<PersonPrivateRow>({
  name: 'people.insert-person-private',
  order: 110,
  sql: `insert into person_private (village_id, person_id, name, born_on, phone_sealed, phone_index)
    select village_id, person_id, name, born_on, decode(phone_sealed_hex, 'hex'), decode(phone_index_hex, 'hex')
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, person_id uuid, name text, born_on date,
      phone_sealed_hex text, phone_index_hex text)
    returning person_id`,
});

export const insertOrganisation = defineWrite<OrganisationsTable>({
  name: 'people.insert-organisation',
  order: 110,
  sql: `insert into organisations (village_id, id, name, group_name, household_id, facts)
    select village_id, id, name, group_name, household_id, facts
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, name text, group_name text,
      household_id uuid, facts jsonb)
    on conflict do nothing returning id`,
});
