import { defineWrite } from '../../platform/command/index.ts';

/**
 * Accounts belong to the installation and not to a village; a row carries the place in whose audit chain the command
 * leaves its trace, 0 for the installation itself.
 */
interface Row {
  village_id: number;
}

export const insertAccount = defineWrite<
  Row & {
    id: string;
    kind: 'staff';
    administrator: boolean;
    second_factor: 'required' | 'not_required_in_demo';
    created_at: string;
  }
>({
  name: 'access.insert-account',
  order: 20,
  sql: `insert into access_accounts (id, kind, administrator, second_factor, created_at)
    select id, kind, administrator, second_factor, created_at from jsonb_to_recordset($1::jsonb)
      as r(id uuid, kind text, administrator boolean, second_factor text, created_at timestamptz)
    returning id`,
});

export const insertAccountPrivate = defineWrite<Row & { account_id: string; display_name: string }>({
  name: 'access.insert-account-private',
  order: 30,
  sql: `insert into access_names (account_id, display_name)
    select account_id, display_name from jsonb_to_recordset($1::jsonb) as r(account_id uuid, display_name text)
    returning account_id`,
});

/** Somebody took the name a moment ago: the row changes nothing and the command is decided anew. */
export const insertStaffLogin = defineWrite<
  Row & {
    account_id: string;
    username: string;
    password_hash: string;
    password_set_at: string;
    initial_until: string | null;
    issued_by: string | null;
  }
>({
  name: 'access.insert-staff-login',
  order: 30,
  sql: `insert into staff_logins (account_id, username, password_hash, password_set_at, initial_until, issued_by)
    select account_id, username, password_hash, password_set_at, initial_until, issued_by
    from jsonb_to_recordset($1::jsonb) as r(account_id uuid, username text, password_hash text,
      password_set_at timestamptz, initial_until timestamptz, issued_by uuid)
    on conflict do nothing returning account_id`,
});

export interface GrantRow extends Row {
  id: string;
  account_id: string;
  role: string;
  place_id: number | null;
  household_id: string | null;
  person_id: string | null;
  given_at: string;
  given_by: string | null;
  group_name: string | null;
  starts_on: string | null;
  ends_on: string | null;
  delegated_from: string | null;
}

/** The same duty given twice at once: the second changes nothing and is decided anew. */
export const insertGrant = defineWrite<GrantRow>({
  name: 'access.insert-grant',
  order: 30,
  sql: `insert into role_grants (id, account_id, role, place_id, household_id, person_id, given_at, given_by, group_name,
      starts_on, ends_on, delegated_from)
    select id, account_id, role, place_id, household_id, person_id, given_at, given_by, group_name, starts_on, ends_on,
      delegated_from
    from jsonb_to_recordset($1::jsonb) as r(id uuid, account_id uuid, role text, place_id bigint, household_id uuid,
      person_id uuid, given_at timestamptz, given_by uuid, group_name text, starts_on date, ends_on date,
      delegated_from uuid)
    on conflict do nothing returning id`,
});

export const endGrant = defineWrite<Row & { id: string; ended_at: string; ended_by: string }>({
  name: 'access.end-grant',
  order: 25,
  sql: `update role_grants g set ended_at = r.ended_at, ended_by = r.ended_by
    from jsonb_to_recordset($1::jsonb) as r(id uuid, ended_at timestamptz, ended_by uuid)
    where g.id = r.id and g.ended_at is null returning g.id`,
});

/** The group that a duty is bound to is called otherwise, or has become part of another. */
export const moveGrant = defineWrite<Row & { id: string; group_name: string }>({
  name: 'access.move-grant',
  order: 26,
  sql: `update role_grants g set group_name = r.group_name
    from jsonb_to_recordset($1::jsonb) as r(id uuid, group_name text)
    where g.id = r.id and g.ended_at is null returning g.id`,
});

/** What changes how a member of staff comes in rests on this, so that two changes at once see each other. */
export const guardOfStaff = (accountId: string): string => `access.staff:${accountId}`;

/**
 * A password of one's own, or one handed out: never by who took the second factor away. The statement itself looks, since
 * two commands in the audit chains of two villages share no guard.
 */
export const putPassword = defineWrite<
  Row & {
    account_id: string;
    password_hash: string;
    password_set_at: string;
    initial_until: string | null;
    issued_by: string | null;
  }
>({
  name: 'access.put-password',
  order: 30,
  sql: `update staff_logins l set password_hash = r.password_hash, password_set_at = r.password_set_at,
      initial_until = r.initial_until, issued_by = r.issued_by
    from jsonb_to_recordset($1::jsonb) as r(account_id uuid, password_hash text, password_set_at timestamptz,
      initial_until timestamptz, issued_by uuid)
    where l.account_id = r.account_id and not exists (select 1 from access_accounts a
      where a.id = r.account_id and a.factor_cleared_by = r.issued_by) returning l.account_id`,
});

export const putSecondFactor = defineWrite<
  Row & { account_id: string; secret_sealed: string; set_at: string; used_step: number }
>({
  name: 'access.put-second-factor',
  order: 30,
  sql: `insert into second_factors (account_id, secret_sealed, set_at, used_step)
    select account_id, decode(secret_sealed, 'hex'), set_at, used_step from jsonb_to_recordset($1::jsonb)
      as r(account_id uuid, secret_sealed text, set_at timestamptz, used_step bigint)
    on conflict (account_id) do update set secret_sealed = excluded.secret_sealed, set_at = excluded.set_at,
      used_step = excluded.used_step returning account_id`,
});

/** Who took the factor away, or null once it is set up again. Never who has the password half in hand (see `putPassword`). */
export const noteFactorCleared = defineWrite<Row & { account_id: string; by: string | null }>({
  name: 'access.note-factor-cleared',
  order: 31,
  sql: `update access_accounts a set factor_cleared_by = r.by
    from jsonb_to_recordset($1::jsonb) as r(account_id uuid, by uuid) where a.id = r.account_id
      and not exists (select 1 from staff_logins l
        where l.account_id = r.account_id and l.initial_until is not null and l.issued_by = r.by)
      and not exists (select 1 from access_doors d where d.account_id = r.account_id and d.bound_by = r.by)
    returning a.id`,
});

/** Who handed out a password for an account without a second factor: it opens nothing until somebody else has spoken. */
export const holdAccount = defineWrite<Row & { account_id: string; by: string }>({
  name: 'access.hold-account',
  order: 32,
  sql: `update access_accounts a set held_by = r.by
    from jsonb_to_recordset($1::jsonb) as r(account_id uuid, by uuid) where a.id = r.account_id returning a.id`,
});

/** Never by whoever holds it; the statement itself looks, since two commands in two chains share no guard. */
export const releaseAccount = defineWrite<Row & { account_id: string; by: string }>({
  name: 'access.release-account',
  order: 32,
  sql: `update access_accounts a set held_by = null
    from jsonb_to_recordset($1::jsonb) as r(account_id uuid, by uuid)
    where a.id = r.account_id and a.held_by <> r.by returning a.id`,
});

export const deleteSecondFactor = defineWrite<Row & { account_id: string }>({
  name: 'access.delete-second-factor',
  order: 30,
  sql: `delete from second_factors f using jsonb_to_recordset($1::jsonb) as r(account_id uuid)
    where f.account_id = r.account_id returning f.account_id`,
});

export const deleteRecoveryCodes = defineWrite<Row & { account_id: string }>({
  name: 'access.delete-recovery-codes',
  order: 39,
  sql: `delete from recovery_codes c using jsonb_to_recordset($1::jsonb) as r(account_id uuid)
    where c.account_id = r.account_id returning c.account_id`,
  expect: 'any',
});

export const insertRecoveryCode = defineWrite<Row & { account_id: string; code_hash: string }>({
  name: 'access.insert-recovery-code',
  order: 40,
  sql: `insert into recovery_codes (account_id, code_hash)
    select account_id, decode(code_hash, 'hex') from jsonb_to_recordset($1::jsonb)
      as r(account_id uuid, code_hash text)
    on conflict do nothing returning account_id`,
});

/** Null lets the account in again. */
export const putDisabled = defineWrite<Row & { id: string; disabled_at: string | null }>({
  name: 'access.put-disabled',
  order: 30,
  sql: `update access_accounts a set disabled_at = r.disabled_at
    from jsonb_to_recordset($1::jsonb) as r(id uuid, disabled_at timestamptz) where a.id = r.id returning a.id`,
});

export const putDisplayName = defineWrite<Row & { account_id: string; display_name: string }>({
  name: 'access.put-display-name',
  order: 30,
  sql: `update access_names n set display_name = r.display_name
    from jsonb_to_recordset($1::jsonb) as r(account_id uuid, display_name text)
    where n.account_id = r.account_id returning n.account_id`,
});
