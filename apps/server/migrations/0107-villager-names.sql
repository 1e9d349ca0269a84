-- A villager's name lies sealed in person_private and nowhere else; only people on duty have one of their own here.
delete from access_names n using access_accounts a where a.id = n.account_id and a.kind = 'villager';
