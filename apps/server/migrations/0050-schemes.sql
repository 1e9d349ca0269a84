-- A village's published rules. A version is never edited: a change is the next version, from a later day.
create table scheme_versions (
  village_id bigint not null references places (id),
  seq integer not null check (seq > 0),
  scheme_id text not null,
  version text not null,
  -- In force from this day's first instant until the next version's.
  from_on date not null,
  document text not null,
  -- SHA-256 of the document's bytes.
  sha256 bytea not null,
  note text not null default '',
  published_at timestamptz not null,
  published_by uuid not null,
  primary key (village_id, seq),
  constraint scheme_versions_version_once unique (village_id, version),
  constraint scheme_versions_from_once unique (village_id, from_on)
);

alter table scheme_versions enable row level security;

alter table scheme_versions force row level security;

create policy scheme_versions_app on scheme_versions for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy scheme_versions_writer on scheme_versions to :writer using (true) with check (true);

grant select on scheme_versions to :app, :writer;

grant insert on scheme_versions to :writer;
