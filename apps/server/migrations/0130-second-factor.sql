-- Signing in as staff in steps: a one-time password handed out on paper, a password of one's own, a second factor.

-- Only accounts of demo data do without a second factor, and production does not let those in.
alter table access_accounts add column second_factor text not null default 'required'
  check (second_factor in ('required', 'not_required_in_demo'));

-- Who took the second factor away; null once it is set up anew. The same person may not also reset the password.
alter table access_accounts add column factor_cleared_by uuid;

-- The password was handed out: it opens nothing but the way to one's own, and only until then. Null: it is one's own.
alter table staff_logins add column initial_until timestamptz;

-- Who handed it out; null once it is replaced. The same person may not also take the second factor away.
alter table staff_logins add column issued_by uuid;

-- The secret shared with somebody's authenticator, sealed.
create table second_factors (
  account_id uuid not null references access_accounts (id),
  secret_sealed bytea not null,
  set_at timestamptz not null,
  -- The newest step of 30 seconds whose code was taken: neither it nor an older one is taken again.
  used_step bigint not null,
  primary key (account_id)
) with (fillfactor = 80);

-- A secret that is shown as a picture and not yet proven to have arrived.
create table second_factor_drafts (
  account_id uuid not null references access_accounts (id),
  secret_sealed bytea not null,
  made_at timestamptz not null,
  primary key (account_id)
);

-- For whoever lost their telephone; each works once. Keyed digests.
create table recovery_codes (
  account_id uuid not null references access_accounts (id),
  code_hash bytea not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

-- What the session still waits for (null: nothing), and from where it was opened, both only roughly.
alter table sessions add column stage text check (stage in ('second_factor', 'first_password', 'second_factor_setup'));

alter table sessions add column device text not null default '';

alter table sessions add column address text not null default '';

grant select on second_factors, recovery_codes to :app, :writer;

grant select, insert, update, delete on second_factor_drafts to :app;

grant update (used_step) on second_factors to :app;

grant update (used_at) on recovery_codes to :app;

grant insert, delete on second_factors, recovery_codes to :writer;

grant update (secret_sealed, set_at, used_step) on second_factors to :writer;

grant update (initial_until, issued_by) on staff_logins to :writer;

grant update (factor_cleared_by) on access_accounts to :writer;
