import { defineWrite } from '../../platform/command/index.ts';
import { enrolmentErrors } from './errors.ts';
import type { ConsentsTable, ConsentWay, EnrolmentsTable } from './tables.ts';

export const setTakingPart = defineWrite<{
  village_id: number;
  id: string;
  joined_on: string;
  left_on: string | null;
}>({
  name: 'enrolment.set-taking-part',
  order: 101,
  sql: `update households h set joined_on = r.joined_on, left_on = r.left_on
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, joined_on date, left_on date)
    where h.village_id = r.village_id and h.id = r.id returning h.id`,
});

type NewEnrolment = Pick<
  EnrolmentsTable,
  | 'village_id'
  | 'id'
  | 'household_id'
  | 'joined_on'
  | 'way'
  | 'paper'
  | 'scheme_version'
  | 'eligible'
  | 'written_by'
> & { written_at: string };

export const insertEnrolment = defineWrite<NewEnrolment>({
  name: 'enrolment.insert',
  order: 115,
  sql: `insert into enrolments (village_id, id, household_id, joined_on, way, paper, scheme_version, eligible,
      written_at, written_by)
    select village_id, id, household_id, joined_on, way, paper, scheme_version, eligible, written_at, written_by
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, household_id uuid, joined_on date, way text,
      paper text, scheme_version text, eligible boolean, written_at timestamptz, written_by uuid)
    returning id`,
  refusals: { '23505': enrolmentErrors.already() },
});

/** Households that were on the roster before have none. */
export const endEnrolment = defineWrite<{
  village_id: number;
  household_id: string;
  ended_on: string;
  ended_way: 'self' | 'desk';
  ended_at: string;
  ended_by: string;
}>({
  name: 'enrolment.end',
  order: 114,
  expect: 'any',
  sql: `update enrolments e set ended_on = r.ended_on, ended_way = r.ended_way, ended_at = r.ended_at,
      ended_by = r.ended_by
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, household_id uuid, ended_on date, ended_way text,
      ended_at timestamptz, ended_by uuid)
    where e.village_id = r.village_id and e.household_id = r.household_id and e.ended_on is null returning e.id`,
});

type NewConsent = Omit<ConsentsTable, 'given_at' | 'withdrawn_at'> & {
  given_at: string;
  withdrawn_at: string | null;
};

export const insertConsent = defineWrite<NewConsent>({
  name: 'enrolment.insert-consent',
  order: 117,
  sql: `insert into consents (village_id, id, member_id, purpose, version, given_at, way, recorded_by, guardian_id,
      guardian_relation, withdrawn_at, withdrawn_way, withdrawn_by, refused)
    select village_id, id, member_id, purpose, version, given_at, way, recorded_by, guardian_id, guardian_relation,
      withdrawn_at, withdrawn_way, withdrawn_by, refused
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, member_id uuid, purpose text, version integer,
      given_at timestamptz, way text, recorded_by uuid, guardian_id uuid, guardian_relation text,
      withdrawn_at timestamptz, withdrawn_way text, withdrawn_by uuid, refused boolean)
    returning id`,
});

/** The answers of somebody to one purpose that still stand. */
export const closeConsents = defineWrite<{
  village_id: number;
  member_id: string;
  purpose: string;
  withdrawn_at: string;
  withdrawn_way: ConsentWay;
  withdrawn_by: string;
}>({
  name: 'enrolment.close-consents',
  order: 116,
  expect: 'any',
  sql: `update consents c set withdrawn_at = r.withdrawn_at, withdrawn_way = r.withdrawn_way,
      withdrawn_by = r.withdrawn_by
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, member_id uuid, purpose text,
      withdrawn_at timestamptz, withdrawn_way text, withdrawn_by uuid)
    where c.village_id = r.village_id and c.member_id = r.member_id and c.purpose = r.purpose
      and c.withdrawn_at is null returning c.id`,
});

export const insertConsentText = defineWrite<{
  village_id: number;
  purpose: string;
  version: number;
  title: string;
  body: string;
  required: boolean;
  position: number;
  published_at: string;
}>({
  name: 'enrolment.insert-consent-text',
  order: 100,
  sql: `insert into consent_texts (purpose, version, title, body, required, position, published_at)
    select purpose, version, title, body, required, position, published_at
    from jsonb_to_recordset($1::jsonb) as r(purpose text, version integer, title text, body text, required boolean,
      position smallint, published_at timestamptz)
    on conflict do nothing returning version`,
});

export const insertBinding = defineWrite<{
  village_id: number;
  id: string;
  household_id: string;
  helper_account: string;
  bound_at: string;
  bound_by: string;
}>({
  name: 'enrolment.insert-binding',
  order: 110,
  sql: `insert into helper_bindings (village_id, id, household_id, helper_account, bound_at, bound_by)
    select village_id, id, household_id, helper_account, bound_at, bound_by
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, household_id uuid, helper_account uuid,
      bound_at timestamptz, bound_by uuid)
    returning id`,
  refusals: { '23505': enrolmentErrors.helper_bound() },
});

export const endBinding = defineWrite<{
  village_id: number;
  id: string;
  unbound_at: string;
  unbound_by: string;
}>({
  name: 'enrolment.end-binding',
  order: 110,
  sql: `update helper_bindings b set unbound_at = r.unbound_at, unbound_by = r.unbound_by
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, unbound_at timestamptz, unbound_by uuid)
    where b.village_id = r.village_id and b.id = r.id and b.unbound_at is null returning b.id`,
});
