-- What people may ask about what is held about them: a copy, erasure, taking a photo down; how long each kind is kept; and
-- the record of the impact assessment. Ids, codes and times only; names are never written here.
alter table photos add column withdrawn_at timestamptz;

-- Taken down at somebody's request, gone with a person, or kept long enough. The files are gone then.
alter table photos add column withdrawn_for text check (withdrawn_for in ('objection', 'erasure', 'retention'));

alter table photos add constraint photos_withdrawn check ((withdrawn_at is null) = (withdrawn_for is null));

create table data_copies (
  village_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  household_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  way text not null check (way in ('phone', 'desk')),
  state text not null check (state in ('waiting', 'done', 'failed')),
  -- The key of this one file, sealed: without it the pieces on disk and in back-ups say nothing.
  key_sealed bytea,
  pieces integer not null,
  bytes bigint not null,
  ended_at timestamptz,
  expires_at timestamptz not null,
  emptied_at timestamptz,
  primary key (village_id, id),
  foreign key (village_id, person_id) references members (village_id, id),
  foreign key (village_id, household_id) references households (village_id, id),
  check (emptied_at is null or key_sealed is null)
);

create index data_copies_open on data_copies (asked_at) where state = 'waiting';

create index data_copies_full on data_copies (expires_at) where emptied_at is null;

create index data_copies_of_household on data_copies (village_id, household_id, asked_at desc);

create table erasures (
  village_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  household_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  way text not null check (way in ('phone', 'desk')),
  -- A guardian asks for a child.
  by_guardian boolean not null,
  due_on date not null,
  state text not null check (state in ('open', 'done', 'refused', 'taken_back')),
  -- A code of a closed list, never free text.
  reason text,
  decided_by uuid,
  decided_at timestamptz,
  primary key (village_id, id),
  foreign key (village_id, person_id) references members (village_id, id),
  foreign key (village_id, household_id) references households (village_id, id),
  check ((state = 'open') = (decided_at is null) and (decided_at is null) = (decided_by is null))
);

create unique index erasures_one_open on erasures (village_id, person_id) where state = 'open';

create index erasures_by_time on erasures (village_id, asked_at desc);

create table photo_objections (
  village_id bigint not null,
  id uuid not null,
  event_id uuid not null,
  photo_ids uuid[] not null check (cardinality(photo_ids) > 0),
  asked_by uuid not null,
  asked_at timestamptz not null,
  way text not null check (way in ('phone', 'desk')),
  ground text not null,
  due_on date not null,
  state text not null check (state in ('open', 'kept', 'blurred', 'withdrawn')),
  reason text,
  decided_by uuid,
  decided_at timestamptz,
  primary key (village_id, id),
  foreign key (village_id, event_id) references events (village_id, id),
  check ((state = 'open') = (decided_at is null) and (decided_at is null) = (decided_by is null))
);

create index photo_objections_by_time on photo_objections (village_id, asked_at desc);

create index photo_objections_of_event on photo_objections (village_id, event_id);

-- village_id is the place that the assessment is of: a village, a town or the district.
create table impact_records (
  village_id bigint not null references places (id),
  version integer not null check (version > 0),
  body jsonb not null,
  written_at timestamptz not null,
  written_by uuid not null,
  assessed_on date not null,
  primary key (village_id, version)
);

-- Only what was changed; a kind without a row keeps its usual time.
create table retention_times (
  kind text primary key,
  days integer not null check (days > 0),
  set_at timestamptz not null,
  set_by uuid not null
);

alter table data_copies enable row level security;

alter table data_copies force row level security;

create policy data_copies_app on data_copies for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy data_copies_writer on data_copies to :writer using (true) with check (true);

alter table erasures enable row level security;

alter table erasures force row level security;

create policy erasures_app on erasures for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy erasures_writer on erasures to :writer using (true) with check (true);

alter table photo_objections enable row level security;

alter table photo_objections force row level security;

create policy photo_objections_app on photo_objections for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy photo_objections_writer on photo_objections to :writer using (true) with check (true);

alter table impact_records enable row level security;

alter table impact_records force row level security;

create policy impact_records_app on impact_records for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy impact_records_writer on impact_records to :writer using (true) with check (true);

grant select on data_copies, erasures, photo_objections, impact_records, retention_times to :app, :writer;

grant insert, update on data_copies, erasures, photo_objections, retention_times to :writer;

grant insert on impact_records to :writer;

grant delete on data_copies, erasures, photo_objections to :writer;

-- Erasing a person takes these away, and what nobody needs after its time.
grant select, delete on sessions to :writer;

grant update (name) on organisations to :writer;
