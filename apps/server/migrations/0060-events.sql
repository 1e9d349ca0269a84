-- One thing that happened, from the moment it is filed until it is decided. What it is worth lives in the ledger.
create table events (
  village_id bigint not null,
  id uuid not null,
  -- What people read out on the telephone; unique in the village, not gapless.
  number text not null,
  source text not null check (source in ('claim', 'visit', 'correction')),
  item text not null,
  -- As the scheme language names it: h:<household>, m:<member>, o:<organisation>.
  subject text not null,
  household_id uuid not null,
  member_id uuid,
  happened_at timestamptz not null,
  filed_at timestamptz not null,
  -- The day in Asia/Shanghai, for what is allowed per day.
  filed_on date not null,
  filed_as text not null check (filed_as in ('villager', 'helper')),
  -- Accounts and persons who filed, helped or filed again: none of them may review it.
  filers uuid[] not null,
  quantity double precision,
  grade text,
  score double precision,
  -- Scores by part of an appraisal, in points as people write them.
  parts jsonb,
  -- The reviewer's choice within the item's range, in minor units, positive also for a deduction.
  chosen bigint,
  photo_ids uuid[] not null default '{}',
  flags text[] not null default '{}',
  -- Cases with more to look at come first.
  risk smallint not null default 0,
  state text not null check (state in ('in_review', 'returned', 'refused', 'approved')),
  -- The stage it waits in, with the role and level that may decide it, so that a queue needs no scheme to find it.
  stage text,
  stage_role text,
  stage_level text,
  stage_since timestamptz,
  stage_due_on date,
  promised_on date not null,
  round smallint not null default 1,
  approved_at timestamptz,
  -- A correction names the event it takes back; that event names its correction.
  corrects uuid,
  corrected_by uuid,
  primary key (village_id, id),
  constraint events_number_once unique (village_id, number),
  foreign key (village_id, household_id) references households (village_id, id),
  check ((state = 'in_review') = (stage is not null)),
  check ((state = 'approved') = (approved_at is not null)),
  check ((source = 'correction') = (corrects is not null))
);

create index events_of_household on events (village_id, household_id, happened_at);

create index events_filed_of_household on events (village_id, household_id, filed_on desc);

create index events_waiting on events (village_id, stage_role, risk desc, filed_at) where state = 'in_review';

-- Free text of people: kept apart so that it can be erased while the event stays.
create table event_notes (
  village_id bigint not null,
  event_id uuid not null,
  round smallint not null,
  kind text not null check (kind in ('note', 'on_behalf', 'correction')),
  body text not null,
  primary key (village_id, event_id, round, kind),
  foreign key (village_id, event_id) references events (village_id, id)
);

-- A photo belongs to nobody until a claim takes it, then to that event for good.
create table photos (
  village_id bigint not null,
  id uuid not null,
  event_id uuid,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  uploaded_on date not null,
  -- Key of the file in storage, without the ending that tells full picture and thumb apart.
  file text not null,
  width integer not null,
  height integer not null,
  bytes integer not null,
  -- SHA-256 of the file as sent, and how its picture looks: the same photo sent twice is found by either.
  content_hash bytea not null,
  fingerprint bit(64),
  -- When the camera says it was taken: evidence for reviewers, never shown in public.
  taken_at timestamptz,
  -- An earlier photo that is, or looks, the same.
  same_as uuid,
  primary key (village_id, id),
  foreign key (village_id, event_id) references events (village_id, id)
);

create index photos_of_event on photos (village_id, event_id);

create index photos_by_content on photos (village_id, content_hash);

create index photos_same_as on photos (village_id, same_as) where same_as is not null;

create index photos_by_uploader on photos (village_id, uploaded_by, uploaded_on);

create index photos_loose on photos (uploaded_at) where event_id is null;

-- One act of one reviewer in one stage.
create table decisions (
  village_id bigint not null,
  id uuid not null,
  event_id uuid not null,
  -- Which act upon this event it is, counted from 1, undone ones included.
  step smallint not null,
  round smallint not null,
  stage text not null,
  verdict text not null check (verdict in ('approve', 'return', 'refuse')),
  -- Code of a ready reason.
  reason text,
  chosen bigint,
  decided_by uuid not null,
  decided_role text not null,
  decided_at timestamptz not null,
  -- Since when it had waited in this stage, and until when it should have been decided.
  stage_since timestamptz not null,
  stage_due_on date,
  undone_at timestamptz,
  primary key (village_id, id),
  unique (village_id, event_id, step),
  foreign key (village_id, event_id) references events (village_id, id)
);

create unique index decisions_once on decisions (village_id, event_id, round, stage, decided_by) where undone_at is null;

-- The reviewer's own words and name, erasable.
create table decision_notes (
  village_id bigint not null,
  decision_id uuid not null,
  by_name text not null,
  comment text,
  primary key (village_id, decision_id),
  foreign key (village_id, decision_id) references decisions (village_id, id)
);

alter table events enable row level security;

alter table events force row level security;

create policy events_app on events for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy events_writer on events to :writer using (true) with check (true);

alter table event_notes enable row level security;

alter table event_notes force row level security;

create policy event_notes_app on event_notes for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy event_notes_writer on event_notes to :writer using (true) with check (true);

alter table photos enable row level security;

alter table photos force row level security;

create policy photos_app on photos for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy photos_writer on photos to :writer using (true) with check (true);

alter table decisions enable row level security;

alter table decisions force row level security;

create policy decisions_app on decisions for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy decisions_writer on decisions to :writer using (true) with check (true);

alter table decision_notes enable row level security;

alter table decision_notes force row level security;

create policy decision_notes_app on decision_notes for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy decision_notes_writer on decision_notes to :writer using (true) with check (true);

grant select on events, event_notes, photos, decisions, decision_notes to :app;

grant select, insert, update on events, decisions to :writer;

grant select, insert, update, delete on event_notes, decision_notes, photos to :writer;
