import { defineWrite } from '../../platform/command/index.ts';
import type { Json } from '../../platform/errors/index.ts';
import type { Reading } from '../rosters/index.ts';
import { importErrors } from './errors.ts';
import type {
  ImportState,
  KeptReason,
  RosterFilesTable,
  RosterImportRowsTable,
  RosterImportsTable,
} from './tables.ts';

export const insertFile = defineWrite<Omit<RosterFilesTable, 'emptied_at'>>({
  name: 'imports.insert-file',
  order: 100,
  sql: `insert into roster_files (village_id, id, uploaded_by, uploaded_at, kind, row_count, reading, expires_at)
    select village_id, id, uploaded_by, uploaded_at, kind, row_count, reading, expires_at
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, uploaded_by uuid, uploaded_at timestamptz,
      kind text, row_count integer, reading jsonb, expires_at timestamptz)
    returning id`,
});

export const setReading = defineWrite<{ village_id: number; id: string; reading: Reading }>({
  name: 'imports.set-reading',
  order: 100,
  sql: `update roster_files f set reading = r.reading
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, reading jsonb)
    where f.village_id = r.village_id and f.id = r.id returning f.id`,
});

export const setEmptied = defineWrite<{ village_id: number; id: string; emptied_at: Date }>({
  name: 'imports.set-emptied',
  order: 100,
  sql: `update roster_files f set emptied_at = r.emptied_at
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, emptied_at timestamptz)
    where f.village_id = r.village_id and f.id = r.id returning f.id`,
});

export const insertImport = defineWrite<Omit<RosterImportsTable, 'counts' | 'ended_at' | 'undo_until'>>({
  name: 'imports.insert-import',
  order: 110,
  sql: `insert into roster_imports (village_id, id, file_id, asked_by, asked_at, reading, state, done, total)
    select village_id, id, file_id, asked_by, asked_at, reading, state, done, total
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, file_id uuid, asked_by uuid,
      asked_at timestamptz, reading jsonb, state text, done integer, total integer)
    returning id`,
});

interface Progress {
  village_id: number;
  id: string;
  state: ImportState;
  done: number;
  total: number;
}

export const setProgress = defineWrite<Progress>({
  name: 'imports.set-progress',
  order: 110,
  sql: `update roster_imports i set state = r.state, done = r.done, total = r.total
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, state text, done integer, total integer)
    where i.village_id = r.village_id and i.id = r.id returning i.id`,
});

interface Ending {
  village_id: number;
  id: string;
  state: ImportState;
  counts: Json;
  ended_at: Date;
  undo_until: Date | null;
}

export const endImport = defineWrite<Ending>({
  name: 'imports.end-import',
  order: 112,
  sql: `update roster_imports i set state = r.state, counts = r.counts, ended_at = r.ended_at, undo_until = r.undo_until
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, state text, counts jsonb,
      ended_at timestamptz, undo_until timestamptz)
    where i.village_id = r.village_id and i.id = r.id returning i.id`,
});

/** Bytes travel as hex, since rows go through JSON. */
type MadeRow = Omit<RosterImportRowsTable, 'digest' | 'before_sealed' | 'kept'> & {
  digest_hex: string;
  before_sealed_hex: string | null;
};

/** Of two changes by one import the first knows how things were before. */
export const noteRow = defineWrite<MadeRow>({
  name: 'imports.note-row',
  order: 130,
  sql: `insert into roster_import_rows as o (village_id, import_id, kind, target_id, household_id, act, digest, before_sealed)
    select village_id, import_id, kind, target_id, household_id, act, decode(digest_hex, 'hex'),
      decode(before_sealed_hex, 'hex')
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, import_id uuid, kind text, target_id uuid,
      household_id uuid, act text, digest_hex text, before_sealed_hex text)
    on conflict (village_id, import_id, kind, target_id) do update set digest = excluded.digest
    returning target_id`,
});

interface RowKey {
  village_id: number;
  import_id: string;
  kind: 'household' | 'member';
  target_id: string;
}

export const keepRow = defineWrite<RowKey & { kept: KeptReason }>({
  name: 'imports.keep-row',
  order: 130,
  sql: `update roster_import_rows o set kept = r.kept
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, import_id uuid, kind text, target_id uuid, kept text)
    where o.village_id = r.village_id and o.import_id = r.import_id and o.kind = r.kind and o.target_id = r.target_id
    returning o.target_id`,
});

export const forgetRow = defineWrite<RowKey>({
  name: 'imports.forget-row',
  order: 130,
  sql: `delete from roster_import_rows o
    using jsonb_to_recordset($1::jsonb) as r(village_id bigint, import_id uuid, kind text, target_id uuid)
    where o.village_id = r.village_id and o.import_id = r.import_id and o.kind = r.kind and o.target_id = r.target_id
    returning o.target_id`,
});

/** After its time an import cannot be undone, and nothing of how things were is kept. */
export const forgetRows = defineWrite<{ village_id: number; import_id: string }>({
  name: 'imports.forget-rows',
  order: 130,
  expect: 'any',
  sql: `delete from roster_import_rows o using jsonb_to_recordset($1::jsonb) as r(village_id bigint, import_id uuid)
    where o.village_id = r.village_id and o.import_id = r.import_id returning o.target_id`,
});

export const setUndoOver = defineWrite<{ village_id: number; id: string }>({
  name: 'imports.set-undo-over',
  order: 112,
  sql: `update roster_imports i set undo_until = null
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid)
    where i.village_id = r.village_id and i.id = r.id returning i.id`,
});

interface PlaceInHousehold {
  village_id: number;
  id: string;
  group_name: string;
  section_name: string;
}

export const moveHousehold = defineWrite<PlaceInHousehold>({
  name: 'imports.move-household',
  order: 100,
  sql: `update households h set group_name = r.group_name, section_name = r.section_name
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, group_name text, section_name text)
    where h.village_id = r.village_id and h.id = r.id returning h.id`,
});

const inUse = { '23503': importErrors.row_in_use() };

export const deleteStay = defineWrite<{ village_id: number; member_id: string }>({
  name: 'imports.delete-stay',
  order: 115,
  sql: `delete from member_stays s using jsonb_to_recordset($1::jsonb) as r(village_id bigint, member_id uuid)
    where s.village_id = r.village_id and s.member_id = r.member_id returning s.member_id`,
  refusals: inUse,
});

export const deleteMember = defineWrite<{ village_id: number; id: string }>({
  name: 'imports.delete-member',
  order: 120,
  sql: `delete from members m using jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid)
    where m.village_id = r.village_id and m.id = r.id returning m.id`,
  refusals: inUse,
});

export const deleteHousehold = defineWrite<{ village_id: number; id: string }>({
  name: 'imports.delete-household',
  order: 125,
  sql: `delete from households h using jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid)
    where h.village_id = r.village_id and h.id = r.id returning h.id`,
  refusals: inUse,
});
