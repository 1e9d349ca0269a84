import type { Json } from '../../platform/errors/index.ts';
import type { Reading } from '../rosters/index.ts';

export type ImportState = 'waiting' | 'running' | 'done' | 'failed' | 'undoing' | 'undone';
export type KeptReason = 'touched' | 'in_use' | 'in_ledger' | 'has_account';

export interface RosterFilesTable {
  village_id: number;
  id: string;
  uploaded_by: string;
  uploaded_at: Date;
  kind: 'xlsx' | 'xls' | 'text' | 'pasted';
  row_count: number;
  reading: Reading;
  expires_at: Date;
  emptied_at: Date | null;
}

export interface RosterImportsTable {
  village_id: number;
  id: string;
  file_id: string;
  asked_by: string;
  asked_at: Date;
  reading: Reading;
  state: ImportState;
  done: number;
  total: number;
  counts: Json | null;
  ended_at: Date | null;
  undo_until: Date | null;
}

export interface RosterImportRowsTable {
  village_id: number;
  import_id: string;
  kind: 'household' | 'member';
  target_id: string;
  household_id: string;
  act: 'made' | 'changed';
  digest: Buffer;
  before_sealed: Buffer | null;
  kept: KeptReason | null;
}

declare module '../../platform/db/tables.ts' {
  interface Tables {
    roster_files: RosterFilesTable;
    roster_imports: RosterImportsTable;
    roster_import_rows: RosterImportRowsTable;
  }
}
