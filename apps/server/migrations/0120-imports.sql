-- Roster files that clerks bring, what became of them, and files of everything a village owns. What a file holds lies
-- sealed on disk for a day; here are ids, numbers and times only.
create table roster_files (
  village_id bigint not null references places (id),
  id uuid not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  kind text not null check (kind in ('xlsx', 'xls', 'text', 'pasted')),
  row_count integer not null,
  -- How the sheet is read: its number, the rows of headings, what each column holds.
  reading jsonb not null,
  expires_at timestamptz not null,
  -- When the sealed content was thrown away.
  emptied_at timestamptz,
  primary key (village_id, id)
);

create index roster_files_full on roster_files (expires_at) where emptied_at is null;

create table roster_imports (
  village_id bigint not null,
  id uuid not null,
  file_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  reading jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'undoing', 'undone')),
  -- Households gone through, of how many.
  done integer not null,
  total integer not null,
  counts jsonb,
  ended_at timestamptz,
  undo_until timestamptz,
  primary key (village_id, id),
  foreign key (village_id, file_id) references roster_files (village_id, id)
);

create index roster_imports_open on roster_imports (asked_at) where state in ('waiting', 'running', 'undoing');

-- What an import made or changed, until it can no longer be undone.
create table roster_import_rows (
  village_id bigint not null,
  import_id uuid not null,
  kind text not null check (kind in ('household', 'member')),
  target_id uuid not null,
  household_id uuid not null,
  act text not null check (act in ('made', 'changed')),
  -- Keyed digest of how it was left: another one later means that somebody touched it since.
  digest bytea not null,
  -- How it was before a change.
  before_sealed bytea,
  -- Why undoing left it as it is.
  kept text check (kept in ('touched', 'in_use', 'in_ledger', 'has_account')),
  primary key (village_id, import_id, kind, target_id),
  foreign key (village_id, import_id) references roster_imports (village_id, id)
);

create table village_exports (
  village_id bigint not null references places (id),
  id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  kind text not null check (kind in ('workbook', 'archive')),
  -- Names, phones and ID numbers in full; the reason stands in the audit.
  in_full boolean not null,
  state text not null check (state in ('waiting', 'done', 'failed')),
  -- Sealed pieces on disk, and bytes of the whole file.
  pieces integer not null,
  bytes bigint not null,
  ended_at timestamptz,
  expires_at timestamptz not null,
  emptied_at timestamptz,
  primary key (village_id, id)
);

create index village_exports_open on village_exports (asked_at) where state = 'waiting';

create index village_exports_full on village_exports (expires_at) where emptied_at is null;

alter table roster_files enable row level security;

alter table roster_files force row level security;

create policy roster_files_app on roster_files for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy roster_files_writer on roster_files to :writer using (true) with check (true);

alter table roster_imports enable row level security;

alter table roster_imports force row level security;

create policy roster_imports_app on roster_imports for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy roster_imports_writer on roster_imports to :writer using (true) with check (true);

alter table roster_import_rows enable row level security;

alter table roster_import_rows force row level security;

create policy roster_import_rows_app on roster_import_rows for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy roster_import_rows_writer on roster_import_rows to :writer using (true) with check (true);

alter table village_exports enable row level security;

alter table village_exports force row level security;

create policy village_exports_app on village_exports for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy village_exports_writer on village_exports to :writer using (true) with check (true);

grant select on roster_files, roster_imports, roster_import_rows, village_exports to :app, :writer;

grant insert, update on roster_files, roster_imports, village_exports to :writer;

grant insert, update, delete on roster_import_rows to :writer;

-- Undoing an import takes away what it made, as long as nothing refers to it.
grant delete on households, members, member_stays to :writer;
