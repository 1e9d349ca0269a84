import { defineWrite } from '../../platform/command/index.ts';

/** Accounts belong to the installation: every row carries village 0. */
interface Row {
  village_id: 0;
}

export const insertAccount = defineWrite<Row & { id: string; kind: 'staff'; created_at: string }>({
  name: 'access.insert-account',
  order: 20,
  sql: `insert into access_accounts (id, kind, created_at)
    select id, kind, created_at from jsonb_to_recordset($1::jsonb) as r(id uuid, kind text, created_at timestamptz)
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
  Row & { account_id: string; username: string; password_hash: string; password_set_at: string }
>({
  name: 'access.insert-staff-login',
  order: 30,
  sql: `insert into staff_logins (account_id, username, password_hash, password_set_at)
    select account_id, username, password_hash, password_set_at from jsonb_to_recordset($1::jsonb)
      as r(account_id uuid, username text, password_hash text, password_set_at timestamptz)
    on conflict do nothing returning account_id`,
});

export const insertGrant = defineWrite<
  Row & {
    id: string;
    account_id: string;
    role: string;
    place_id: number;
    household_id: string | null;
    person_id: string | null;
    given_at: string;
  }
>({
  name: 'access.insert-grant',
  order: 30,
  sql: `insert into role_grants (id, account_id, role, place_id, household_id, person_id, given_at)
    select id, account_id, role, place_id, household_id, person_id, given_at from jsonb_to_recordset($1::jsonb)
      as r(id uuid, account_id uuid, role text, place_id bigint, household_id uuid, person_id uuid,
        given_at timestamptz)
    returning id`,
});
