export interface SchemeVersionsTable {
  village_id: number;
  seq: number;
  scheme_id: string;
  version: string;
  from_on: string;
  document: string;
  sha256: Buffer;
  note: string;
  published_at: Date;
  published_by: string;
}

declare module '../../platform/db/tables.ts' {
  interface Tables {
    scheme_versions: SchemeVersionsTable;
  }
}
