import { defineWrite } from '../../platform/command/index.ts';
import { orgErrors } from './errors.ts';
import type { PlacesTable } from './tables.ts';

/*
 * Rows of the tree belong to the installation; `village_id` only says whose command wrote them, and is not stored.
 */
interface OfCommand {
  village_id: number;
}

export const insertPlace = defineWrite<PlacesTable & OfCommand>({
  name: 'orgs.insert-place',
  order: 10,
  sql: `insert into places (id, kind, parent_id, code, name, phone, lo, hi)
    select id, kind, parent_id, code, name, phone, lo, hi from jsonb_to_recordset($1::jsonb)
      as r(id bigint, kind text, parent_id bigint, code text, name text, phone text, lo bigint, hi bigint)
    on conflict do nothing returning id`,
});

export const updatePlace = defineWrite<
  OfCommand & { id: number; code: string; name: string; phone: string | null }
>({
  name: 'orgs.update-place',
  order: 10,
  sql: `update places p set code = r.code, name = r.name, phone = r.phone
    from jsonb_to_recordset($1::jsonb) as r(id bigint, code text, name text, phone text)
    where p.id = r.id returning p.id`,
  refusals: { '23505': orgErrors.code_taken_meanwhile() },
});

export const movePlaceRow = defineWrite<OfCommand & { id: number; parent_id: number }>({
  name: 'orgs.move-place',
  order: 10,
  sql: `update places p set parent_id = r.parent_id
    from jsonb_to_recordset($1::jsonb) as r(id bigint, parent_id bigint)
    where p.id = r.id returning p.id`,
});

export const closeCode = defineWrite<OfCommand & { place_id: number; valid_until: string }>({
  name: 'orgs.close-code',
  order: 11,
  sql: `update place_codes c set valid_until = r.valid_until
    from jsonb_to_recordset($1::jsonb) as r(place_id bigint, valid_until date)
    where c.place_id = r.place_id and c.valid_until is null returning c.place_id`,
});

export const insertCode = defineWrite<OfCommand & { place_id: number; code: string; valid_from: string }>({
  name: 'orgs.insert-code',
  order: 12,
  sql: `insert into place_codes (place_id, code, valid_from)
    select place_id, code, valid_from from jsonb_to_recordset($1::jsonb)
      as r(place_id bigint, code text, valid_from date)
    returning place_id`,
});

export const deleteRange = defineWrite<OfCommand & { place_id: number; lo: number }>({
  name: 'orgs.delete-range',
  order: 11,
  sql: `delete from place_ranges p using jsonb_to_recordset($1::jsonb) as r(place_id bigint, lo bigint)
    where p.place_id = r.place_id and p.lo = r.lo returning p.place_id`,
});

export const insertRange = defineWrite<OfCommand & { place_id: number; lo: number; hi: number }>({
  name: 'orgs.insert-range',
  order: 12,
  sql: `insert into place_ranges (place_id, lo, hi)
    select place_id, lo, hi from jsonb_to_recordset($1::jsonb) as r(place_id bigint, lo bigint, hi bigint)
    returning place_id`,
});
