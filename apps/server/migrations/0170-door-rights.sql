-- Signing in keeps villagers' doors; which door opens a staff account only a command says.
alter table access_doors enable row level security;

alter table access_doors force row level security;

create policy access_doors_app_read on access_doors for select to :app using (true);

create policy access_doors_app_add on access_doors for insert to :app
  with check (exists (select 1 from access_accounts a where a.id = account_id and a.kind = 'villager'));

create policy access_doors_app_change on access_doors for update to :app
  using (exists (select 1 from access_accounts a where a.id = account_id and a.kind = 'villager'))
  with check (exists (select 1 from access_accounts a where a.id = account_id and a.kind = 'villager'));

create policy access_doors_app_drop on access_doors for delete to :app
  using (exists (select 1 from access_accounts a where a.id = account_id and a.kind = 'villager'));

create policy access_doors_writer on access_doors to :writer using (true) with check (true);

-- Who has bound a member of staff to single sign-on; the same person does not take their second factor away.
alter table access_doors add column bound_by uuid;
