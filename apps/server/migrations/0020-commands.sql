-- What the batching writer keeps beside the ledger: answers to keys, optimistic locks, the audit chain, the outbox.

-- One row per village serialises the writers of all processes; it numbers audit rows and messages. Village 0 is the
-- installation itself.
create table command_heads (
  village_id bigint not null,
  audit_seq bigint not null check (audit_seq >= 0),
  audit_hash bytea not null,
  outbox_seq bigint not null check (outbox_seq >= 0),
  primary key (village_id)
) with (fillfactor = 50);

-- The first answer to a key, for ever. Key and body are kept as digests that cannot be guessed back.
create table commands (
  village_id bigint not null,
  command_id uuid not null,
  name text not null,
  actor_id text not null,
  fingerprint bytea not null,
  -- Ids and numbers only.
  result jsonb not null,
  created_at timestamptz not null,
  primary key (village_id, command_id)
);

create table guards (
  village_id bigint not null,
  key text not null,
  version bigint not null check (version > 0),
  primary key (village_id, key)
) with (fillfactor = 70);

-- Who did what to what, append-only, chained per village.
create table audit_rows (
  village_id bigint not null,
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  actor_id text not null,
  action text not null,
  target text not null,
  command_id uuid,
  request_id text not null,
  algorithm text not null check (algorithm in ('sha256', 'sm3')),
  -- Salted hash of the detail's text; stays when the detail is erased.
  commitment bytea not null,
  hash bytea not null,
  primary key (village_id, seq)
);

create index audit_rows_of_target on audit_rows (village_id, target, seq);

-- From where, before, after and why, as JSON text: erasable.
create table audit_details (
  village_id bigint not null,
  seq bigint not null,
  salt bytea,
  detail text,
  erased boolean not null default false,
  primary key (village_id, seq),
  foreign key (village_id, seq) references audit_rows (village_id, seq),
  check (erased = (salt is null) and erased = (detail is null))
);

-- Messages to other features, delivered at least once and in order per village.
create table outbox (
  village_id bigint not null,
  seq bigint not null check (seq > 0),
  topic text not null,
  -- Ids and numbers only.
  payload jsonb not null,
  created_at timestamptz not null,
  primary key (village_id, seq)
);

create table outbox_cursors (
  village_id bigint not null,
  subscriber text not null,
  -- The last message that the subscriber has done.
  seq bigint not null,
  failures integer not null default 0,
  retry_at timestamptz,
  primary key (village_id, subscriber)
) with (fillfactor = 70);

alter table command_heads enable row level security;

alter table command_heads force row level security;

create policy command_heads_app on command_heads for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy command_heads_writer on command_heads to :writer using (true) with check (true);

alter table commands enable row level security;

alter table commands force row level security;

create policy commands_app on commands for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy commands_writer on commands to :writer using (true) with check (true);

alter table guards enable row level security;

alter table guards force row level security;

create policy guards_app on guards for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy guards_writer on guards to :writer using (true) with check (true);

alter table audit_rows enable row level security;

alter table audit_rows force row level security;

create policy audit_rows_app on audit_rows for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy audit_rows_writer on audit_rows to :writer using (true) with check (true);

alter table audit_details enable row level security;

alter table audit_details force row level security;

create policy audit_details_app on audit_details for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy audit_details_writer on audit_details to :writer using (true) with check (true);

alter table outbox enable row level security;

alter table outbox force row level security;

create policy outbox_app on outbox for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy outbox_writer on outbox to :writer using (true) with check (true);

alter table outbox_cursors enable row level security;

alter table outbox_cursors force row level security;

create policy outbox_cursors_app on outbox_cursors for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy outbox_cursors_writer on outbox_cursors to :writer using (true) with check (true);

revoke all on command_heads, commands, guards, audit_rows, audit_details, outbox, outbox_cursors from :app, :writer;

grant select on commands, guards, audit_rows, audit_details, command_heads to :app;

grant select, insert on command_heads, commands, guards, audit_rows, audit_details, outbox, outbox_cursors to :writer;

grant update (audit_seq, audit_hash, outbox_seq) on command_heads to :writer;

grant update (version) on guards to :writer;

grant update (salt, detail, erased) on audit_details to :writer;

grant update (seq, failures, retry_at) on outbox_cursors to :writer;
