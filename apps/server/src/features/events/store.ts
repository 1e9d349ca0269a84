import { defineWrite } from '../../platform/command/index.ts';
import type { DecisionsTable, EventsTable, PhotosTable } from './tables.ts';

/** A row as it travels to the database: times as ISO text, bytes as PostgreSQL's hex form. */
type Sent<Row> = {
  [Name in keyof Row]: Row[Name] extends Date ? Date : Row[Name] extends Buffer ? string : Row[Name];
};

function insertInto(table: string, columns: Record<string, string>): string {
  const names = Object.keys(columns).join(', ');
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  // A key that is taken already changes no row, so the command is decided anew and sees why.
  return `insert into ${table} (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as r(${typed.join(', ')})
    on conflict do nothing returning village_id`;
}

const eventColumns: Record<keyof EventsTable, string> = {
  village_id: 'bigint',
  id: 'uuid',
  number: 'text',
  source: 'text',
  item: 'text',
  subject: 'text',
  household_id: 'uuid',
  member_id: 'uuid',
  happened_at: 'timestamptz',
  filed_at: 'timestamptz',
  filed_on: 'date',
  filed_as: 'text',
  filers: 'uuid[]',
  quantity: 'double precision',
  grade: 'text',
  score: 'double precision',
  parts: 'jsonb',
  chosen: 'bigint',
  photo_ids: 'uuid[]',
  flags: 'text[]',
  risk: 'smallint',
  state: 'text',
  stage: 'text',
  stage_role: 'text',
  stage_level: 'text',
  stage_since: 'timestamptz',
  stage_due_on: 'date',
  promised_on: 'date',
  round: 'smallint',
  approved_at: 'timestamptz',
  corrects: 'uuid',
  corrected_by: 'uuid',
};

export const insertEvent = defineWrite<EventsTable>({
  name: 'events.insert',
  order: 100,
  sql: insertInto('events', eventColumns),
});

export const insertEventNote = defineWrite<{
  village_id: number;
  event_id: string;
  round: number;
  kind: 'note' | 'on_behalf' | 'correction';
  body: string;
}>({
  name: 'events.insert-note',
  order: 110,
  sql: insertInto('event_notes', {
    village_id: 'bigint',
    event_id: 'uuid',
    round: 'smallint',
    kind: 'text',
    body: 'text',
  }),
});

/** Where an event stands after a step. */
export type Standing = Pick<
  EventsTable,
  | 'state'
  | 'stage'
  | 'stage_role'
  | 'stage_level'
  | 'stage_since'
  | 'stage_due_on'
  | 'promised_on'
  | 'approved_at'
  | 'chosen'
>;

export const moveEvent = defineWrite<{ village_id: number; id: string } & Standing>({
  name: 'events.move',
  order: 120,
  sql: `update events e set state = r.state, stage = r.stage, stage_role = r.stage_role, stage_level = r.stage_level,
      stage_since = r.stage_since, stage_due_on = r.stage_due_on, promised_on = r.promised_on,
      approved_at = r.approved_at, chosen = r.chosen
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, state text, stage text, stage_role text,
      stage_level text, stage_since timestamptz, stage_due_on date, promised_on date, approved_at timestamptz, chosen bigint)
    where e.village_id = r.village_id and e.id = r.id returning e.village_id`,
});

/** What a claim brings when it comes back after being returned. */
export const refileEvent = defineWrite<
  { village_id: number; id: string } & Pick<EventsTable, 'round' | 'photo_ids' | 'filers' | 'flags' | 'risk'>
>({
  name: 'events.refile',
  order: 121,
  sql: `update events e set round = r.round, photo_ids = r.photo_ids, filers = r.filers, flags = r.flags, risk = r.risk
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, round smallint, photo_ids uuid[], filers uuid[],
      flags text[], risk smallint)
    where e.village_id = r.village_id and e.id = r.id and e.round = r.round - 1 returning e.village_id`,
});

export const markCorrected = defineWrite<{ village_id: number; id: string; corrected_by: string }>({
  name: 'events.mark-corrected',
  order: 122,
  sql: `update events e set corrected_by = r.corrected_by
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, corrected_by uuid)
    where e.village_id = r.village_id and e.id = r.id and e.corrected_by is null returning e.village_id`,
});

export const insertPhoto = defineWrite<Sent<Omit<PhotosTable, 'withdrawn_at' | 'withdrawn_for'>>>({
  name: 'events.insert-photo',
  order: 100,
  sql: insertInto('photos', {
    village_id: 'bigint',
    id: 'uuid',
    event_id: 'uuid',
    uploaded_by: 'uuid',
    uploaded_at: 'timestamptz',
    uploaded_on: 'date',
    file: 'text',
    width: 'integer',
    height: 'integer',
    bytes: 'integer',
    content_hash: 'bytea',
    fingerprint: 'bit(64)',
    taken_at: 'timestamptz',
    same_as: 'uuid',
  }),
});

/** A photo that two claims reach for goes to the first: for the second no row changes, and it is told. */
export const takePhoto = defineWrite<{ village_id: number; id: string; event_id: string }>({
  name: 'events.take-photo',
  order: 130,
  sql: `update photos p set event_id = r.event_id
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, event_id uuid)
    where p.village_id = r.village_id and p.id = r.id and p.event_id is null returning p.village_id`,
});

export const deletePhoto = defineWrite<{ village_id: number; id: string }>({
  name: 'events.delete-photo',
  order: 140,
  sql: `delete from photos p using jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid)
    where p.village_id = r.village_id and p.id = r.id and p.event_id is null returning p.village_id`,
  // One that was taken meanwhile simply stays.
  expect: 'any',
});

export const insertDecision = defineWrite<DecisionsTable>({
  name: 'events.insert-decision',
  order: 150,
  sql: insertInto('decisions', {
    village_id: 'bigint',
    id: 'uuid',
    event_id: 'uuid',
    step: 'smallint',
    round: 'smallint',
    stage: 'text',
    verdict: 'text',
    reason: 'text',
    chosen: 'bigint',
    decided_by: 'uuid',
    decided_for: 'uuid',
    decided_role: 'text',
    decided_at: 'timestamptz',
    stage_since: 'timestamptz',
    stage_due_on: 'date',
    undone_at: 'timestamptz',
  }),
});

export const insertDecisionNote = defineWrite<{
  village_id: number;
  decision_id: string;
  by_name: string;
  for_name: string | null;
  comment: string | null;
}>({
  name: 'events.insert-decision-note',
  order: 160,
  sql: insertInto('decision_notes', {
    village_id: 'bigint',
    decision_id: 'uuid',
    by_name: 'text',
    for_name: 'text',
    comment: 'text',
  }),
});

export const undoDecision = defineWrite<{ village_id: number; id: string; undone_at: Date }>({
  name: 'events.undo-decision',
  order: 151,
  sql: `update decisions d set undone_at = r.undone_at
    from jsonb_to_recordset($1::jsonb) as r(village_id bigint, id uuid, undone_at timestamptz)
    where d.village_id = r.village_id and d.id = r.id and d.undone_at is null returning d.village_id`,
});
