-- All that tells who somebody is becomes one sealed value under a key of the person's own. Rows made before keep their
-- plain columns until the next start has sealed them (index_version 0); then those columns hold nothing.
alter table person_private alter column name drop not null;

alter table person_private drop constraint person_private_check;

alter table person_private
  -- The person's own key, sealed under the installation's.
  add column key_sealed bytea,
  -- Name, phone, ID number, birth day, guardian: JSON, sealed under that key.
  add column sealed bytea,
  add column id_index bytea,
  -- The keyed digests of the search tokens that stand for this person, to take them away again.
  add column tokens bigint[],
  -- Version of the keys behind all digests of this row; 0: not made yet.
  add column index_version integer not null default 0;

alter table person_private add constraint person_private_sealed check (
  case when sealed is null then name is not null and key_sealed is null
  else key_sealed is not null and name is null and born_on is null and phone_sealed is null end);

create index person_private_id on person_private (village_id, id_index) where id_index is not null;

create index person_private_index_version on person_private (index_version);
