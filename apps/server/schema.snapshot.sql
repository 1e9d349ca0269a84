create table access_accounts (
  id uuid not null,
  kind text not null,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  second_factor text not null default 'required'::text,
  factor_cleared_by uuid,
  administrator boolean not null default false,
  merged_into uuid,
  held_by uuid,
  constraint access_accounts_pkey PRIMARY KEY (id),
  constraint access_accounts_administrator UNIQUE (id, administrator),
  constraint access_accounts_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES access_accounts(id),
  constraint access_accounts_kind_check CHECK ((kind = ANY (ARRAY['villager'::text, 'staff'::text]))),
  constraint access_accounts_second_factor_check CHECK ((second_factor = ANY (ARRAY['required'::text, 'not_required_in_demo'::text])))
);
alter table access_accounts force row level security;
create policy accounts_app_make on access_accounts for insert to app with check ((kind = 'villager'::text));
create policy accounts_app_merge on access_accounts for update to app using ((kind = 'villager'::text)) with check ((kind = 'villager'::text));
create policy accounts_app_read on access_accounts for select to app using (true);
create policy accounts_writer on access_accounts for all to writer using (true) with check (true);
grant insert, select, update (disabled_at, merged_into) on access_accounts to app;
grant insert, select, update (disabled_at, factor_cleared_by, held_by) on access_accounts to writer;

create table access_doors (
  kind text not null,
  door_index bytea not null,
  account_id uuid not null,
  sealed bytea,
  added_at timestamp with time zone,
  bound_by uuid,
  constraint access_doors_pkey PRIMARY KEY (kind, door_index),
  constraint access_doors_account_id_fkey FOREIGN KEY (account_id) REFERENCES access_accounts(id),
  constraint access_doors_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'wechat'::text, 'dingtalk'::text, 'oidc'::text, 'card'::text])))
);
CREATE INDEX account_doors_of_account ON public.access_doors USING btree (account_id);
alter table access_doors force row level security;
create policy access_doors_app_add on access_doors for insert to app with check ((EXISTS ( SELECT 1
   FROM access_accounts a
  WHERE ((a.id = access_doors.account_id) AND (a.kind = 'villager'::text)))));
create policy access_doors_app_change on access_doors for update to app using ((EXISTS ( SELECT 1
   FROM access_accounts a
  WHERE ((a.id = access_doors.account_id) AND (a.kind = 'villager'::text))))) with check ((EXISTS ( SELECT 1
   FROM access_accounts a
  WHERE ((a.id = access_doors.account_id) AND (a.kind = 'villager'::text)))));
create policy access_doors_app_drop on access_doors for delete to app using ((EXISTS ( SELECT 1
   FROM access_accounts a
  WHERE ((a.id = access_doors.account_id) AND (a.kind = 'villager'::text)))));
create policy access_doors_app_read on access_doors for select to app using (true);
create policy access_doors_writer on access_doors for all to writer using (true) with check (true);
grant delete, insert, select, update (account_id, sealed) on access_doors to app;
grant delete, insert, select on access_doors to writer;

create table access_names (
  account_id uuid not null,
  display_name text not null,
  constraint access_names_pkey PRIMARY KEY (account_id),
  constraint access_names_account_id_fkey FOREIGN KEY (account_id) REFERENCES access_accounts(id)
);
grant delete, insert, select, update (display_name) on access_names to app;
grant delete, insert, select, update (display_name) on access_names to writer;

create table audit_details (
  village_id bigint not null,
  seq bigint not null,
  salt bytea,
  detail text,
  erased boolean not null default false,
  constraint audit_details_pkey PRIMARY KEY (village_id, seq),
  constraint audit_details_village_id_seq_fkey FOREIGN KEY (village_id, seq) REFERENCES audit_rows(village_id, seq),
  constraint audit_details_check CHECK (((erased = (salt IS NULL)) AND (erased = (detail IS NULL))))
);
alter table audit_details force row level security;
create policy audit_details_app on audit_details for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy audit_details_writer on audit_details for all to writer using (true) with check (true);
grant select on audit_details to app;
grant insert, select, update (detail, erased, salt) on audit_details to writer;

create table audit_rows (
  village_id bigint not null,
  seq bigint not null,
  at timestamp with time zone not null,
  actor_id text not null,
  action text not null,
  target text not null,
  command_id uuid,
  request_id text not null,
  algorithm text not null,
  commitment bytea not null,
  hash bytea not null,
  constraint audit_rows_pkey PRIMARY KEY (village_id, seq),
  constraint audit_rows_algorithm_check CHECK ((algorithm = ANY (ARRAY['sha256'::text, 'sm3'::text]))),
  constraint audit_rows_seq_check CHECK ((seq > 0))
);
CREATE INDEX audit_rows_by_time ON public.audit_rows USING btree (village_id, at);
CREATE INDEX audit_rows_of_actor ON public.audit_rows USING btree (village_id, actor_id, seq);
CREATE INDEX audit_rows_of_target ON public.audit_rows USING btree (village_id, target, seq);
alter table audit_rows force row level security;
create policy audit_rows_app on audit_rows for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy audit_rows_writer on audit_rows for all to writer using (true) with check (true);
grant select on audit_rows to app;
grant insert, select on audit_rows to writer;

create table command_heads (
  village_id bigint not null,
  audit_seq bigint not null,
  audit_hash bytea not null,
  outbox_seq bigint not null,
  constraint command_heads_pkey PRIMARY KEY (village_id),
  constraint command_heads_audit_seq_check CHECK ((audit_seq >= 0)),
  constraint command_heads_outbox_seq_check CHECK ((outbox_seq >= 0))
) with (fillfactor=50);
alter table command_heads force row level security;
create policy command_heads_app on command_heads for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy command_heads_writer on command_heads for all to writer using (true) with check (true);
grant select on command_heads to app;
grant insert, select, update (audit_hash, audit_seq, outbox_seq) on command_heads to writer;

create table commands (
  village_id bigint not null,
  command_id uuid not null,
  name text not null,
  actor_id text not null,
  fingerprint bytea not null,
  result jsonb not null,
  created_at timestamp with time zone not null,
  constraint commands_pkey PRIMARY KEY (village_id, command_id)
);
alter table commands force row level security;
create policy commands_app on commands for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy commands_writer on commands for all to writer using (true) with check (true);
grant select on commands to app;
grant insert, select on commands to writer;

create table consent_texts (
  purpose text not null,
  version integer not null,
  title text not null,
  body text not null,
  required boolean not null,
  "position" smallint not null,
  published_at timestamp with time zone not null,
  constraint consent_texts_pkey PRIMARY KEY (purpose, version),
  constraint consent_texts_version_check CHECK ((version > 0))
);
grant select on consent_texts to app;
grant insert, select on consent_texts to writer;

create table consents (
  village_id bigint not null,
  id uuid not null,
  member_id uuid not null,
  purpose text not null,
  version integer not null,
  given_at timestamp with time zone not null,
  way text not null,
  recorded_by uuid not null,
  guardian_id uuid,
  guardian_relation text,
  withdrawn_at timestamp with time zone,
  withdrawn_way text,
  withdrawn_by uuid,
  refused boolean not null default false,
  constraint consents_pkey PRIMARY KEY (village_id, id),
  constraint consents_purpose_version_fkey FOREIGN KEY (purpose, version) REFERENCES consent_texts(purpose, version),
  constraint consents_village_id_guardian_id_fkey FOREIGN KEY (village_id, guardian_id) REFERENCES members(village_id, id),
  constraint consents_village_id_member_id_fkey FOREIGN KEY (village_id, member_id) REFERENCES members(village_id, id),
  constraint consents_check CHECK (((guardian_id IS NULL) = (guardian_relation IS NULL))),
  constraint consents_check1 CHECK ((((withdrawn_at IS NULL) = (withdrawn_way IS NULL)) AND ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)))),
  constraint consents_check2 CHECK (((NOT refused) OR (withdrawn_at IS NOT NULL))),
  constraint consents_guardian_relation_check CHECK ((guardian_relation = ANY (ARRAY['parent'::text, 'grandparent'::text, 'other'::text]))),
  constraint consents_way_check CHECK ((way = ANY (ARRAY['phone'::text, 'paper'::text, 'spoken'::text]))),
  constraint consents_withdrawn_way_check CHECK ((withdrawn_way = ANY (ARRAY['phone'::text, 'paper'::text, 'spoken'::text])))
);
CREATE INDEX consents_of_member ON public.consents USING btree (village_id, member_id, purpose, given_at DESC);
CREATE UNIQUE INDEX consents_one_open ON public.consents USING btree (village_id, member_id, purpose) WHERE (withdrawn_at IS NULL);
alter table consents force row level security;
create policy consents_app on consents for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy consents_writer on consents for all to writer using (true) with check (true);
grant select on consents to app;
grant insert, select, update on consents to writer;

create table data_copies (
  village_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  household_id uuid not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  way text not null,
  state text not null,
  key_sealed bytea,
  pieces integer not null,
  bytes bigint not null,
  ended_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  emptied_at timestamp with time zone,
  constraint data_copies_pkey PRIMARY KEY (village_id, id),
  constraint data_copies_village_id_household_id_fkey FOREIGN KEY (village_id, household_id) REFERENCES households(village_id, id),
  constraint data_copies_village_id_person_id_fkey FOREIGN KEY (village_id, person_id) REFERENCES members(village_id, id),
  constraint data_copies_check CHECK (((emptied_at IS NULL) OR (key_sealed IS NULL))),
  constraint data_copies_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'failed'::text]))),
  constraint data_copies_way_check CHECK ((way = ANY (ARRAY['phone'::text, 'desk'::text])))
);
CREATE INDEX data_copies_full ON public.data_copies USING btree (expires_at) WHERE (emptied_at IS NULL);
CREATE INDEX data_copies_of_household ON public.data_copies USING btree (village_id, household_id, asked_at DESC);
CREATE INDEX data_copies_open ON public.data_copies USING btree (asked_at) WHERE (state = 'waiting'::text);
alter table data_copies force row level security;
create policy data_copies_app on data_copies for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy data_copies_writer on data_copies for all to writer using (true) with check (true);
grant select on data_copies to app;
grant delete, insert, select, update on data_copies to writer;

create table decision_notes (
  village_id bigint not null,
  decision_id uuid not null,
  by_name text not null,
  comment text,
  for_name text,
  constraint decision_notes_pkey PRIMARY KEY (village_id, decision_id),
  constraint decision_notes_village_id_decision_id_fkey FOREIGN KEY (village_id, decision_id) REFERENCES decisions(village_id, id)
);
alter table decision_notes force row level security;
create policy decision_notes_app on decision_notes for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy decision_notes_writer on decision_notes for all to writer using (true) with check (true);
grant select on decision_notes to app;
grant delete, insert, select, update on decision_notes to writer;

create table decisions (
  village_id bigint not null,
  id uuid not null,
  event_id uuid not null,
  step smallint not null,
  round smallint not null,
  stage text not null,
  verdict text not null,
  reason text,
  chosen bigint,
  decided_by uuid not null,
  decided_role text not null,
  decided_at timestamp with time zone not null,
  stage_since timestamp with time zone not null,
  stage_due_on date,
  undone_at timestamp with time zone,
  decided_for uuid,
  constraint decisions_pkey PRIMARY KEY (village_id, id),
  constraint decisions_village_id_event_id_step_key UNIQUE (village_id, event_id, step),
  constraint decisions_village_id_event_id_fkey FOREIGN KEY (village_id, event_id) REFERENCES events(village_id, id),
  constraint decisions_verdict_check CHECK ((verdict = ANY (ARRAY['approve'::text, 'return'::text, 'refuse'::text])))
);
CREATE UNIQUE INDEX decisions_once ON public.decisions USING btree (village_id, event_id, round, stage, decided_by) WHERE (undone_at IS NULL);
CREATE UNIQUE INDEX decisions_once_for_seat ON public.decisions USING btree (village_id, event_id, round, stage, COALESCE(decided_for, decided_by)) WHERE (undone_at IS NULL);
alter table decisions force row level security;
create policy decisions_app on decisions for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy decisions_writer on decisions for all to writer using (true) with check (true);
grant select on decisions to app;
grant insert, select, update on decisions to writer;

create table door_tickets (
  ticket_hash bytea not null,
  purpose text not null,
  sealed bytea not null,
  expires_at timestamp with time zone not null,
  constraint door_tickets_pkey PRIMARY KEY (ticket_hash),
  constraint door_tickets_purpose_check CHECK ((purpose = ANY (ARRAY['bind'::text, 'web'::text, 'handover'::text])))
);
CREATE INDEX door_tickets_by_end ON public.door_tickets USING btree (expires_at);
grant delete, insert, select on door_tickets to app;

create table enrolments (
  village_id bigint not null,
  id uuid not null,
  household_id uuid not null,
  joined_on date not null,
  way text not null,
  paper text,
  scheme_version text not null,
  eligible boolean not null,
  written_at timestamp with time zone not null,
  written_by uuid not null,
  ended_on date,
  ended_way text,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint enrolments_pkey PRIMARY KEY (village_id, id),
  constraint enrolments_village_id_household_id_fkey FOREIGN KEY (village_id, household_id) REFERENCES households(village_id, id),
  constraint enrolments_check CHECK (((ended_on IS NULL) = (ended_way IS NULL))),
  constraint enrolments_ended_way_check CHECK ((ended_way = ANY (ARRAY['self'::text, 'desk'::text]))),
  constraint enrolments_paper_check CHECK ((paper = ANY (ARRAY['signed'::text, 'spoken'::text]))),
  constraint enrolments_way_check CHECK ((way = ANY (ARRAY['self'::text, 'desk'::text])))
);
CREATE INDEX enrolments_of_household ON public.enrolments USING btree (village_id, household_id, joined_on);
CREATE UNIQUE INDEX enrolments_one_open ON public.enrolments USING btree (village_id, household_id) WHERE (ended_on IS NULL);
alter table enrolments force row level security;
create policy enrolments_app on enrolments for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy enrolments_writer on enrolments for all to writer using (true) with check (true);
grant select on enrolments to app;
grant insert, select, update on enrolments to writer;

create table erasures (
  village_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  household_id uuid not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  way text not null,
  by_guardian boolean not null,
  due_on date not null,
  state text not null,
  reason text,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint erasures_pkey PRIMARY KEY (village_id, id),
  constraint erasures_village_id_household_id_fkey FOREIGN KEY (village_id, household_id) REFERENCES households(village_id, id),
  constraint erasures_village_id_person_id_fkey FOREIGN KEY (village_id, person_id) REFERENCES members(village_id, id),
  constraint erasures_check CHECK ((((state = 'open'::text) = (decided_at IS NULL)) AND ((decided_at IS NULL) = (decided_by IS NULL)))),
  constraint erasures_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'refused'::text, 'taken_back'::text]))),
  constraint erasures_way_check CHECK ((way = ANY (ARRAY['phone'::text, 'desk'::text])))
);
CREATE INDEX erasures_by_time ON public.erasures USING btree (village_id, asked_at DESC);
CREATE UNIQUE INDEX erasures_one_open ON public.erasures USING btree (village_id, person_id) WHERE (state = 'open'::text);
alter table erasures force row level security;
create policy erasures_app on erasures for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy erasures_writer on erasures for all to writer using (true) with check (true);
grant select on erasures to app;
grant delete, insert, select, update on erasures to writer;

create table event_notes (
  village_id bigint not null,
  event_id uuid not null,
  round smallint not null,
  kind text not null,
  body text not null,
  constraint event_notes_pkey PRIMARY KEY (village_id, event_id, round, kind),
  constraint event_notes_village_id_event_id_fkey FOREIGN KEY (village_id, event_id) REFERENCES events(village_id, id),
  constraint event_notes_kind_check CHECK ((kind = ANY (ARRAY['note'::text, 'on_behalf'::text, 'correction'::text])))
);
alter table event_notes force row level security;
create policy event_notes_app on event_notes for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy event_notes_writer on event_notes for all to writer using (true) with check (true);
grant select on event_notes to app;
grant delete, insert, select, update on event_notes to writer;

create table events (
  village_id bigint not null,
  id uuid not null,
  number text not null,
  source text not null,
  item text not null,
  subject text not null,
  household_id uuid not null,
  member_id uuid,
  happened_at timestamp with time zone not null,
  filed_at timestamp with time zone not null,
  filed_on date not null,
  filed_as text not null,
  filers uuid[] not null,
  quantity double precision,
  grade text,
  score double precision,
  parts jsonb,
  chosen bigint,
  photo_ids uuid[] not null default '{}'::uuid[],
  flags text[] not null default '{}'::text[],
  risk smallint not null default 0,
  state text not null,
  stage text,
  stage_role text,
  stage_level text,
  stage_since timestamp with time zone,
  stage_due_on date,
  promised_on date not null,
  round smallint not null default 1,
  approved_at timestamp with time zone,
  corrects uuid,
  corrected_by uuid,
  constraint events_pkey PRIMARY KEY (village_id, id),
  constraint events_number_once UNIQUE (village_id, number),
  constraint events_village_id_household_id_fkey FOREIGN KEY (village_id, household_id) REFERENCES households(village_id, id),
  constraint events_check CHECK (((state = 'in_review'::text) = (stage IS NOT NULL))),
  constraint events_check1 CHECK (((state = 'approved'::text) = (approved_at IS NOT NULL))),
  constraint events_check2 CHECK (((source = 'correction'::text) = (corrects IS NOT NULL))),
  constraint events_filed_as_check CHECK ((filed_as = ANY (ARRAY['villager'::text, 'helper'::text]))),
  constraint events_source_check CHECK ((source = ANY (ARRAY['claim'::text, 'visit'::text, 'correction'::text]))),
  constraint events_state_check CHECK ((state = ANY (ARRAY['in_review'::text, 'returned'::text, 'refused'::text, 'approved'::text])))
);
CREATE INDEX events_filed_of_household ON public.events USING btree (village_id, household_id, filed_on DESC);
CREATE INDEX events_of_household ON public.events USING btree (village_id, household_id, happened_at);
CREATE INDEX events_waiting ON public.events USING btree (village_id, stage_role, risk DESC, filed_at) WHERE (state = 'in_review'::text);
alter table events force row level security;
create policy events_app on events for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy events_writer on events for all to writer using (true) with check (true);
grant select on events to app;
grant insert, select, update on events to writer;

create table guards (
  village_id bigint not null,
  key text not null,
  version bigint not null,
  constraint guards_pkey PRIMARY KEY (village_id, key),
  constraint guards_version_check CHECK ((version > 0))
) with (fillfactor=70);
alter table guards force row level security;
create policy guards_app on guards for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy guards_writer on guards for all to writer using (true) with check (true);
grant select on guards to app;
grant insert, select, update (version) on guards to writer;

create table helper_bindings (
  village_id bigint not null,
  id uuid not null,
  household_id uuid not null,
  helper_account uuid not null,
  bound_at timestamp with time zone not null,
  bound_by uuid not null,
  unbound_at timestamp with time zone,
  unbound_by uuid,
  constraint helper_bindings_pkey PRIMARY KEY (village_id, id),
  constraint helper_bindings_village_id_household_id_fkey FOREIGN KEY (village_id, household_id) REFERENCES households(village_id, id)
);
CREATE INDEX helper_bindings_of_helper ON public.helper_bindings USING btree (village_id, helper_account) WHERE (unbound_at IS NULL);
CREATE UNIQUE INDEX helper_bindings_once ON public.helper_bindings USING btree (village_id, household_id, helper_account) WHERE (unbound_at IS NULL);
alter table helper_bindings force row level security;
create policy helper_bindings_app on helper_bindings for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy helper_bindings_writer on helper_bindings for all to writer using (true) with check (true);
grant select on helper_bindings to app;
grant insert, select, update on helper_bindings to writer;

create table household_cards (
  village_id bigint not null,
  id uuid not null,
  household_id uuid not null,
  person_id uuid not null,
  number text not null,
  secret_hash bytea not null,
  pin_hash text,
  pin_set_at timestamp with time zone,
  issued_at timestamp with time zone not null,
  voided_at timestamp with time zone,
  constraint household_cards_pkey PRIMARY KEY (village_id, id),
  constraint household_cards_number_once UNIQUE (village_id, number),
  constraint household_cards_secret_once UNIQUE (village_id, secret_hash),
  constraint household_cards_village_id_fkey FOREIGN KEY (village_id) REFERENCES places(id),
  constraint household_cards_village_id_household_id_fkey FOREIGN KEY (village_id, household_id) REFERENCES households(village_id, id),
  constraint household_cards_village_id_person_id_fkey FOREIGN KEY (village_id, person_id) REFERENCES members(village_id, id)
);
CREATE UNIQUE INDEX household_cards_one ON public.household_cards USING btree (village_id, household_id) WHERE (voided_at IS NULL);
alter table household_cards force row level security;
create policy household_cards_app on household_cards for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy household_cards_writer on household_cards for all to writer using (true) with check (true);
grant select on household_cards to app;
grant insert, select, update (pin_hash, pin_set_at, voided_at) on household_cards to writer;

create table household_change_notes (
  village_id bigint not null,
  change_id uuid not null,
  body text not null,
  constraint household_change_notes_pkey PRIMARY KEY (village_id, change_id),
  constraint household_change_notes_village_id_change_id_fkey FOREIGN KEY (village_id, change_id) REFERENCES household_changes(village_id, id)
);
alter table household_change_notes force row level security;
create policy household_change_notes_app on household_change_notes for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy household_change_notes_writer on household_change_notes for all to writer using (true) with check (true);
grant select on household_change_notes to app;
grant delete, insert, select on household_change_notes to writer;

create table household_changes (
  village_id bigint not null,
  id uuid not null,
  household_id uuid not null,
  other_household_id uuid,
  member_id uuid,
  kind text not null,
  happens_on date,
  written_at timestamp with time zone not null,
  written_by uuid not null,
  constraint household_changes_pkey PRIMARY KEY (village_id, id),
  constraint household_changes_village_id_household_id_fkey FOREIGN KEY (village_id, household_id) REFERENCES households(village_id, id),
  constraint household_changes_village_id_member_id_fkey FOREIGN KEY (village_id, member_id) REFERENCES members(village_id, id),
  constraint household_changes_village_id_other_household_id_fkey FOREIGN KEY (village_id, other_household_id) REFERENCES households(village_id, id)
);
CREATE INDEX household_changes_of_household ON public.household_changes USING btree (village_id, household_id, written_at DESC);
CREATE INDEX household_changes_of_other ON public.household_changes USING btree (village_id, other_household_id, written_at DESC) WHERE (other_household_id IS NOT NULL);
alter table household_changes force row level security;
create policy household_changes_app on household_changes for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy household_changes_writer on household_changes for all to writer using (true) with check (true);
grant select on household_changes to app;
grant insert, select on household_changes to writer;

create table households (
  village_id bigint not null,
  id uuid not null,
  door_code text not null,
  group_name text not null default ''::text,
  section_name text not null default ''::text,
  joined_on date,
  left_on date,
  facts jsonb not null default '{}'::jsonb,
  closed_on date,
  constraint households_pkey PRIMARY KEY (village_id, id),
  constraint households_village_id_fkey FOREIGN KEY (village_id) REFERENCES places(id),
  constraint households_check CHECK (((left_on IS NULL) OR (left_on >= joined_on)))
);
CREATE INDEX households_by_group ON public.households USING btree (village_id, group_name, door_code);
CREATE UNIQUE INDEX households_door_open ON public.households USING btree (village_id, door_code) WHERE (closed_on IS NULL);
alter table households force row level security;
create policy households_app on households for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy households_writer on households for all to writer using (true) with check (true);
grant select on households to app;
grant delete, insert, select, update on households to writer;

create table impact_records (
  village_id bigint not null,
  version integer not null,
  body jsonb not null,
  written_at timestamp with time zone not null,
  written_by uuid not null,
  assessed_on date not null,
  constraint impact_records_pkey PRIMARY KEY (village_id, version),
  constraint impact_records_village_id_fkey FOREIGN KEY (village_id) REFERENCES places(id),
  constraint impact_records_version_check CHECK ((version > 0))
);
alter table impact_records force row level security;
create policy impact_records_app on impact_records for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy impact_records_writer on impact_records for all to writer using (true) with check (true);
grant select on impact_records to app;
grant insert, select on impact_records to writer;

create table installation (
  only_row boolean not null default true,
  app_role text not null,
  writer_role text not null,
  constraint installation_pkey PRIMARY KEY (only_row),
  constraint installation_only_row_check CHECK (only_row)
);
grant select on installation to app;
grant select on installation to writer;

create table job (
  id uuid not null default gen_random_uuid(),
  name text not null,
  priority integer not null default 0,
  data jsonb,
  state jobs.job_state not null default 'created'::jobs.job_state,
  retry_limit integer not null default 2,
  retry_count integer not null default 0,
  retry_delay integer not null default 0,
  retry_backoff boolean not null default false,
  retry_delay_max integer,
  expire_seconds integer not null default 900,
  deletion_seconds integer not null default 604800,
  singleton_key text,
  singleton_on timestamp without time zone,
  start_after timestamp with time zone not null default now(),
  created_on timestamp with time zone not null default now(),
  started_on timestamp with time zone,
  completed_on timestamp with time zone,
  keep_until timestamp with time zone not null default (now() + '336:00:00'::interval),
  output jsonb,
  dead_letter text,
  policy text,
  constraint job_pkey PRIMARY KEY (name, id)
);
grant delete, insert, select, update on job to app;

create table job_common (
  id uuid not null default gen_random_uuid(),
  name text not null,
  priority integer not null default 0,
  data jsonb,
  state jobs.job_state not null default 'created'::jobs.job_state,
  retry_limit integer not null default 2,
  retry_count integer not null default 0,
  retry_delay integer not null default 0,
  retry_backoff boolean not null default false,
  retry_delay_max integer,
  expire_seconds integer not null default 900,
  deletion_seconds integer not null default 604800,
  singleton_key text,
  singleton_on timestamp without time zone,
  start_after timestamp with time zone not null default now(),
  created_on timestamp with time zone not null default now(),
  started_on timestamp with time zone,
  completed_on timestamp with time zone,
  keep_until timestamp with time zone not null default (now() + '336:00:00'::interval),
  output jsonb,
  dead_letter text,
  policy text,
  constraint job_common_pkey PRIMARY KEY (name, id),
  constraint dlq_fkey FOREIGN KEY (dead_letter) REFERENCES jobs.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  constraint q_fkey FOREIGN KEY (name) REFERENCES jobs.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX job_i1 ON jobs.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'created'::jobs.job_state) AND (policy = 'short'::text));
CREATE UNIQUE INDEX job_i2 ON jobs.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'active'::jobs.job_state) AND (policy = 'singleton'::text));
CREATE UNIQUE INDEX job_i3 ON jobs.job_common USING btree (name, state, COALESCE(singleton_key, ''::text)) WHERE ((state <= 'active'::jobs.job_state) AND (policy = 'stately'::text));
CREATE UNIQUE INDEX job_i4 ON jobs.job_common USING btree (name, singleton_on, COALESCE(singleton_key, ''::text)) WHERE ((state <> 'cancelled'::jobs.job_state) AND (singleton_on IS NOT NULL));
CREATE INDEX job_i5 ON jobs.job_common USING btree (name, start_after) INCLUDE (priority, created_on, id) WHERE (state < 'active'::jobs.job_state);
CREATE UNIQUE INDEX job_i6 ON jobs.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state <= 'active'::jobs.job_state) AND (policy = 'exclusive'::text));
grant delete, insert, select, update on job_common to app;

create table ledger_accounts (
  village_id bigint not null,
  account_id uuid not null,
  holder text not null,
  balance text not null,
  period text not null,
  state text not null,
  constraint ledger_accounts_pkey PRIMARY KEY (village_id, account_id),
  constraint ledger_accounts_village_id_holder_balance_period_state_key UNIQUE (village_id, holder, balance, period, state),
  constraint ledger_accounts_state_check CHECK ((state = ANY (ARRAY['main'::text, 'pending'::text, 'held'::text, 'redeemed'::text, 'expired'::text, 'issued'::text])))
);
alter table ledger_accounts force row level security;
create policy ledger_accounts_app on ledger_accounts for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy ledger_accounts_writer on ledger_accounts for all to writer using (true) with check (true);
grant select on ledger_accounts to app;
grant insert, select on ledger_accounts to writer;

create table ledger_balances (
  village_id bigint not null,
  account_id uuid not null,
  amount bigint not null,
  version bigint not null,
  constraint ledger_balances_pkey PRIMARY KEY (village_id, account_id),
  constraint ledger_balances_village_id_account_id_fkey FOREIGN KEY (village_id, account_id) REFERENCES ledger_accounts(village_id, account_id),
  constraint ledger_balances_version_check CHECK ((version > 0))
) with (fillfactor=70);
alter table ledger_balances force row level security;
create policy ledger_balances_app on ledger_balances for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy ledger_balances_writer on ledger_balances for all to writer using (true) with check (true);
grant select on ledger_balances to app;
grant insert, select, update (amount, version) on ledger_balances to writer;

create table ledger_heads (
  village_id bigint not null,
  seq bigint not null,
  hash bytea not null,
  algorithm text not null,
  constraint ledger_heads_pkey PRIMARY KEY (village_id),
  constraint ledger_heads_algorithm_check CHECK ((algorithm = ANY (ARRAY['sha256'::text, 'sm3'::text]))),
  constraint ledger_heads_seq_check CHECK ((seq >= 0))
) with (fillfactor=50);
alter table ledger_heads force row level security;
create policy ledger_heads_app on ledger_heads for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy ledger_heads_writer on ledger_heads for all to writer using (true) with check (true);
grant select on ledger_heads to app;
grant insert, select, update (algorithm, hash, seq) on ledger_heads to writer;

create table ledger_notes (
  village_id bigint not null,
  seq bigint not null,
  line integer not null,
  salt bytea,
  reason text,
  cap_note text,
  erased boolean not null default false,
  constraint ledger_notes_pkey PRIMARY KEY (village_id, seq, line),
  constraint ledger_notes_village_id_seq_line_fkey FOREIGN KEY (village_id, seq, line) REFERENCES ledger_transfers(village_id, seq, line),
  constraint ledger_notes_check CHECK (((erased = (salt IS NULL)) AND (erased = (reason IS NULL)) AND ((NOT erased) OR (cap_note IS NULL))))
);
alter table ledger_notes force row level security;
create policy ledger_notes_app on ledger_notes for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy ledger_notes_writer on ledger_notes for all to writer using (true) with check (true);
grant select on ledger_notes to app;
grant insert, select, update (cap_note, erased, reason, salt) on ledger_notes to writer;

create table ledger_postings (
  village_id bigint not null,
  seq bigint not null,
  posting_id uuid not null,
  kind text not null,
  source text not null,
  happened_at timestamp with time zone not null,
  written_at timestamp with time zone not null,
  reverses uuid,
  line_count integer not null,
  algorithm text not null,
  hash bytea not null,
  constraint ledger_postings_pkey PRIMARY KEY (village_id, seq),
  constraint ledger_postings_village_id_posting_id_key UNIQUE (village_id, posting_id),
  constraint ledger_postings_village_id_reverses_key UNIQUE (village_id, reverses),
  constraint ledger_postings_village_id_reverses_fkey FOREIGN KEY (village_id, reverses) REFERENCES ledger_postings(village_id, posting_id),
  constraint ledger_postings_algorithm_check CHECK ((algorithm = ANY (ARRAY['sha256'::text, 'sm3'::text]))),
  constraint ledger_postings_kind_check CHECK ((kind = ANY (ARRAY['event'::text, 'correction'::text, 'order'::text, 'base'::text, 'closing'::text, 'succession'::text]))),
  constraint ledger_postings_line_count_check CHECK ((line_count > 0)),
  constraint ledger_postings_seq_check CHECK ((seq > 0))
);
CREATE INDEX ledger_postings_happened ON public.ledger_postings USING btree (village_id, happened_at);
CREATE INDEX ledger_postings_of_source ON public.ledger_postings USING btree (village_id, source);
alter table ledger_postings force row level security;
create policy ledger_postings_app on ledger_postings for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy ledger_postings_writer on ledger_postings for all to writer using (true) with check (true);
grant select on ledger_postings to app;
grant insert, select on ledger_postings to writer;

create table ledger_transfers (
  village_id bigint not null,
  seq bigint not null,
  line integer not null,
  from_account uuid not null,
  to_account uuid not null,
  amount bigint not null,
  from_before bigint not null,
  from_after bigint not null,
  from_version bigint not null,
  to_before bigint not null,
  to_after bigint not null,
  to_version bigint not null,
  clause text,
  item text,
  category text,
  would_be bigint,
  commitment bytea not null,
  digest bytea not null,
  constraint ledger_transfers_pkey PRIMARY KEY (village_id, seq, line),
  constraint ledger_transfers_village_id_from_account_fkey FOREIGN KEY (village_id, from_account) REFERENCES ledger_accounts(village_id, account_id),
  constraint ledger_transfers_village_id_seq_fkey FOREIGN KEY (village_id, seq) REFERENCES ledger_postings(village_id, seq),
  constraint ledger_transfers_village_id_to_account_fkey FOREIGN KEY (village_id, to_account) REFERENCES ledger_accounts(village_id, account_id),
  constraint ledger_transfers_amount_check CHECK ((amount > 0)),
  constraint ledger_transfers_check CHECK ((from_account <> to_account)),
  constraint ledger_transfers_line_check CHECK ((line > 0))
);
CREATE INDEX ledger_transfers_from ON public.ledger_transfers USING btree (village_id, from_account, seq, line);
CREATE INDEX ledger_transfers_to ON public.ledger_transfers USING btree (village_id, to_account, seq, line);
alter table ledger_transfers force row level security;
create policy ledger_transfers_app on ledger_transfers for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy ledger_transfers_writer on ledger_transfers for all to writer using (true) with check (true);
grant select on ledger_transfers to app;
grant insert, select on ledger_transfers to writer;

create table member_stays (
  village_id bigint not null,
  member_id uuid not null,
  stay smallint not null,
  household_id uuid not null,
  relation text not null,
  participating_from date,
  participating_to date,
  ended_on date,
  began_on date,
  constraint member_stays_pkey PRIMARY KEY (village_id, member_id, stay),
  constraint member_stays_village_id_household_id_fkey FOREIGN KEY (village_id, household_id) REFERENCES households(village_id, id),
  constraint member_stays_village_id_member_id_fkey FOREIGN KEY (village_id, member_id) REFERENCES members(village_id, id),
  constraint member_stays_check CHECK (((participating_to IS NULL) OR (participating_to >= participating_from))),
  constraint member_stays_relation_check CHECK ((relation = ANY (ARRAY['head'::text, 'spouse'::text, 'child'::text, 'parent'::text, 'other'::text]))),
  constraint member_stays_stay_check CHECK ((stay > 0))
);
CREATE INDEX member_stays_of_household ON public.member_stays USING btree (village_id, household_id);
CREATE INDEX member_stays_of_member ON public.member_stays USING btree (village_id, member_id, stay DESC);
CREATE UNIQUE INDEX member_stays_one_head ON public.member_stays USING btree (village_id, household_id) WHERE ((relation = 'head'::text) AND (ended_on IS NULL));
CREATE UNIQUE INDEX member_stays_one_open ON public.member_stays USING btree (village_id, member_id) WHERE (ended_on IS NULL);
alter table member_stays force row level security;
create policy member_stays_app on member_stays for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy member_stays_writer on member_stays for all to writer using (true) with check (true);
grant select on member_stays to app;
grant delete, insert, select, update on member_stays to writer;

create table members (
  village_id bigint not null,
  id uuid not null,
  facts jsonb not null default '{}'::jsonb,
  died_on date,
  constraint members_pkey PRIMARY KEY (village_id, id),
  constraint members_village_id_fkey FOREIGN KEY (village_id) REFERENCES places(id)
);
alter table members force row level security;
create policy members_app on members for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy members_writer on members for all to writer using (true) with check (true);
grant select on members to app;
grant delete, insert, select, update on members to writer;

create table organisations (
  village_id bigint not null,
  id uuid not null,
  name text not null,
  group_name text not null default ''::text,
  household_id uuid,
  facts jsonb not null default '{}'::jsonb,
  kind text not null default 'other'::text,
  closed_on date,
  constraint organisations_pkey PRIMARY KEY (village_id, id),
  constraint organisations_name_once UNIQUE (village_id, name),
  constraint organisations_village_id_fkey FOREIGN KEY (village_id) REFERENCES places(id),
  constraint organisations_village_id_household_id_fkey FOREIGN KEY (village_id, household_id) REFERENCES households(village_id, id),
  constraint organisations_kind_check CHECK ((kind = ANY (ARRAY['shop'::text, 'association'::text, 'other'::text])))
);
alter table organisations force row level security;
create policy organisations_app on organisations for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy organisations_writer on organisations for all to writer using (true) with check (true);
grant select on organisations to app;
grant insert, select, update (name) on organisations to writer;

create table outbox (
  village_id bigint not null,
  seq bigint not null,
  topic text not null,
  payload jsonb not null,
  created_at timestamp with time zone not null,
  constraint outbox_pkey PRIMARY KEY (village_id, seq),
  constraint outbox_seq_check CHECK ((seq > 0))
);
alter table outbox force row level security;
create policy outbox_app on outbox for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy outbox_writer on outbox for all to writer using (true) with check (true);
grant insert, select on outbox to writer;

create table outbox_cursors (
  village_id bigint not null,
  subscriber text not null,
  seq bigint not null,
  failures integer not null default 0,
  retry_at timestamp with time zone,
  constraint outbox_cursors_pkey PRIMARY KEY (village_id, subscriber)
) with (fillfactor=70);
alter table outbox_cursors force row level security;
create policy outbox_cursors_app on outbox_cursors for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy outbox_cursors_writer on outbox_cursors for all to writer using (true) with check (true);
grant insert, select, update (failures, retry_at, seq) on outbox_cursors to writer;

create table past_facts (
  village_id bigint not null,
  subject text not null,
  fact text not null,
  from_on date,
  to_on date not null,
  value jsonb,
  constraint past_facts_pkey PRIMARY KEY (village_id, subject, fact, to_on),
  constraint past_facts_check CHECK (((from_on IS NULL) OR (from_on <= to_on)))
);
alter table past_facts force row level security;
create policy past_facts_app on past_facts for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy past_facts_writer on past_facts for all to writer using (true) with check (true);
grant select on past_facts to app;
grant delete, insert, select, update (value) on past_facts to writer;

create table person_private (
  village_id bigint not null,
  person_id uuid not null,
  name text,
  born_on date,
  phone_sealed bytea,
  phone_index bytea,
  key_sealed bytea,
  sealed bytea,
  id_index bytea,
  tokens bigint[],
  index_version integer not null default 0,
  constraint person_private_pkey PRIMARY KEY (village_id, person_id),
  constraint person_private_village_id_person_id_fkey FOREIGN KEY (village_id, person_id) REFERENCES members(village_id, id),
  constraint person_private_sealed CHECK (
CASE
    WHEN (sealed IS NULL) THEN ((name IS NOT NULL) AND (key_sealed IS NULL))
    ELSE ((key_sealed IS NOT NULL) AND (name IS NULL) AND (born_on IS NULL) AND (phone_sealed IS NULL))
END)
);
CREATE INDEX person_private_id ON public.person_private USING btree (village_id, id_index) WHERE (id_index IS NOT NULL);
CREATE INDEX person_private_index_version ON public.person_private USING btree (index_version);
CREATE INDEX person_private_phone ON public.person_private USING btree (village_id, phone_index) WHERE (phone_index IS NOT NULL);
alter table person_private force row level security;
create policy person_private_app on person_private for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy person_private_writer on person_private for all to writer using (true) with check (true);
grant select on person_private to app;
grant delete, insert, select, update on person_private to writer;

create table person_tokens (
  village_id bigint not null,
  token bigint not null,
  person_id uuid not null,
  constraint person_tokens_pkey PRIMARY KEY (village_id, token, person_id)
);
alter table person_tokens force row level security;
create policy person_tokens_app on person_tokens for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy person_tokens_writer on person_tokens for all to writer using (true) with check (true);
grant select on person_tokens to app;
grant delete, insert, select on person_tokens to writer;

create table photo_objections (
  village_id bigint not null,
  id uuid not null,
  event_id uuid not null,
  photo_ids uuid[] not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  way text not null,
  ground text not null,
  due_on date not null,
  state text not null,
  reason text,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint photo_objections_pkey PRIMARY KEY (village_id, id),
  constraint photo_objections_village_id_event_id_fkey FOREIGN KEY (village_id, event_id) REFERENCES events(village_id, id),
  constraint photo_objections_check CHECK ((((state = 'open'::text) = (decided_at IS NULL)) AND ((decided_at IS NULL) = (decided_by IS NULL)))),
  constraint photo_objections_photo_ids_check CHECK ((cardinality(photo_ids) > 0)),
  constraint photo_objections_state_check CHECK ((state = ANY (ARRAY['open'::text, 'kept'::text, 'blurred'::text, 'withdrawn'::text]))),
  constraint photo_objections_way_check CHECK ((way = ANY (ARRAY['phone'::text, 'desk'::text])))
);
CREATE INDEX photo_objections_by_time ON public.photo_objections USING btree (village_id, asked_at DESC);
CREATE INDEX photo_objections_of_event ON public.photo_objections USING btree (village_id, event_id);
alter table photo_objections force row level security;
create policy photo_objections_app on photo_objections for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy photo_objections_writer on photo_objections for all to writer using (true) with check (true);
grant select on photo_objections to app;
grant delete, insert, select, update on photo_objections to writer;

create table photos (
  village_id bigint not null,
  id uuid not null,
  event_id uuid,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  uploaded_on date not null,
  file text not null,
  width integer not null,
  height integer not null,
  bytes integer not null,
  content_hash bytea not null,
  fingerprint bit(64),
  taken_at timestamp with time zone,
  same_as uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_for text,
  constraint photos_pkey PRIMARY KEY (village_id, id),
  constraint photos_village_id_event_id_fkey FOREIGN KEY (village_id, event_id) REFERENCES events(village_id, id),
  constraint photos_withdrawn CHECK (((withdrawn_at IS NULL) = (withdrawn_for IS NULL))),
  constraint photos_withdrawn_for_check CHECK ((withdrawn_for = ANY (ARRAY['objection'::text, 'erasure'::text, 'retention'::text])))
);
CREATE INDEX photos_by_content ON public.photos USING btree (village_id, content_hash);
CREATE INDEX photos_by_uploader ON public.photos USING btree (village_id, uploaded_by, uploaded_on);
CREATE INDEX photos_loose ON public.photos USING btree (uploaded_at) WHERE (event_id IS NULL);
CREATE INDEX photos_of_event ON public.photos USING btree (village_id, event_id);
CREATE INDEX photos_same_as ON public.photos USING btree (village_id, same_as) WHERE (same_as IS NOT NULL);
alter table photos force row level security;
create policy photos_app on photos for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy photos_writer on photos for all to writer using (true) with check (true);
grant select on photos to app;
grant delete, insert, select, update on photos to writer;

create table place_codes (
  place_id bigint not null,
  code text not null,
  valid_from date not null,
  valid_until date,
  constraint place_codes_pkey PRIMARY KEY (place_id, valid_from),
  constraint place_codes_place_id_fkey FOREIGN KEY (place_id) REFERENCES places(id),
  constraint place_codes_check CHECK (((valid_until IS NULL) OR (valid_until >= valid_from)))
);
CREATE INDEX place_codes_by_code ON public.place_codes USING btree (code);
CREATE UNIQUE INDEX place_codes_one_open ON public.place_codes USING btree (place_id) WHERE (valid_until IS NULL);
grant select on place_codes to app;
grant insert, select, update (valid_until) on place_codes to writer;

create table place_ranges (
  place_id bigint not null,
  lo bigint not null,
  hi bigint not null,
  constraint place_ranges_pkey PRIMARY KEY (place_id, lo),
  constraint place_ranges_place_id_fkey FOREIGN KEY (place_id) REFERENCES places(id),
  constraint place_ranges_check CHECK ((lo <= hi))
);
grant select on place_ranges to app;
grant delete, insert, select on place_ranges to writer;

create table places (
  id bigint not null,
  kind text not null,
  parent_id bigint,
  code text not null,
  name text not null,
  phone text,
  lo bigint not null,
  hi bigint not null,
  constraint places_pkey PRIMARY KEY (id),
  constraint places_code_once UNIQUE (code),
  constraint places_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES places(id),
  constraint places_check CHECK (((kind = 'district'::text) = (parent_id IS NULL))),
  constraint places_check1 CHECK (((lo <= hi) AND ((kind <> 'village'::text) OR ((lo = id) AND (hi = id))))),
  constraint places_id_check CHECK ((id > 0)),
  constraint places_kind_check CHECK ((kind = ANY (ARRAY['district'::text, 'town'::text, 'village'::text])))
);
CREATE INDEX places_of_parent ON public.places USING btree (parent_id, code);
grant select on places to app;
grant insert, select, update (code, name, parent_id, phone) on places to writer;

create table queue (
  name text not null,
  policy text not null,
  retry_limit integer not null,
  retry_delay integer not null,
  retry_backoff boolean not null,
  retry_delay_max integer,
  expire_seconds integer not null,
  retention_seconds integer not null,
  deletion_seconds integer not null,
  dead_letter text,
  partition boolean not null,
  table_name text not null,
  deferred_count integer not null default 0,
  queued_count integer not null default 0,
  warning_queued integer not null default 0,
  active_count integer not null default 0,
  total_count integer not null default 0,
  singletons_active text[],
  monitor_on timestamp with time zone,
  maintain_on timestamp with time zone,
  created_on timestamp with time zone not null default now(),
  updated_on timestamp with time zone not null default now(),
  constraint queue_pkey PRIMARY KEY (name),
  constraint queue_dead_letter_fkey FOREIGN KEY (dead_letter) REFERENCES jobs.queue(name),
  constraint queue_check CHECK ((dead_letter IS DISTINCT FROM name))
);
grant delete, insert, select, update on queue to app;

create table recovery_codes (
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone,
  constraint recovery_codes_pkey PRIMARY KEY (account_id, code_hash),
  constraint recovery_codes_account_id_fkey FOREIGN KEY (account_id) REFERENCES access_accounts(id)
);
grant select, update (used_at) on recovery_codes to app;
grant delete, insert, select on recovery_codes to writer;

create table retention_times (
  kind text not null,
  days integer not null,
  set_at timestamp with time zone not null,
  set_by uuid not null,
  constraint retention_times_pkey PRIMARY KEY (kind),
  constraint retention_times_days_check CHECK ((days > 0))
);
grant select on retention_times to app;
grant insert, select, update on retention_times to writer;

create table reveal_hours (
  account_id uuid not null,
  began_at timestamp with time zone not null,
  shown integer not null,
  constraint reveal_hours_pkey PRIMARY KEY (account_id)
) with (fillfactor=80);
grant insert, select, update on reveal_hours to app;

create table role_grants (
  id uuid not null,
  account_id uuid not null,
  role text not null,
  place_id bigint,
  household_id uuid,
  person_id uuid,
  given_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  administrator boolean not null generated always as ((role = ANY (ARRAY['system_admin'::text, 'security_admin'::text, 'audit_admin'::text]))),
  group_name text,
  starts_on date,
  ends_on date,
  delegated_from uuid,
  given_by uuid,
  ended_by uuid,
  constraint role_grants_pkey PRIMARY KEY (id),
  constraint role_grants_account_id_fkey FOREIGN KEY (account_id) REFERENCES access_accounts(id),
  constraint role_grants_administrator FOREIGN KEY (account_id, administrator) REFERENCES access_accounts(id, administrator),
  constraint role_grants_delegated_from_fkey FOREIGN KEY (delegated_from) REFERENCES role_grants(id),
  constraint role_grants_place_id_fkey FOREIGN KEY (place_id) REFERENCES places(id),
  constraint role_grants_check CHECK (((role <> 'villager'::text) OR ((household_id IS NOT NULL) AND (person_id IS NOT NULL)))),
  constraint role_grants_days CHECK ((ends_on >= starts_on)),
  constraint role_grants_delegated CHECK (((delegated_from IS NULL) OR ((starts_on IS NOT NULL) AND (ends_on IS NOT NULL) AND (NOT administrator)))),
  constraint role_grants_group_name_check CHECK ((group_name <> ''::text)),
  constraint role_grants_place CHECK (((place_id IS NULL) = administrator)),
  constraint role_grants_role_check CHECK ((role = ANY (ARRAY['villager'::text, 'helper'::text, 'group_leader'::text, 'panel'::text, 'clerk'::text, 'supervisor'::text, 'keeper'::text, 'town_department'::text, 'town_office'::text, 'district_office'::text, 'auditor'::text, 'system_admin'::text, 'security_admin'::text, 'audit_admin'::text])))
);
CREATE INDEX role_grants_delegated_from ON public.role_grants USING btree (delegated_from) WHERE (delegated_from IS NOT NULL);
CREATE INDEX role_grants_of_place ON public.role_grants USING btree (place_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX role_grants_once ON public.role_grants USING btree (account_id, role, place_id, group_name, household_id, delegated_from, starts_on) NULLS NOT DISTINCT WHERE ((ended_at IS NULL) AND (role <> 'villager'::text));
CREATE UNIQUE INDEX role_grants_once_a_person ON public.role_grants USING btree (account_id, place_id, household_id, person_id) NULLS NOT DISTINCT WHERE ((ended_at IS NULL) AND (role = 'villager'::text));
CREATE UNIQUE INDEX role_grants_one_admin ON public.role_grants USING btree (account_id) WHERE ((role = ANY (ARRAY['system_admin'::text, 'security_admin'::text, 'audit_admin'::text])) AND (ended_at IS NULL));
alter table role_grants force row level security;
create policy role_grants_app_end on role_grants for update to app using ((role = 'villager'::text)) with check ((role = 'villager'::text));
create policy role_grants_app_give on role_grants for insert to app with check ((role = 'villager'::text));
create policy role_grants_app_read on role_grants for select to app using (true);
create policy role_grants_writer on role_grants for all to writer using (true) with check (true);
grant insert, select, update (ended_at) on role_grants to app;
grant insert, select, update (ended_at, ended_by, group_name) on role_grants to writer;

create table roster_files (
  village_id bigint not null,
  id uuid not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  kind text not null,
  row_count integer not null,
  reading jsonb not null,
  expires_at timestamp with time zone not null,
  emptied_at timestamp with time zone,
  constraint roster_files_pkey PRIMARY KEY (village_id, id),
  constraint roster_files_village_id_fkey FOREIGN KEY (village_id) REFERENCES places(id),
  constraint roster_files_kind_check CHECK ((kind = ANY (ARRAY['xlsx'::text, 'xls'::text, 'text'::text, 'pasted'::text])))
);
CREATE INDEX roster_files_full ON public.roster_files USING btree (expires_at) WHERE (emptied_at IS NULL);
alter table roster_files force row level security;
create policy roster_files_app on roster_files for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy roster_files_writer on roster_files for all to writer using (true) with check (true);
grant select on roster_files to app;
grant insert, select, update on roster_files to writer;

create table roster_import_rows (
  village_id bigint not null,
  import_id uuid not null,
  kind text not null,
  target_id uuid not null,
  household_id uuid not null,
  act text not null,
  digest bytea not null,
  before_sealed bytea,
  kept text,
  constraint roster_import_rows_pkey PRIMARY KEY (village_id, import_id, kind, target_id),
  constraint roster_import_rows_village_id_import_id_fkey FOREIGN KEY (village_id, import_id) REFERENCES roster_imports(village_id, id),
  constraint roster_import_rows_act_check CHECK ((act = ANY (ARRAY['made'::text, 'changed'::text]))),
  constraint roster_import_rows_kept_check CHECK ((kept = ANY (ARRAY['touched'::text, 'in_use'::text, 'in_ledger'::text, 'has_account'::text]))),
  constraint roster_import_rows_kind_check CHECK ((kind = ANY (ARRAY['household'::text, 'member'::text])))
);
alter table roster_import_rows force row level security;
create policy roster_import_rows_app on roster_import_rows for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy roster_import_rows_writer on roster_import_rows for all to writer using (true) with check (true);
grant select on roster_import_rows to app;
grant delete, insert, select, update on roster_import_rows to writer;

create table roster_imports (
  village_id bigint not null,
  id uuid not null,
  file_id uuid not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  reading jsonb not null,
  state text not null,
  done integer not null,
  total integer not null,
  counts jsonb,
  ended_at timestamp with time zone,
  undo_until timestamp with time zone,
  constraint roster_imports_pkey PRIMARY KEY (village_id, id),
  constraint roster_imports_village_id_file_id_fkey FOREIGN KEY (village_id, file_id) REFERENCES roster_files(village_id, id),
  constraint roster_imports_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'undoing'::text, 'undone'::text])))
);
CREATE INDEX roster_imports_open ON public.roster_imports USING btree (asked_at) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text, 'undoing'::text]));
alter table roster_imports force row level security;
create policy roster_imports_app on roster_imports for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy roster_imports_writer on roster_imports for all to writer using (true) with check (true);
grant select on roster_imports to app;
grant insert, select, update on roster_imports to writer;

create table schedule (
  name text not null,
  key text not null default ''::text,
  cron text not null,
  timezone text,
  data jsonb,
  options jsonb,
  created_on timestamp with time zone not null default now(),
  updated_on timestamp with time zone not null default now(),
  constraint schedule_pkey PRIMARY KEY (name, key),
  constraint schedule_name_fkey FOREIGN KEY (name) REFERENCES jobs.queue(name) ON DELETE CASCADE
);
grant delete, insert, select, update on schedule to app;

create table schema_migrations (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migrations_pkey PRIMARY KEY (name)
);
grant select on schema_migrations to app;
grant select on schema_migrations to writer;

create table scheme_bases (
  village_id bigint not null,
  seq integer not null,
  step smallint not null,
  scheme_id text not null,
  version text not null,
  document text not null,
  sha256 bytea not null,
  constraint scheme_bases_pkey PRIMARY KEY (village_id, seq, step),
  constraint scheme_bases_village_id_seq_fkey FOREIGN KEY (village_id, seq) REFERENCES scheme_versions(village_id, seq),
  constraint scheme_bases_step_check CHECK ((step > 0))
);
alter table scheme_bases force row level security;
create policy scheme_bases_app on scheme_bases for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy scheme_bases_writer on scheme_bases for all to writer using (true) with check (true);
grant select on scheme_bases to app;
grant insert, select on scheme_bases to writer;

create table scheme_templates (
  place_id bigint not null,
  scheme_id text not null,
  version text not null,
  document text not null,
  sha256 bytea not null,
  note text not null default ''::text,
  published_at timestamp with time zone not null,
  published_by uuid not null,
  constraint scheme_templates_pkey PRIMARY KEY (place_id, scheme_id, version),
  constraint scheme_templates_place_id_fkey FOREIGN KEY (place_id) REFERENCES places(id)
);
grant select on scheme_templates to app;
grant insert, select on scheme_templates to writer;

create table scheme_versions (
  village_id bigint not null,
  seq integer not null,
  scheme_id text not null,
  version text not null,
  from_on date not null,
  document text not null,
  sha256 bytea not null,
  note text not null default ''::text,
  published_at timestamp with time zone not null,
  published_by uuid not null,
  bases_sha256 bytea,
  constraint scheme_versions_pkey PRIMARY KEY (village_id, seq),
  constraint scheme_versions_from_once UNIQUE (village_id, from_on),
  constraint scheme_versions_version_once UNIQUE (village_id, version),
  constraint scheme_versions_village_id_fkey FOREIGN KEY (village_id) REFERENCES places(id),
  constraint scheme_versions_seq_check CHECK ((seq > 0))
);
alter table scheme_versions force row level security;
create policy scheme_versions_app on scheme_versions for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy scheme_versions_writer on scheme_versions for all to writer using (true) with check (true);
grant select on scheme_versions to app;
grant insert, select on scheme_versions to writer;

create table second_factor_drafts (
  account_id uuid not null,
  secret_sealed bytea not null,
  made_at timestamp with time zone not null,
  constraint second_factor_drafts_pkey PRIMARY KEY (account_id),
  constraint second_factor_drafts_account_id_fkey FOREIGN KEY (account_id) REFERENCES access_accounts(id)
);
grant delete, insert, select, update on second_factor_drafts to app;

create table second_factors (
  account_id uuid not null,
  secret_sealed bytea not null,
  set_at timestamp with time zone not null,
  used_step bigint not null,
  constraint second_factors_pkey PRIMARY KEY (account_id),
  constraint second_factors_account_id_fkey FOREIGN KEY (account_id) REFERENCES access_accounts(id)
) with (fillfactor=80);
grant select, update (used_step) on second_factors to app;
grant delete, insert, select, update (secret_sealed, set_at, used_step) on second_factors to writer;

create table sessions (
  token_hash bytea not null,
  id uuid not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  idle_sec integer,
  ends_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  stage text,
  device text not null default ''::text,
  address text not null default ''::text,
  door text,
  only_household uuid,
  only_person uuid,
  constraint sessions_pkey PRIMARY KEY (token_hash),
  constraint sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES access_accounts(id),
  constraint sessions_door_check CHECK ((door = ANY (ARRAY['phone'::text, 'wechat'::text, 'dingtalk'::text, 'oidc'::text, 'card'::text]))),
  constraint sessions_stage_check CHECK ((stage = ANY (ARRAY['second_factor'::text, 'first_password'::text, 'second_factor_setup'::text])))
) with (fillfactor=80);
CREATE INDEX sessions_by_end ON public.sessions USING btree (ends_at);
CREATE INDEX sessions_of_account ON public.sessions USING btree (account_id);
grant delete, insert, select, update on sessions to app;
grant delete, select on sessions to writer;

create table sign_in_codes (
  phone_index bytea not null,
  code_hash bytea not null,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  tries integer not null,
  constraint sign_in_codes_pkey PRIMARY KEY (phone_index)
) with (fillfactor=80);
grant delete, insert, select, update on sign_in_codes to app;

create table sign_in_failures (
  subject_index bytea not null,
  failures integer not null,
  first_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint sign_in_failures_pkey PRIMARY KEY (subject_index)
) with (fillfactor=80);
grant delete, insert, select, update on sign_in_failures to app;

create table sign_in_places (
  phone_index bytea not null,
  from_index bytea not null,
  asked_on date not null,
  asked integer not null,
  proven_at timestamp with time zone,
  constraint sign_in_places_pkey PRIMARY KEY (phone_index, from_index)
) with (fillfactor=80);
CREATE INDEX sign_in_places_by_day ON public.sign_in_places USING btree (asked_on);
grant delete, insert, select, update on sign_in_places to app;
grant delete, select on sign_in_places to writer;

create table staff_logins (
  account_id uuid not null,
  username text not null,
  password_hash text not null,
  password_set_at timestamp with time zone not null,
  initial_until timestamp with time zone,
  issued_by uuid,
  constraint staff_logins_pkey PRIMARY KEY (account_id),
  constraint staff_logins_username_once UNIQUE (username),
  constraint staff_logins_account_id_fkey FOREIGN KEY (account_id) REFERENCES access_accounts(id),
  constraint staff_logins_username_check CHECK ((username = lower(username)))
);
grant select on staff_logins to app;
grant insert, select, update (initial_until, issued_by, password_hash, password_set_at) on staff_logins to writer;

create table subscription (
  event text not null,
  name text not null,
  created_on timestamp with time zone not null default now(),
  updated_on timestamp with time zone not null default now(),
  constraint subscription_pkey PRIMARY KEY (event, name),
  constraint subscription_name_fkey FOREIGN KEY (name) REFERENCES jobs.queue(name) ON DELETE CASCADE
);
grant delete, insert, select, update on subscription to app;

create table successions (
  village_id bigint not null,
  change_id uuid not null,
  from_household uuid not null,
  to_household uuid not null,
  at_day date not null,
  share numeric(7,6) not null,
  constraint successions_pkey PRIMARY KEY (village_id, change_id, from_household, to_household),
  constraint successions_village_id_change_id_fkey FOREIGN KEY (village_id, change_id) REFERENCES household_changes(village_id, id),
  constraint successions_village_id_from_household_fkey FOREIGN KEY (village_id, from_household) REFERENCES households(village_id, id),
  constraint successions_village_id_to_household_fkey FOREIGN KEY (village_id, to_household) REFERENCES households(village_id, id),
  constraint successions_check CHECK ((from_household <> to_household)),
  constraint successions_share_check CHECK (((share >= (0)::numeric) AND (share <= (1)::numeric)))
);
CREATE INDEX successions_from ON public.successions USING btree (village_id, from_household);
CREATE INDEX successions_to ON public.successions USING btree (village_id, to_household);
alter table successions force row level security;
create policy successions_app on successions for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy successions_writer on successions for all to writer using (true) with check (true);
grant select on successions to app;
grant insert, select on successions to writer;

create table vault_keys (
  kind text not null,
  version integer not null,
  suite text not null,
  wrapped bytea,
  active_from timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint vault_keys_pkey PRIMARY KEY (kind, version),
  constraint vault_keys_check CHECK (
CASE
    WHEN (retired_at IS NULL) THEN (wrapped IS NOT NULL)
    ELSE (wrapped IS NULL)
END),
  constraint vault_keys_kind_check CHECK ((kind = ANY (ARRAY['seal'::text, 'index'::text]))),
  constraint vault_keys_suite_check CHECK ((suite = ANY (ARRAY['aes'::text, 'sm4'::text]))),
  constraint vault_keys_version_check CHECK (((version >= 1) AND (version <= 65535)))
);
grant select on vault_keys to app;
grant insert, select, update (retired_at, wrapped) on vault_keys to writer;

create table version (
  version integer not null,
  cron_on timestamp with time zone,
  constraint version_pkey PRIMARY KEY (version)
);
grant delete, insert, select, update on version to app;

create table village_exports (
  village_id bigint not null,
  id uuid not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  kind text not null,
  in_full boolean not null,
  state text not null,
  pieces integer not null,
  bytes bigint not null,
  ended_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  emptied_at timestamp with time zone,
  constraint village_exports_pkey PRIMARY KEY (village_id, id),
  constraint village_exports_village_id_fkey FOREIGN KEY (village_id) REFERENCES places(id),
  constraint village_exports_kind_check CHECK ((kind = ANY (ARRAY['workbook'::text, 'archive'::text]))),
  constraint village_exports_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'failed'::text])))
);
CREATE INDEX village_exports_full ON public.village_exports USING btree (expires_at) WHERE (emptied_at IS NULL);
CREATE INDEX village_exports_open ON public.village_exports USING btree (asked_at) WHERE (state = 'waiting'::text);
alter table village_exports force row level security;
create policy village_exports_app on village_exports for select to app using (((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint)));
create policy village_exports_writer on village_exports for all to writer using (true) with check (true);
grant select on village_exports to app;
grant insert, select, update on village_exports to writer;

CREATE OR REPLACE FUNCTION jobs.create_queue(queue_name text, options jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
    DECLARE
      tablename varchar := CASE WHEN options->>'partition' = 'true'
                            THEN 'j' || encode(sha224(queue_name::bytea), 'hex')
                            ELSE 'job_common'
                            END;
      queue_created_on timestamptz;
    BEGIN

      WITH q as (
        INSERT INTO jobs.queue (
          name,
          policy,
          retry_limit,
          retry_delay,
          retry_backoff,
          retry_delay_max,
          expire_seconds,
          retention_seconds,
          deletion_seconds,
          warning_queued,
          dead_letter,
          partition,
          table_name
        )
        VALUES (
          queue_name,
          options->>'policy',
          COALESCE((options->>'retryLimit')::int, 2),
          COALESCE((options->>'retryDelay')::int, 0),
          COALESCE((options->>'retryBackoff')::bool, false),
          (options->>'retryDelayMax')::int,
          COALESCE((options->>'expireInSeconds')::int, 900),
          COALESCE((options->>'retentionSeconds')::int, 1209600),
          COALESCE((options->>'deleteAfterSeconds')::int, 604800),
          COALESCE((options->>'warningQueueSize')::int, 0),
          options->>'deadLetter',
          COALESCE((options->>'partition')::bool, false),
          tablename
        )
        ON CONFLICT DO NOTHING
        RETURNING created_on
      )
      SELECT created_on into queue_created_on from q;

      IF queue_created_on IS NULL OR options->>'partition' IS DISTINCT FROM 'true' THEN
        RETURN;
      END IF;

      EXECUTE format('CREATE TABLE jobs.%I (LIKE jobs.job INCLUDING DEFAULTS)', tablename);

      EXECUTE format('ALTER TABLE jobs.%1$I ADD PRIMARY KEY (name, id)', tablename);
      EXECUTE format('ALTER TABLE jobs.%1$I ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES jobs.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED', tablename);
      EXECUTE format('ALTER TABLE jobs.%1$I ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES jobs.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED', tablename);

      EXECUTE format('CREATE INDEX %1$s_i5 ON jobs.%1$I (name, start_after) INCLUDE (priority, created_on, id) WHERE state < ''active''', tablename);
      EXECUTE format('CREATE UNIQUE INDEX %1$s_i4 ON jobs.%1$I (name, singleton_on, COALESCE(singleton_key, '''')) WHERE state <> ''cancelled'' AND singleton_on IS NOT NULL', tablename);

      IF options->>'policy' = 'short' THEN
        EXECUTE format('CREATE UNIQUE INDEX %1$s_i1 ON jobs.%1$I (name, COALESCE(singleton_key, '''')) WHERE state = ''created'' AND policy = ''short''', tablename);
      ELSIF options->>'policy' = 'singleton' THEN
        EXECUTE format('CREATE UNIQUE INDEX %1$s_i2 ON jobs.%1$I (name, COALESCE(singleton_key, '''')) WHERE state = ''active'' AND policy = ''singleton''', tablename);
      ELSIF options->>'policy' = 'stately' THEN
        EXECUTE format('CREATE UNIQUE INDEX %1$s_i3 ON jobs.%1$I (name, state, COALESCE(singleton_key, '''')) WHERE state <= ''active'' AND policy = ''stately''', tablename);
      ELSIF options->>'policy' = 'exclusive' THEN
        EXECUTE format('CREATE UNIQUE INDEX %1$s_i6 ON jobs.%1$I (name, COALESCE(singleton_key, '''')) WHERE state <= ''active'' AND policy = ''exclusive''', tablename);
      END IF;

      EXECUTE format('ALTER TABLE jobs.%I ADD CONSTRAINT cjc CHECK (name=%L)', tablename, queue_name);
      EXECUTE format('ALTER TABLE jobs.job ATTACH PARTITION jobs.%I FOR VALUES IN (%L)', tablename, queue_name);
    END;
    $function$
;

CREATE OR REPLACE FUNCTION jobs.delete_queue(queue_name text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
    DECLARE
      v_table varchar;
      v_partition bool;
    BEGIN
      SELECT table_name, partition
      FROM jobs.queue
      WHERE name = queue_name
      INTO v_table, v_partition;

      IF v_partition THEN
        EXECUTE format('DROP TABLE IF EXISTS jobs.%I', v_table);
      ELSE
        EXECUTE format('DELETE FROM jobs.%I WHERE name = %L', v_table, queue_name);
      END IF;

      DELETE FROM jobs.queue WHERE name = queue_name;
    END;
    $function$
;
