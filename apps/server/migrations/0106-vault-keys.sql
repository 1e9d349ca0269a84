-- Versions of the installation's keys. The first of each kind follows from the secrets file and has a row only once it is
-- retired; later ones are random, sealed under a key of that file.
create table vault_keys (
  -- 'seal': seals persons' own keys and other values; 'index': blind indexes and search tokens of villages.
  kind text not null check (kind in ('seal', 'index')),
  version integer not null check (version between 1 and 65535),
  suite text not null check (suite in ('aes', 'sm4')),
  wrapped bytea,
  -- Every process knows a key some time before any process uses it.
  active_from timestamptz not null,
  retired_at timestamptz,
  primary key (kind, version),
  check (case when retired_at is null then wrapped is not null else wrapped is null end)
);

grant select on vault_keys to :app, :writer;

grant insert, update (wrapped, retired_at) on vault_keys to :writer;
