-- Who signs in. These tables belong to the installation, not to a village: one person may have duties in several.
create table access_accounts (
  id uuid not null,
  kind text not null check (kind in ('villager', 'staff')),
  created_at timestamptz not null,
  disabled_at timestamptz,
  primary key (id)
);

-- The name shown, erasable.
create table access_names (
  account_id uuid not null references access_accounts (id),
  display_name text not null,
  primary key (account_id)
);

create table staff_logins (
  account_id uuid not null references access_accounts (id),
  -- Lower case.
  username text not null check (username = lower(username)),
  -- argon2id in PHC form, which names its own parameters.
  password_hash text not null,
  password_set_at timestamptz not null,
  primary key (account_id),
  constraint staff_logins_username_once unique (username)
);

-- A way in that needs no password: now a phone. The index is a keyed digest; erasable.
create table access_doors (
  kind text not null check (kind in ('phone')),
  door_index bytea not null,
  account_id uuid not null references access_accounts (id),
  primary key (kind, door_index)
);

create index account_doors_of_account on access_doors (account_id);

-- A role at a place. With a household: the villager's own, or a panel member's own on which they must not decide.
create table role_grants (
  id uuid not null,
  account_id uuid not null references access_accounts (id),
  role text not null check (role in (
    'villager', 'helper', 'group_leader', 'panel', 'clerk', 'supervisor', 'keeper', 'town_department', 'town_office',
    'district_office', 'auditor', 'system_admin', 'security_admin', 'audit_admin')),
  place_id bigint not null references places (id),
  household_id uuid,
  person_id uuid,
  given_at timestamptz not null,
  ended_at timestamptz,
  primary key (id),
  check (role <> 'villager' or (household_id is not null and person_id is not null))
);

create unique index role_grants_once on role_grants (account_id, role, place_id, household_id) nulls not distinct
  where ended_at is null;

-- The three administrators are never one account.
create unique index role_grants_one_admin on role_grants (account_id)
  where role in ('system_admin', 'security_admin', 'audit_admin') and ended_at is null;

create table sessions (
  -- SHA-256 of the token; the token itself is nowhere.
  token_hash bytea not null,
  id uuid not null,
  account_id uuid not null references access_accounts (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  -- Not used for this long: over. Null: only the end below counts.
  idle_sec integer,
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (token_hash)
) with (fillfactor = 80);

create index sessions_of_account on sessions (account_id);

create index sessions_by_end on sessions (ends_at);

-- Wrong passwords of a name and wrong codes of a phone, by keyed digest, so that a name nobody has is counted alike.
create table sign_in_failures (
  subject_index bytea not null,
  failures integer not null,
  first_at timestamptz not null,
  locked_until timestamptz,
  primary key (subject_index)
) with (fillfactor = 80);

-- The newest code of a phone; older ones are void.
create table sign_in_codes (
  phone_index bytea not null,
  code_hash bytea not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  tries integer not null,
  -- How many were sent since the day began.
  sent_on date not null,
  sent_count integer not null,
  primary key (phone_index)
) with (fillfactor = 80);

alter table role_grants enable row level security;

alter table role_grants force row level security;

create policy role_grants_app_read on role_grants for select to :app using (true);

-- Signing in may refresh what a villager is by the roster; every other role is given by a command.
create policy role_grants_app_give on role_grants for insert to :app with check (role = 'villager');

create policy role_grants_app_end on role_grants for update to :app using (role = 'villager') with check (role = 'villager');

create policy role_grants_writer on role_grants to :writer using (true) with check (true);

alter table access_accounts enable row level security;

alter table access_accounts force row level security;

create policy accounts_app_read on access_accounts for select to :app using (true);

create policy accounts_app_make on access_accounts for insert to :app with check (kind = 'villager');

create policy accounts_writer on access_accounts to :writer using (true) with check (true);

grant select on access_accounts, access_names, staff_logins, access_doors, role_grants to :app, :writer;

grant insert on access_accounts, access_names, access_doors, role_grants to :app, :writer;

grant update (display_name) on access_names to :app, :writer;

grant update (ended_at) on role_grants to :app, :writer;

grant update (disabled_at) on access_accounts to :writer;

grant insert on staff_logins to :writer;

grant update (password_hash, password_set_at) on staff_logins to :writer;

grant delete on access_names, access_doors to :writer;

grant select, insert, update, delete on sessions, sign_in_failures, sign_in_codes to :app;
