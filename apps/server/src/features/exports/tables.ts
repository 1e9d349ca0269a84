export interface VillageExportsTable {
  village_id: number;
  id: string;
  asked_by: string;
  asked_at: Date;
  kind: 'workbook' | 'archive';
  in_full: boolean;
  state: 'waiting' | 'done' | 'failed';
  pieces: number;
  bytes: number;
  ended_at: Date | null;
  expires_at: Date;
  emptied_at: Date | null;
}

declare module '../../platform/db/tables.ts' {
  interface Tables {
    village_exports: VillageExportsTable;
  }
}
