import { defineWrite } from '../../platform/command/index.ts';
import type { VillageExportsTable } from './tables.ts';

export const insertExport = defineWrite<Omit<VillageExportsTable, 'ended_at' | 'emptied_at'>>({
  name: 'exports.insert-export',
  order: 100,
  sql: `insert into village_exports (village_id, id, asked_by, asked_at, kind, in_full, state, pieces, bytes, expires_at)
    select village_id, id, asked_by, asked_at, kind, in_full, state, pieces, bytes, expires_at
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, asked_by uuid, asked_at timestamptz, kind text,
      in_full boolean, state text, pieces integer, bytes bigint, expires_at timestamptz)
    returning id`,
});

export type ExportEnding = Pick<
  VillageExportsTable,
  'village_id' | 'id' | 'state' | 'pieces' | 'bytes' | 'ended_at'
>;

export const endExport = defineWrite<ExportEnding>({
  name: 'exports.end-export',
  order: 100,
  sql: `update village_exports e set state = r.state, pieces = r.pieces, bytes = r.bytes, ended_at = r.ended_at
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, state text, pieces integer, bytes bigint,
      ended_at timestamptz)
    where e.village_id = r.village_id and e.id = r.id returning e.id`,
});

export const setEmptied = defineWrite<{ village_id: number; id: string; emptied_at: Date }>({
  name: 'exports.set-emptied',
  order: 100,
  sql: `update village_exports e set emptied_at = r.emptied_at
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, emptied_at timestamptz)
    where e.village_id = r.village_id and e.id = r.id returning e.id`,
});
