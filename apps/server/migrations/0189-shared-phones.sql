-- A phone that two of one household share stands for both of them: a villager's grant is one person's, in one household.
drop index role_grants_once;

create unique index role_grants_once
  on role_grants (account_id, role, place_id, group_name, household_id, delegated_from, starts_on)
  nulls not distinct where ended_at is null and role <> 'villager';

create unique index role_grants_once_a_person
  on role_grants (account_id, place_id, household_id, person_id)
  nulls not distinct where ended_at is null and role = 'villager';

-- A card is its holder's, also where their account stands for somebody else of the household besides.
alter table sessions add column only_person uuid;
