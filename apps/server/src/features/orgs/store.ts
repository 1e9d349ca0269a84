import { defineWrite } from '../../platform/command/index.ts';
import type { PlacesTable } from './tables.ts';

/** A place belongs to the installation: the row carries village 0. */
export const insertPlace = defineWrite<PlacesTable & { village_id: 0 }>({
  name: 'orgs.insert-place',
  order: 10,
  sql: `insert into places (id, kind, parent_id, code, name, phone, lo, hi)
    select id, kind, parent_id, code, name, phone, lo, hi from jsonb_to_recordset($1::jsonb)
      as r(id bigint, kind text, parent_id bigint, code text, name text, phone text, lo bigint, hi bigint)
    on conflict do nothing returning id`,
});
