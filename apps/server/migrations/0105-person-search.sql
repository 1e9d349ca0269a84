-- Where to look for a person: keyed digests (cut to 8 bytes) of parts of the name, of its sounds and of the phone's end.
-- Plain equality in a btree, because row-level security keeps other operators from using an index.
create table person_tokens (
  village_id bigint not null,
  token bigint not null,
  person_id uuid not null,
  primary key (village_id, token, person_id)
);

alter table person_tokens enable row level security;

alter table person_tokens force row level security;

create policy person_tokens_app on person_tokens for select to :app
  using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);

create policy person_tokens_writer on person_tokens to :writer using (true) with check (true);

grant select on person_tokens to :app, :writer;

grant insert, delete on person_tokens to :writer;
