import { defineWrite } from '../../platform/command/index.ts';
import type { ChangeKind, OrganisationKind, Relation } from '../people/index.ts';
import { rosterErrors } from './errors.ts';

interface HouseholdRow {
  village_id: number;
  id: string;
  door_code: string;
  group_name: string;
  section_name: string;
  joined_on: string | null;
  facts: object;
}

export const insertHousehold = defineWrite<HouseholdRow>({
  name: 'roster.insert-household',
  order: 102,
  sql: `insert into households (village_id, id, door_code, group_name, section_name, joined_on, facts)
    select village_id, id, door_code, group_name, section_name, joined_on, facts
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, door_code text, group_name text,
      section_name text, joined_on date, facts jsonb)
    returning id`,
  refusals: { '23505': rosterErrors.door_code_taken() },
});

export const setHousehold = defineWrite<Omit<HouseholdRow, 'joined_on'>>({
  name: 'roster.set-household',
  order: 101,
  sql: `update households h set door_code = r.door_code, group_name = r.group_name, section_name = r.section_name,
      facts = r.facts
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, door_code text, group_name text,
      section_name text, facts jsonb)
    where h.village_id = r.village_id and h.id = r.id returning h.id`,
  refusals: { '23505': rosterErrors.door_code_taken() },
});

/** Before new households, so that a door is free for whoever comes after. */
export const closeHousehold = defineWrite<{
  village_id: number;
  id: string;
  joined_on: string | null;
  left_on: string | null;
  closed_on: string;
}>({
  name: 'roster.close-household',
  order: 100,
  sql: `update households h set joined_on = r.joined_on, left_on = r.left_on, closed_on = r.closed_on
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, joined_on date, left_on date, closed_on date)
    where h.village_id = r.village_id and h.id = r.id returning h.id`,
});

export const insertMember = defineWrite<{ village_id: number; id: string; facts: object }>({
  name: 'roster.insert-member',
  order: 100,
  sql: `insert into members (village_id, id, facts)
    select village_id, id, facts from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, facts jsonb)
    returning id`,
});

export const setMember = defineWrite<{
  village_id: number;
  id: string;
  facts: object;
  died_on: string | null;
}>({
  name: 'roster.set-member',
  order: 101,
  sql: `update members m set facts = r.facts, died_on = r.died_on
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, facts jsonb, died_on date)
    where m.village_id = r.village_id and m.id = r.id returning m.id`,
});

export const endStay = defineWrite<{
  village_id: number;
  member_id: string;
  stay: number;
  ended_on: string;
  participating_from: string | null;
  participating_to: string | null;
}>({
  name: 'roster.end-stay',
  order: 103,
  sql: `update member_stays s set ended_on = r.ended_on, participating_from = r.participating_from,
      participating_to = r.participating_to
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, member_id uuid, stay smallint, ended_on date,
      participating_from date, participating_to date)
    where s.village_id = r.village_id and s.member_id = r.member_id and s.stay = r.stay returning s.member_id`,
});

export const setTakingPart = defineWrite<{
  village_id: number;
  member_id: string;
  stay: number;
  participating_from: string | null;
  participating_to: string | null;
}>({
  name: 'roster.set-taking-part',
  order: 103,
  sql: `update member_stays s set participating_from = r.participating_from, participating_to = r.participating_to
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, member_id uuid, stay smallint, participating_from date,
      participating_to date)
    where s.village_id = r.village_id and s.member_id = r.member_id and s.stay = r.stay returning s.member_id`,
});

interface RelationRow {
  village_id: number;
  member_id: string;
  stay: number;
  relation: Relation;
}

const relationSql = `update member_stays s set relation = r.relation
  from jsonb_to_recordset($1::jsonb) as r(village_id bigint, member_id uuid, stay smallint, relation text)
  where s.village_id = r.village_id and s.member_id = r.member_id and s.stay = r.stay returning s.member_id`;

/** Whoever steps down is written before whoever steps up: a household never has two heads, not even for a moment. */
export const setRelation = {
  down: defineWrite<RelationRow>({ name: 'roster.step-down', order: 104, sql: relationSql }),
  up: defineWrite<RelationRow>({ name: 'roster.step-up', order: 106, sql: relationSql }),
};

export const insertStay = defineWrite<{
  village_id: number;
  member_id: string;
  stay: number;
  household_id: string;
  relation: Relation;
  participating_from: string | null;
  participating_to: string | null;
  ended_on: string | null;
  began_on: string | null;
}>({
  name: 'roster.insert-stay',
  order: 112,
  sql: `insert into member_stays (village_id, member_id, stay, household_id, relation, participating_from,
      participating_to, ended_on, began_on)
    select village_id, member_id, stay, household_id, relation, participating_from, participating_to, ended_on, began_on
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, member_id uuid, stay smallint, household_id uuid,
      relation text, participating_from date, participating_to date, ended_on date, began_on date)
    returning member_id`,
  refusals: { '23505': rosterErrors.member_elsewhere() },
});

export const insertChange = defineWrite<{
  village_id: number;
  id: string;
  household_id: string;
  other_household_id: string | null;
  member_id: string | null;
  kind: ChangeKind;
  happens_on: string | null;
  written_at: string;
  written_by: string;
}>({
  name: 'roster.insert-change',
  order: 120,
  sql: `insert into household_changes (village_id, id, household_id, other_household_id, member_id, kind, happens_on,
      written_at, written_by)
    select village_id, id, household_id, other_household_id, member_id, kind, happens_on, written_at, written_by
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, household_id uuid, other_household_id uuid,
      member_id uuid, kind text, happens_on date, written_at timestamptz, written_by uuid)
    returning id`,
});

export const insertChangeNote = defineWrite<{ village_id: number; change_id: string; body: string }>({
  name: 'roster.insert-change-note',
  order: 121,
  sql: `insert into household_change_notes (village_id, change_id, body)
    select village_id, change_id, body
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, change_id uuid, body text) returning change_id`,
});

export const insertSuccession = defineWrite<{
  village_id: number;
  change_id: string;
  from_household: string;
  to_household: string;
  at_day: string;
  share: number;
}>({
  name: 'roster.insert-succession',
  order: 121,
  sql: `insert into successions (village_id, change_id, from_household, to_household, at_day, share)
    select village_id, change_id, from_household, to_household, at_day, share
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, change_id uuid, from_household uuid, to_household uuid,
      at_day date, share numeric)
    returning change_id`,
});

export const insertPastFact = defineWrite<{
  village_id: number;
  subject: string;
  fact: string;
  from_on: string | null;
  to_on: string;
  value: boolean | number | string | null;
}>({
  name: 'roster.insert-past-fact',
  order: 121,
  sql: `insert into past_facts (village_id, subject, fact, from_on, to_on, value)
    select village_id, subject, fact, from_on, to_on, nullif(value, 'null'::jsonb)
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, subject text, fact text, from_on date, to_on date,
      value jsonb)
    returning subject`,
});

interface OrganisationRow {
  village_id: number;
  id: string;
  name: string;
  kind: OrganisationKind;
  group_name: string;
  household_id: string | null;
  facts: object;
  closed_on: string | null;
}

export const insertOrganisation = defineWrite<OrganisationRow>({
  name: 'roster.insert-organisation',
  order: 113,
  sql: `insert into organisations (village_id, id, name, kind, group_name, household_id, facts, closed_on)
    select village_id, id, name, kind, group_name, household_id, facts, closed_on
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, name text, kind text, group_name text,
      household_id uuid, facts jsonb, closed_on date)
    returning id`,
  refusals: { '23505': rosterErrors.name_taken() },
});

export const setOrganisation = defineWrite<OrganisationRow>({
  name: 'roster.set-organisation',
  order: 113,
  sql: `update organisations o set name = r.name, kind = r.kind, group_name = r.group_name,
      household_id = r.household_id, facts = r.facts, closed_on = r.closed_on
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, name text, kind text, group_name text,
      household_id uuid, facts jsonb, closed_on date)
    where o.village_id = r.village_id and o.id = r.id returning o.id`,
  refusals: { '23505': rosterErrors.name_taken() },
});
