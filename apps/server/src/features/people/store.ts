import { defineWrite } from '../../platform/command/index.ts';
import { peopleErrors } from './errors.ts';
import type { HouseholdsTable, MemberStaysTable, MembersTable, OrganisationsTable } from './tables.ts';

export const insertHousehold = defineWrite<Omit<HouseholdsTable, 'closed_on'>>({
  name: 'people.insert-household',
  order: 100,
  sql: `insert into households (village_id, id, door_code, group_name, section_name, joined_on, left_on, facts)
    select village_id, id, door_code, group_name, section_name, joined_on, left_on, facts
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, door_code text, group_name text,
      section_name text, joined_on date, left_on date, facts jsonb)
    returning id`,
  refusals: { '23505': peopleErrors.door_code_taken() },
});

export const insertMember = defineWrite<Omit<MembersTable, 'died_on'>>({
  name: 'people.insert-member',
  order: 100,
  sql: `insert into members (village_id, id, facts)
    select village_id, id, facts from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, facts jsonb)
    returning id`,
});

/** Without `began_on` the person was there before anybody wrote it down. */
export const insertStay = defineWrite<Omit<MemberStaysTable, 'began_on'> & { began_on?: string | null }>({
  name: 'people.insert-stay',
  order: 110,
  sql: `insert into member_stays (village_id, member_id, stay, household_id, relation, participating_from,
      participating_to, ended_on, began_on)
    select village_id, member_id, stay, household_id, relation, participating_from, participating_to, ended_on, began_on
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, member_id uuid, stay smallint, household_id uuid,
      relation text, participating_from date, participating_to date, ended_on date, began_on date)
    returning member_id`,
});

export const insertOrganisation = defineWrite<Omit<OrganisationsTable, 'kind' | 'closed_on'>>({
  name: 'people.insert-organisation',
  order: 110,
  sql: `insert into organisations (village_id, id, name, group_name, household_id, facts)
    select village_id, id, name, group_name, household_id, facts
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, name text, group_name text,
      household_id uuid, facts jsonb)
    on conflict do nothing returning id`,
});
