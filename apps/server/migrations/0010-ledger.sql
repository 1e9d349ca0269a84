-- The ledger: postings and their transfers are inserted and never changed; what may move (heads, balances) and what may be
-- erased (notes) are tables of their own. Only packages/ledger touches them. docs/decisions/0010 gives the chain's format.

-- Where a village's chain stands; seq 0 is a village before its first posting.
create table ledger_heads (
  village_id bigint not null,
  seq bigint not null check (seq >= 0),
  hash bytea not null,
  algorithm text not null check (algorithm in ('sha256', 'sm3')),
  primary key (village_id)
) with (fillfactor = 50);

-- The id is a digest of the key, so that making an account needs no look-up and verify can recompute it.
create table ledger_accounts (
  village_id bigint not null,
  account_id uuid not null,
  holder text not null,
  balance text not null,
  period text not null,
  state text not null check (state in ('main', 'pending', 'held', 'redeemed', 'expired', 'issued')),
  primary key (village_id, account_id),
  unique (village_id, holder, balance, period, state)
);

-- Maintained sums; version counts the transfers that touched the account.
create table ledger_balances (
  village_id bigint not null,
  account_id uuid not null,
  amount bigint not null,
  version bigint not null check (version > 0),
  primary key (village_id, account_id),
  foreign key (village_id, account_id) references ledger_accounts (village_id, account_id)
) with (fillfactor = 70);

create table ledger_postings (
  village_id bigint not null,
  seq bigint not null check (seq > 0),
  posting_id uuid not null,
  kind text not null check (kind in ('event', 'correction', 'order', 'base', 'closing')),
  -- What caused it: the id of an event, an order, a settlement.
  source text not null,
  happened_at timestamptz not null,
  written_at timestamptz not null,
  -- The posting that this one takes back; once only.
  reverses uuid,
  line_count integer not null check (line_count > 0),
  algorithm text not null check (algorithm in ('sha256', 'sm3')),
  hash bytea not null,
  primary key (village_id, seq),
  unique (village_id, posting_id),
  unique (village_id, reverses),
  foreign key (village_id, reverses) references ledger_postings (village_id, posting_id)
);

create index ledger_postings_of_source on ledger_postings (village_id, source);

create index ledger_postings_happened on ledger_postings (village_id, happened_at);

create table ledger_transfers (
  village_id bigint not null,
  seq bigint not null,
  line integer not null check (line > 0),
  from_account uuid not null,
  to_account uuid not null,
  -- Whole minor units of the village's scheme.
  amount bigint not null check (amount > 0),
  from_before bigint not null,
  from_after bigint not null,
  from_version bigint not null,
  to_before bigint not null,
  to_after bigint not null,
  to_version bigint not null,
  clause text,
  item text,
  category text,
  -- Minor units before a cap clipped them.
  would_be bigint,
  -- Salted hash of the note's text; stays when the note is erased.
  commitment bytea not null,
  -- Hash of this line, which the posting's hash covers.
  digest bytea not null,
  primary key (village_id, seq, line),
  foreign key (village_id, seq) references ledger_postings (village_id, seq),
  foreign key (village_id, from_account) references ledger_accounts (village_id, account_id),
  foreign key (village_id, to_account) references ledger_accounts (village_id, account_id),
  check (from_account <> to_account)
);

create index ledger_transfers_from on ledger_transfers (village_id, from_account, seq, line);

create index ledger_transfers_to on ledger_transfers (village_id, to_account, seq, line);

-- Free text and salts: the only part of the ledger that may be erased.
create table ledger_notes (
  village_id bigint not null,
  seq bigint not null,
  line integer not null,
  salt bytea,
  reason text,
  cap_note text,
  erased boolean not null default false,
  primary key (village_id, seq, line),
  foreign key (village_id, seq, line) references ledger_transfers (village_id, seq, line),
  check (erased = (salt is null) and erased = (reason is null) and (not erased or cap_note is null))
);

alter table ledger_heads enable row level security;

alter table ledger_heads force row level security;

create policy ledger_heads_app on ledger_heads for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy ledger_heads_writer on ledger_heads to :writer using (true) with check (true);

alter table ledger_accounts enable row level security;

alter table ledger_accounts force row level security;

create policy ledger_accounts_app on ledger_accounts for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy ledger_accounts_writer on ledger_accounts to :writer using (true) with check (true);

alter table ledger_balances enable row level security;

alter table ledger_balances force row level security;

create policy ledger_balances_app on ledger_balances for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy ledger_balances_writer on ledger_balances to :writer using (true) with check (true);

alter table ledger_postings enable row level security;

alter table ledger_postings force row level security;

create policy ledger_postings_app on ledger_postings for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy ledger_postings_writer on ledger_postings to :writer using (true) with check (true);

alter table ledger_transfers enable row level security;

alter table ledger_transfers force row level security;

create policy ledger_transfers_app on ledger_transfers for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy ledger_transfers_writer on ledger_transfers to :writer using (true) with check (true);

alter table ledger_notes enable row level security;

alter table ledger_notes force row level security;

create policy ledger_notes_app on ledger_notes for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy ledger_notes_writer on ledger_notes to :writer using (true) with check (true);

revoke all on ledger_heads, ledger_accounts, ledger_balances, ledger_postings, ledger_transfers, ledger_notes from :app, :writer;

grant select on ledger_heads, ledger_accounts, ledger_balances, ledger_postings, ledger_transfers, ledger_notes to :app, :writer;

grant insert on ledger_heads, ledger_accounts, ledger_balances, ledger_postings, ledger_transfers, ledger_notes to :writer;

grant update (seq, hash, algorithm) on ledger_heads to :writer;

grant update (amount, version) on ledger_balances to :writer;

grant update (salt, reason, cap_note, erased) on ledger_notes to :writer;
