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
}

/** A second publication at the same moment takes the same number: its row changes nothing and it is decided anew. */
export const insertVersion = defineWrite<VersionRow>({
  name: 'schemes.insert-version',
  order: 100,
  sql: `insert into scheme_versions (village_id, seq, scheme_id, version, from_on, document, sha256, note,
      published_at, published_by)
    select village_id, seq, scheme_id, version, from_on, document, decode(sha256_hex, 'hex'), note, published_at,
      published_by
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, seq integer, scheme_id text, version text,
      from_on date, document text, sha256_hex text, note text, published_at timestamptz, published_by uuid)
    on conflict do nothing returning seq`,
});
