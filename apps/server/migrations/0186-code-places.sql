-- From where codes for a phone are asked for, as keyed digests of phone and network together: a stranger uses up their
-- own share and not the owner's, and a network on which the phone was proven lately has a share of its own.
create table sign_in_places (
  phone_index bytea not null,
  from_index bytea not null,
  asked_on date not null,
  asked integer not null,
  -- When a code was last given back right from here.
  proven_at timestamptz,
  primary key (phone_index, from_index)
) with (fillfactor = 80);

create index sign_in_places_by_day on sign_in_places (asked_on);

grant select, insert, update, delete on sign_in_places to :app;

-- Erasing somebody takes what leads from their phone to a network.
grant select, delete on sign_in_places to :writer;

-- Counted by network from now on.
alter table sign_in_codes drop column sent_on;

alter table sign_in_codes drop column sent_count;
