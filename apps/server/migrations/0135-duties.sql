-- Duties as data: bound to a group, dated, handed over for an absence; the three administrators apart from all others.

alter table access_accounts no force row level security;

alter table role_grants no force row level security;

-- An account is an administrator's or it is not, for good: whoever looks after the installation does nothing else in it.
alter table access_accounts add column administrator boolean not null default false;

update access_accounts set administrator = true where id in (
  select account_id from role_grants where role in ('system_admin', 'security_admin', 'audit_admin'));

alter table access_accounts add constraint access_accounts_administrator unique (id, administrator);

alter table role_grants add column administrator boolean not null
  generated always as (role in ('system_admin', 'security_admin', 'audit_admin')) stored;

alter table role_grants add constraint role_grants_administrator
  foreign key (account_id, administrator) references access_accounts (id, administrator);

-- Administrators serve the whole installation, everybody else a place.
alter table role_grants alter column place_id drop not null;

update role_grants set place_id = null where administrator and place_id is not null;

alter table role_grants add constraint role_grants_place check ((place_id is null) = administrator);

-- Only this group of the village; null: the whole place.
alter table role_grants add column group_name text check (group_name <> '');

-- First and last day of the duty, both included; null: open.
alter table role_grants add column starts_on date;

alter table role_grants add column ends_on date;

-- The duty of a colleague who is away; it counts only while theirs does.
alter table role_grants add column delegated_from uuid references role_grants (id);

alter table role_grants add column given_by uuid;

alter table role_grants add column ended_by uuid;

alter table role_grants add constraint role_grants_days check (ends_on >= starts_on);

-- An absence has an end, and an administrator's duty is handed to nobody.
alter table role_grants add constraint role_grants_delegated
  check (delegated_from is null or (starts_on is not null and ends_on is not null and not administrator));

drop index role_grants_once;

create unique index role_grants_once
  on role_grants (account_id, role, place_id, group_name, household_id, delegated_from, starts_on)
  nulls not distinct where ended_at is null;

create index role_grants_of_place on role_grants (place_id) where ended_at is null;

create index role_grants_delegated_from on role_grants (delegated_from) where delegated_from is not null;

alter table access_accounts force row level security;

alter table role_grants force row level security;

grant update (ended_by) on role_grants to :writer;

-- Whose duty it was, when somebody stood in for them.
alter table decisions add column decided_for uuid;

-- A seat decides once in a stage, whoever sits on it.
create unique index decisions_once_for_seat
  on decisions (village_id, event_id, round, stage, coalesce(decided_for, decided_by)) where undone_at is null;

-- The absent colleague's name, erasable.
alter table decision_notes add column for_name text;
