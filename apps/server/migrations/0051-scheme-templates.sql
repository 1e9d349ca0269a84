-- Documents that villages may inherit, published by their town or district. One is never edited: a change is the next version.
create table scheme_templates (
  -- The town or district that published it.
  place_id bigint not null references places (id),
  scheme_id text not null,
  version text not null,
  document text not null,
  -- SHA-256 of the document's bytes.
  sha256 bytea not null,
  note text not null default '',
  published_at timestamptz not null,
  published_by uuid not null,
  primary key (place_id, scheme_id, version)
);

grant select on scheme_templates to :app, :writer;

grant insert on scheme_templates to :writer;

-- What a village's version inherits, copied when the version was published: what a village counts by stays with it, even
-- when the village moves to another town.
create table scheme_bases (
  village_id bigint not null,
  seq integer not null,
  -- 1 is what the version itself extends, 2 what that extends.
  step smallint not null check (step > 0),
  scheme_id text not null,
  version text not null,
  document text not null,
  sha256 bytea not null,
  primary key (village_id, seq, step),
  foreign key (village_id, seq) references scheme_versions (village_id, seq)
);

alter table scheme_bases enable row level security;

alter table scheme_bases force row level security;

create policy scheme_bases_app on scheme_bases for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy scheme_bases_writer on scheme_bases to :writer using (true) with check (true);

grant select on scheme_bases to :app, :writer;

grant insert on scheme_bases to :writer;

-- One digest over all that a version inherits; null where it inherits nothing.
alter table scheme_versions add column bases_sha256 bytea;
