import { defineWrite } from '../../platform/command/index.ts';

export interface VersionRow {
  village_id: number;
  seq: number;
  scheme_id: string;
  version: string;
  from_on: string;
  document: string;
  sha256_hex: string;
  note: string;
  published_at: string;
  published_by: string;
  bases_sha256_hex: string | null;
}

/** A second publication at the same moment takes the same number: its row changes nothing and it is decided anew. */
export const insertVersion = defineWrite<VersionRow>({
  name: 'schemes.insert-version',
  order: 100,
  sql: `insert into scheme_versions (village_id, seq, scheme_id, version, from_on, document, sha256, note,
      published_at, published_by, bases_sha256)
    select village_id, seq, scheme_id, version, from_on, document, decode(sha256_hex, 'hex'), note, published_at,
      published_by, decode(bases_sha256_hex, 'hex')
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, seq integer, scheme_id text, version text,
      from_on date, document text, sha256_hex text, note text, published_at timestamptz, published_by uuid, bases_sha256_hex text)
    on conflict do nothing returning seq`,
});

export interface BaseRow {
  village_id: number;
  seq: number;
  step: number;
  scheme_id: string;
  version: string;
  document: string;
  sha256_hex: string;
}

/** After its version's row, which it points at. */
export const insertBase = defineWrite<BaseRow>({
  name: 'schemes.insert-base',
  order: 110,
  sql: `insert into scheme_bases (village_id, seq, step, scheme_id, version, document, sha256)
    select village_id, seq, step, scheme_id, version, document, decode(sha256_hex, 'hex')
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, seq integer, step smallint, scheme_id text,
      version text, document text, sha256_hex text)
    on conflict do nothing returning step`,
});

export interface TemplateRow {
  /** The place's id: what a town or district does is recorded under its own number. */
  village_id: number;
  scheme_id: string;
  version: string;
  document: string;
  sha256_hex: string;
  note: string;
  published_at: string;
  published_by: string;
}

export const insertTemplate = defineWrite<TemplateRow>({
  name: 'schemes.insert-template',
  order: 100,
  sql: `insert into scheme_templates (place_id, scheme_id, version, document, sha256, note, published_at, published_by)
    select village_id, scheme_id, version, document, decode(sha256_hex, 'hex'), note, published_at, published_by
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, scheme_id text, version text, document text,
      sha256_hex text, note text, published_at timestamptz, published_by uuid)
    on conflict do nothing returning version`,
});
