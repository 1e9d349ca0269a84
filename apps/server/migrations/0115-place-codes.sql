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

grant select on place_codes, place_ranges to :app, :writer;

grant insert on place_codes, place_ranges to :writer;

grant update (valid_until) on place_codes to :writer;

grant delete on place_ranges to :writer;
