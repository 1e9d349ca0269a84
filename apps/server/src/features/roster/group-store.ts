import { defineWrite } from '../../platform/command/index.ts';

/** Where a household belongs from now on. */
export const setHouseholdGroup = defineWrite<{
  village_id: number;
  id: string;
  group_name: string;
  section_name: string;
}>({
  name: 'roster.set-household-group',
  order: 101,
  sql: `update households h set group_name = r.group_name, section_name = r.section_name
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, group_name text, section_name text)
    where h.village_id = r.village_id and h.id = r.id returning h.id`,
});

export const setOrganisationGroup = defineWrite<{ village_id: number; id: string; group_name: string }>({
  name: 'roster.set-organisation-group',
  order: 113,
  sql: `update organisations o set group_name = r.group_name
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, group_name text)
    where o.village_id = r.village_id and o.id = r.id returning o.id`,
});

/** A name is another one in all that is written of the past, as if it had never been different. */
export const renamePastGroup = defineWrite<{ village_id: number; fact: string; was: string; name: string }>({
  name: 'roster.rename-past-group',
  order: 120,
  sql: `update past_facts p set value = to_jsonb(r.name)
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, fact text, was text, name text)
    where p.village_id = r.village_id and p.fact = r.fact and p.value = to_jsonb(r.was)
      and left(p.subject, 2) in ('h:', 'o:') returning p.subject`,
  expect: 'any',
});
