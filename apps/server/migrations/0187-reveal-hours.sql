-- How many households an official was shown in full since an hour of theirs began. Accounts of the installation, so no village.
create table reveal_hours (
  account_id uuid not null,
  began_at timestamptz not null,
  shown integer not null,
  primary key (account_id)
) with (fillfactor = 80);

grant select, insert, update on reveal_hours to :app;
