-- The administrative tree. A place keeps its id for ever; lo..hi are the village ids below it, allotted when it is made:
-- a district owns a block of 1,000,000 ids, a town a block of 1,000 inside it, a village is its own id.
create table places (
  id bigint not null check (id > 0),
  kind text not null check (kind in ('district', 'town', 'village')),
  parent_id bigint references places (id),
  -- The official division code; unique among all places.
  code text not null,
  name text not null,
  -- Public telephone of the office, for help.
  phone text,
  lo bigint not null,
  hi bigint not null,
  primary key (id),
  constraint places_code_once unique (code),
  check ((kind = 'district') = (parent_id is null)),
  check (lo <= hi and (kind <> 'village' or (lo = id and hi = id)))
);

create index places_of_parent on places (parent_id, code);

create table households (
  village_id bigint not null references places (id),
  id uuid not null,
  -- What stands on the gate; unique in the village.
  door_code text not null,
  group_name text not null default '',
  section_name text not null default '',
  -- First and last day of taking part, both included; null joined_on means not taking part.
  joined_on date,
  left_on date,
  -- Facts that schemes ask for, by their declared names.
  facts jsonb not null default '{}',
  primary key (village_id, id),
  constraint households_door_once unique (village_id, door_code),
  check (left_on is null or left_on >= joined_on)
);

create index households_by_group on households (village_id, group_name, door_code);

-- A person of the village. Everything that tells who it is lies in person_private.
create table members (
  village_id bigint not null references places (id),
  id uuid not null,
  facts jsonb not null default '{}',
  primary key (village_id, id)
);

-- One stay of a member in a household; moving, leaving and coming back make new rows.
create table member_stays (
  village_id bigint not null,
  member_id uuid not null,
  stay smallint not null check (stay > 0),
  household_id uuid not null,
  relation text not null check (relation in ('head', 'spouse', 'child', 'parent', 'other')),
  -- First and last day of counting in the household's average, both included; null from means not counting.
  participating_from date,
  participating_to date,
  -- The day the person left the household for good.
  ended_on date,
  primary key (village_id, member_id, stay),
  foreign key (village_id, member_id) references members (village_id, id),
  foreign key (village_id, household_id) references households (village_id, id),
  check (participating_to is null or participating_to >= participating_from)
);

create index member_stays_of_household on member_stays (village_id, household_id);

create unique index member_stays_one_head on member_stays (village_id, household_id)
  where relation = 'head' and ended_on is null;

create unique index member_stays_one_open on member_stays (village_id, member_id) where ended_on is null;

-- Who a member is: the only rows that hold a name or a phone, so that erasing a person means deleting one row.
create table person_private (
  village_id bigint not null,
  person_id uuid not null,
  name text not null,
  born_on date,
  -- AES-256-GCM under a key of the installation's secrets, and a keyed digest to find it by (its key differs by village).
  phone_sealed bytea,
  phone_index bytea,
  primary key (village_id, person_id),
  foreign key (village_id, person_id) references members (village_id, id),
  check ((phone_sealed is null) = (phone_index is null))
);

create index person_private_phone on person_private (village_id, phone_index) where phone_index is not null;

create table organisations (
  village_id bigint not null references places (id),
  id uuid not null,
  name text not null,
  group_name text not null default '',
  -- The household that it accumulates to.
  household_id uuid,
  facts jsonb not null default '{}',
  primary key (village_id, id),
  constraint organisations_name_once unique (village_id, name),
  foreign key (village_id, household_id) references households (village_id, id)
);

alter table households enable row level security;

alter table households force row level security;

create policy households_app on households for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy households_writer on households to :writer using (true) with check (true);

alter table members enable row level security;

alter table members force row level security;

create policy members_app on members for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy members_writer on members to :writer using (true) with check (true);

alter table member_stays enable row level security;

alter table member_stays force row level security;

create policy member_stays_app on member_stays for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy member_stays_writer on member_stays to :writer using (true) with check (true);

alter table person_private enable row level security;

alter table person_private force row level security;

create policy person_private_app on person_private for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy person_private_writer on person_private to :writer using (true) with check (true);

alter table organisations enable row level security;

alter table organisations force row level security;

create policy organisations_app on organisations for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy organisations_writer on organisations to :writer using (true) with check (true);

grant select on places, households, members, member_stays, person_private, organisations to :app, :writer;

grant insert on places, households, members, member_stays, person_private, organisations to :writer;

grant update (name, code, parent_id, phone) on places to :writer;

grant update on households, members, member_stays, person_private, organisations to :writer;

grant delete on person_private to :writer;
