import { defineWrite } from '../../platform/command/index.ts';
import { doorErrors } from './errors.ts';

export const insertCard = defineWrite<{
  village_id: number;
  id: string;
  household_id: string;
  person_id: string;
  number: string;
  secret_hash_hex: string;
  issued_at: string;
}>({
  name: 'doors.insert-card',
  order: 210,
  sql: `insert into household_cards (village_id, id, household_id, person_id, number, secret_hash, issued_at)
    select village_id, id, household_id, person_id, number, decode(secret_hash_hex, 'hex'), issued_at
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, household_id uuid, person_id uuid,
      number text, secret_hash_hex text, issued_at timestamptz)
    on conflict do nothing returning id`,
});

/** Of two at once only one finds the card in use. */
export const voidCard = defineWrite<{ village_id: number; id: string; voided_at: string }>({
  name: 'doors.void-card',
  order: 200,
  sql: `update household_cards c set voided_at = r.voided_at
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, voided_at timestamptz)
    where c.village_id = r.village_id and c.id = r.id and c.voided_at is null returning c.id`,
});

export const putCardPin = defineWrite<{
  village_id: number;
  id: string;
  pin_hash: string;
  pin_set_at: string;
}>({
  name: 'doors.put-card-pin',
  order: 200,
  sql: `update household_cards c set pin_hash = r.pin_hash, pin_set_at = r.pin_set_at
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, pin_hash text, pin_set_at timestamptz)
    where c.village_id = r.village_id and c.id = r.id and c.voided_at is null returning c.id`,
});

/** An administrator binds staff of the installation (village 0) to the name that single sign-on has for them: never who took their second factor away. */
export const insertStaffDoor = defineWrite<{
  village_id: 0;
  account_id: string;
  door_index_hex: string;
  added_at: string;
  bound_by: string;
}>({
  name: 'doors.insert-staff-door',
  order: 40,
  sql: `insert into access_doors (kind, door_index, account_id, added_at, bound_by)
    select 'oidc', decode(door_index_hex, 'hex'), account_id, added_at, bound_by
    from jsonb_to_recordset($1::jsonb)
      as r(door_index_hex text, account_id uuid, added_at timestamptz, bound_by uuid)
    where not exists (select 1 from access_accounts a where a.id = r.account_id and a.factor_cleared_by = r.bound_by)
    returning account_id`,
  refusals: { '23505': doorErrors.binding_taken() },
});

export const deleteStaffDoors = defineWrite<{ village_id: 0; account_id: string }>({
  name: 'doors.delete-staff-doors',
  order: 30,
  sql: `delete from access_doors d using jsonb_to_recordset($1::jsonb) as r(account_id uuid)
    where d.kind = 'oidc' and d.account_id = r.account_id returning d.account_id`,
  expect: 'any',
});
