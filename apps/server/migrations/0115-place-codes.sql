-- Codes change over the years, a place's own id never does.
create table place_codes (
  place_id bigint not null references places (id),
  code text not null,
  valid_from date not null,
  -- Last day, included; null: still in use.
  valid_until date,
  primary key (place_id, valid_from),
  check (valid_until is null or valid_until >= valid_from)
);

create unique index place_codes_one_open on place_codes (place_id) where valid_until is null;

create index place_codes_by_code on place_codes (code);

insert into place_codes (place_id, code, valid_from) select id, code, date '2000-01-01' from places on conflict do nothing;

-- The village ids that a place reaches. It starts with its own block; a village that moves to another town keeps its id,
-- so the old town's range is cut around it and the new town gains it.
create table place_ranges (
  place_id bigint not null references places (id),
  lo bigint not null,
  hi bigint not null,
  primary key (place_id, lo),
  check (lo <= hi)
);

insert into place_ranges (place_id, lo, hi) select id, lo, hi from places on conflict do nothing;

-- Groups and sections that a village has drawn up, whether or not a household lies in one yet.
create table village_parts (
  village_id bigint not null references places (id),
  kind text not null check (kind in ('group', 'section')),
  name text not null check (name <> ''),
  -- Order on screens and sheets.
  sort integer not null,
  primary key (village_id, kind, name)
);

alter table village_parts enable row level security;

alter table village_parts force row level security;

create policy village_parts_app on village_parts for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy village_parts_writer on village_parts to :writer using (true) with check (true);

grant select on place_codes, place_ranges, village_parts to :app, :writer;

grant insert on place_codes, place_ranges, village_parts to :writer;

grant update (valid_until) on place_codes to :writer;

grant update (sort) on village_parts to :writer;

grant delete on place_ranges, village_parts to :writer;
