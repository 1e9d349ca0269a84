-- Ways in beside the phone: somebody of WeChat or DingTalk, somebody the district's sign-on vouches for, a household card.
alter table access_doors drop constraint access_doors_kind_check;

alter table access_doors add constraint access_doors_kind_check
  check (kind in ('phone', 'wechat', 'dingtalk', 'oidc', 'card'));

-- The verified phone itself, so that another door of the same account can find its people on the roster.
alter table access_doors add column sealed bytea;

alter table access_doors add column added_at timestamptz;

-- Two accounts turned out to be one person: this one lives on in that one.
alter table access_accounts add column merged_into uuid references access_accounts (id);

-- Through which door a session was opened; a card's reaches this one household only.
alter table sessions add column door text check (door in ('phone', 'wechat', 'dingtalk', 'oidc', 'card'));

alter table sessions add column only_household uuid;

-- What a service has vouched for and what was begun at one, for a few minutes and for one use.
create table door_tickets (
  ticket_hash bytea not null,
  purpose text not null check (purpose in ('bind', 'web', 'handover')),
  sealed bytea not null,
  expires_at timestamptz not null,
  primary key (ticket_hash)
);

create index door_tickets_by_end on door_tickets (expires_at);

-- A card for a household, held by one of its people; one at a time.
create table household_cards (
  village_id bigint not null references places (id),
  id uuid not null,
  household_id uuid not null,
  person_id uuid not null,
  -- Printed on the card, to speak about it; opens nothing.
  number text not null,
  -- SHA-256 of the 160 random bits in the printed square; they themselves are nowhere.
  secret_hash bytea not null,
  -- argon2id of a keyed digest of the six digits; null until it is set at the desk.
  pin_hash text,
  pin_set_at timestamptz,
  issued_at timestamptz not null,
  voided_at timestamptz,
  primary key (village_id, id),
  constraint household_cards_number_once unique (village_id, number),
  constraint household_cards_secret_once unique (village_id, secret_hash),
  foreign key (village_id, household_id) references households (village_id, id),
  foreign key (village_id, person_id) references members (village_id, id)
);

create unique index household_cards_one on household_cards (village_id, household_id) where voided_at is null;

alter table household_cards enable row level security;

alter table household_cards force row level security;

create policy household_cards_app on household_cards for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy household_cards_writer on household_cards to :writer using (true) with check (true);

create policy accounts_app_merge on access_accounts for update to :app
  using (kind = 'villager') with check (kind = 'villager');

grant select, insert, delete on door_tickets to :app;

grant select on household_cards to :app, :writer;

grant insert on household_cards to :writer;

grant update (pin_hash, pin_set_at, voided_at) on household_cards to :writer;

grant update (account_id, sealed), delete on access_doors to :app;

grant update (disabled_at, merged_into) on access_accounts to :app;

grant delete on access_names to :app;
