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
  /** Over all that the version inherits; null where it inherits nothing. */
  bases_sha256: Buffer | null;
}

export interface SchemeTemplatesTable {
  place_id: number;
  scheme_id: string;
  version: string;
  document: string;
  sha256: Buffer;
  note: string;
  published_at: Date;
  published_by: string;
}

export interface SchemeBasesTable {
  village_id: number;
  seq: number;
  /** 1 is what the version itself extends, 2 what that extends. */
  step: number;
  scheme_id: string;
  version: string;
  document: string;
  sha256: Buffer;
}

declare module '../../platform/db/tables.ts' {
  interface Tables {
    scheme_versions: SchemeVersionsTable;
    scheme_templates: SchemeTemplatesTable;
    scheme_bases: SchemeBasesTable;
  }
}
