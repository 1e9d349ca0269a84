-- Households and members in time: what changed on which day, who goes on in whom, and what was true before.

-- A household that no longer exists keeps its rows and its door code; another may then stand behind the same door.
alter table households add column closed_on date;

alter table households drop constraint households_door_once;

create unique index households_door_open on households (village_id, door_code) where closed_on is null;

-- First day in the household; null means before anybody wrote it down. ended_on is the first day no longer there.
alter table member_stays add column began_on date;

create index member_stays_of_member on member_stays (village_id, member_id, stay desc);

-- A known end of life: such a member belongs to no household any more.
alter table members add column died_on date;

alter table organisations add column kind text not null default 'other' check (kind in ('shop', 'association', 'other'));

alter table organisations add column closed_on date;

-- The timeline: one row for each change, about one household and perhaps a second one. Ids, days and kinds only.
create table household_changes (
  village_id bigint not null,
  id uuid not null,
  household_id uuid not null,
  other_household_id uuid,
  member_id uuid,
  kind text not null,
  -- First day on which things are as the change says; null for a correction, which was so all along.
  happens_on date,
  written_at timestamptz not null,
  written_by uuid not null,
  primary key (village_id, id),
  foreign key (village_id, household_id) references households (village_id, id),
  foreign key (village_id, other_household_id) references households (village_id, id),
  foreign key (village_id, member_id) references members (village_id, id)
);

create index household_changes_of_household on household_changes (village_id, household_id, written_at desc);

create index household_changes_of_other on household_changes (village_id, other_household_id, written_at desc)
  where other_household_id is not null;

-- Why, in the clerk's own words: erasable.
create table household_change_notes (
  village_id bigint not null,
  change_id uuid not null,
  body text not null,
  primary key (village_id, change_id),
  foreign key (village_id, change_id) references household_changes (village_id, id)
);

-- One household going on in another at the first instant of a day, as the scheme's engine reads it.
create table successions (
  village_id bigint not null,
  change_id uuid not null,
  from_household uuid not null,
  to_household uuid not null,
  at_day date not null,
  share numeric(7, 6) not null check (share between 0 and 1),
  primary key (village_id, change_id, from_household, to_household),
  foreign key (village_id, change_id) references household_changes (village_id, id),
  foreign key (village_id, from_household) references households (village_id, id),
  foreign key (village_id, to_household) references households (village_id, id),
  check (from_household <> to_household)
);

create index successions_from on successions (village_id, from_household);

create index successions_to on successions (village_id, to_household);

-- What a fact (or the group, or the section) of somebody was before it changed; the present stands in their own row.
create table past_facts (
  village_id bigint not null,
  -- As the scheme language names it: h:<household>, m:<member>, o:<organisation>.
  subject text not null,
  fact text not null,
  -- Both days included; no first day means from the beginning.
  from_on date,
  to_on date not null,
  -- Null: not known then.
  value jsonb,
  primary key (village_id, subject, fact, to_on),
  check (from_on is null or from_on <= to_on)
);

-- How each stretch of taking part began and ended.
create table enrolments (
  village_id bigint not null,
  id uuid not null,
  household_id uuid not null,
  joined_on date not null,
  way text not null check (way in ('self', 'desk')),
  -- At the desk: what was signed on paper.
  paper text check (paper in ('signed', 'spoken')),
  -- The scheme's version whose conditions were asked for, and what they said.
  scheme_version text not null,
  eligible boolean not null,
  written_at timestamptz not null,
  written_by uuid not null,
  ended_on date,
  ended_way text check (ended_way in ('self', 'desk')),
  ended_at timestamptz,
  ended_by uuid,
  primary key (village_id, id),
  foreign key (village_id, household_id) references households (village_id, id),
  check ((ended_on is null) = (ended_way is null))
);

create unique index enrolments_one_open on enrolments (village_id, household_id) where ended_on is null;

create index enrolments_of_household on enrolments (village_id, household_id, joined_on);

-- A helper whom a household lets act for it.
create table helper_bindings (
  village_id bigint not null,
  id uuid not null,
  household_id uuid not null,
  helper_account uuid not null,
  bound_at timestamptz not null,
  bound_by uuid not null,
  unbound_at timestamptz,
  unbound_by uuid,
  primary key (village_id, id),
  foreign key (village_id, household_id) references households (village_id, id)
);

create unique index helper_bindings_once on helper_bindings (village_id, household_id, helper_account)
  where unbound_at is null;

create index helper_bindings_of_helper on helper_bindings (village_id, helper_account) where unbound_at is null;

alter table household_changes enable row level security;

alter table household_changes force row level security;

create policy household_changes_app on household_changes for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy household_changes_writer on household_changes to :writer using (true) with check (true);

alter table household_change_notes enable row level security;

alter table household_change_notes force row level security;

create policy household_change_notes_app on household_change_notes for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy household_change_notes_writer on household_change_notes to :writer using (true) with check (true);

alter table successions enable row level security;

alter table successions force row level security;

create policy successions_app on successions for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy successions_writer on successions to :writer using (true) with check (true);

alter table past_facts enable row level security;

alter table past_facts force row level security;

create policy past_facts_app on past_facts for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy past_facts_writer on past_facts to :writer using (true) with check (true);

alter table enrolments enable row level security;

alter table enrolments force row level security;

create policy enrolments_app on enrolments for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy enrolments_writer on enrolments to :writer using (true) with check (true);

alter table helper_bindings enable row level security;

alter table helper_bindings force row level security;

create policy helper_bindings_app on helper_bindings for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy helper_bindings_writer on helper_bindings to :writer using (true) with check (true);

grant select on household_changes, household_change_notes, successions, past_facts, enrolments, helper_bindings to :app;

grant select, insert on household_changes, successions to :writer;

grant select, insert, delete on household_change_notes, past_facts to :writer;

grant select, insert, update on enrolments, helper_bindings to :writer;

-- What a household hands on to another is a posting of its own kind.
alter table ledger_postings drop constraint ledger_postings_kind_check;

alter table ledger_postings add constraint ledger_postings_kind_check
  check (kind in ('event', 'correction', 'order', 'base', 'closing', 'succession'));
