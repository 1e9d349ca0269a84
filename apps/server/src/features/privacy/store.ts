import { defineWrite } from '../../platform/command/index.ts';
import { privacyErrors } from './errors.ts';
import type { DataCopiesTable, ErasuresTable, ImpactBody, PhotoObjectionsTable } from './tables.ts';

export const insertCopy = defineWrite<
  Omit<DataCopiesTable, 'state' | 'key_sealed' | 'pieces' | 'bytes' | 'ended_at' | 'emptied_at'>
>({
  name: 'privacy.insert-copy',
  order: 100,
  sql: `insert into data_copies (village_id, id, person_id, household_id, asked_by, asked_at, way, state, pieces, bytes,
      expires_at)
    select village_id, id, person_id, household_id, asked_by, asked_at, way, 'waiting', 0, 0, expires_at
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, person_id uuid, household_id uuid,
      asked_by uuid, asked_at timestamptz, way text, expires_at timestamptz)
    returning id`,
});

/** One that was erased while it was being made stays closed: its row changes nothing. */
export const endCopy = defineWrite<{
  village_id: number;
  id: string;
  state: 'done' | 'failed';
  key_sealed_hex: string | null;
  pieces: number;
  bytes: number;
  ended_at: Date;
}>({
  name: 'privacy.end-copy',
  order: 100,
  expect: 'any',
  sql: `update data_copies c set state = r.state, key_sealed = decode(r.key_sealed_hex, 'hex'), pieces = r.pieces,
      bytes = r.bytes, ended_at = r.ended_at
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, state text, key_sealed_hex text,
      pieces integer, bytes bigint, ended_at timestamptz)
    where c.village_id = r.village_id and c.id = r.id and c.state = 'waiting' and c.emptied_at is null
    returning c.id`,
});

export const emptyCopy = defineWrite<{ village_id: number; id: string; emptied_at: Date }>({
  name: 'privacy.empty-copy',
  order: 100,
  expect: 'any',
  sql: `update data_copies c set emptied_at = r.emptied_at, key_sealed = null
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, emptied_at timestamptz)
    where c.village_id = r.village_id and c.id = r.id and c.emptied_at is null returning c.id`,
});

export const insertErasure = defineWrite<
  Omit<ErasuresTable, 'state' | 'reason' | 'decided_by' | 'decided_at'>
>({
  name: 'privacy.insert-erasure',
  order: 100,
  refusals: { '23505': privacyErrors.erasure_open() },
  sql: `insert into erasures (village_id, id, person_id, household_id, asked_by, asked_at, way, by_guardian, due_on, state)
    select village_id, id, person_id, household_id, asked_by, asked_at, way, by_guardian, due_on, 'open'
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, person_id uuid, household_id uuid,
      asked_by uuid, asked_at timestamptz, way text, by_guardian boolean, due_on date)
    returning id`,
});

export const closeErasure = defineWrite<{
  village_id: number;
  id: string;
  state: Exclude<ErasuresTable['state'], 'open'>;
  reason: string | null;
  decided_by: string;
  decided_at: Date;
}>({
  name: 'privacy.close-erasure',
  order: 100,
  sql: `update erasures e set state = r.state, reason = r.reason, decided_by = r.decided_by, decided_at = r.decided_at
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, state text, reason text, decided_by uuid,
      decided_at timestamptz)
    where e.village_id = r.village_id and e.id = r.id and e.state = 'open' returning e.id`,
});

export const insertObjection = defineWrite<
  Omit<PhotoObjectionsTable, 'state' | 'reason' | 'decided_by' | 'decided_at'>
>({
  name: 'privacy.insert-objection',
  order: 100,
  sql: `insert into photo_objections (village_id, id, event_id, photo_ids, asked_by, asked_at, way, ground, due_on, state)
    select village_id, id, event_id, photo_ids, asked_by, asked_at, way, ground, due_on, 'open'
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, event_id uuid, photo_ids uuid[],
      asked_by uuid, asked_at timestamptz, way text, ground text, due_on date)
    returning id`,
});

export const closeObjection = defineWrite<{
  village_id: number;
  id: string;
  state: Exclude<PhotoObjectionsTable['state'], 'open'>;
  reason: string;
  decided_by: string;
  decided_at: Date;
}>({
  name: 'privacy.close-objection',
  order: 100,
  sql: `update photo_objections o set state = r.state, reason = r.reason, decided_by = r.decided_by,
      decided_at = r.decided_at
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, state text, reason text, decided_by uuid,
      decided_at timestamptz)
    where o.village_id = r.village_id and o.id = r.id and o.state = 'open' returning o.id`,
});

export const insertRecord = defineWrite<{
  village_id: number;
  version: number;
  body: ImpactBody;
  written_at: Date;
  written_by: string;
  assessed_on: string;
}>({
  name: 'privacy.insert-record',
  order: 100,
  sql: `insert into impact_records (village_id, version, body, written_at, written_by, assessed_on)
    select village_id, version, body, written_at, written_by, assessed_on
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, version integer, body jsonb, written_at timestamptz,
      written_by uuid, assessed_on date)
    returning version`,
});

export const putRetention = defineWrite<{
  village_id: number;
  kind: string;
  days: number;
  set_at: Date;
  set_by: string;
}>({
  name: 'privacy.put-retention',
  order: 100,
  sql: `insert into retention_times (kind, days, set_at, set_by)
    select kind, days, set_at, set_by
    from jsonb_to_recordset($1::jsonb) as r(kind text, days integer, set_at timestamptz, set_by uuid)
    on conflict (kind) do update set days = excluded.days, set_at = excluded.set_at, set_by = excluded.set_by
    returning kind`,
});
