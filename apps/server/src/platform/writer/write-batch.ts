import type pg from 'pg';
import type { Write, WriteSpec } from '../command/write.ts';
import { appendAudit } from './append-audit.ts';
import type { BatchEnvironment, Job } from './job.ts';
import { type CommandHead, firstFailure } from './open-batch.ts';

const INSERT_AUDIT = `insert into audit_rows (village_id, seq, at, actor_id, action, target, command_id, request_id,
    algorithm, commitment, hash)
  select village_id, seq, at, actor_id, action, target, command_id, request_id, algorithm, decode(commitment, 'hex'),
    decode(hash, 'hex')
  from json_to_recordset($1::json) as r(village_id bigint, seq bigint, at timestamptz, actor_id text, action text,
    target text, command_id uuid, request_id text, algorithm text, commitment text, hash text)
  returning 1`;

const INSERT_DETAILS = `insert into audit_details (village_id, seq, salt, detail)
  select village_id, seq, decode(salt, 'hex'), detail
  from json_to_recordset($1::json) as r(village_id bigint, seq bigint, salt text, detail text)
  returning 1`;

const INSERT_OUTBOX = `insert into outbox (village_id, seq, topic, payload, created_at)
  select village_id, seq, topic, payload, created_at from json_to_recordset($1::json)
    as r(village_id bigint, seq bigint, topic text, payload jsonb, created_at timestamptz)
  returning 1`;

const INSERT_COMMANDS = `insert into commands (village_id, command_id, name, actor_id, fingerprint, result, created_at)
  select village_id, command_id, name, actor_id, decode(fingerprint, 'hex'), result::jsonb, created_at
  from json_to_recordset($1::json) as r(village_id bigint, command_id uuid, name text, actor_id text,
    fingerprint text, result text, created_at timestamptz)
  returning 1`;

const UPSERT_GUARDS = `insert into guards (village_id, key, version)
  select village_id, key, version from json_to_recordset($1::json) as r(village_id bigint, key text, version bigint)
  on conflict (village_id, key) do update set version = excluded.version`;

const MOVE_HEADS = `update command_heads h
  set audit_seq = r.audit_seq, audit_hash = decode(r.audit_hash, 'hex'), outbox_seq = r.outbox_seq
  from json_to_recordset($1::json) as r(village_id bigint, audit_seq bigint, audit_hash text, outbox_seq bigint)
  where h.village_id = r.village_id
  returning 1`;

/** A named write failed, or did not change the rows that it had to. */
export class WriteFailure extends Error {
  override readonly name = 'WriteFailure';
  readonly spec: WriteSpec;
  /** The database's error; undefined when the count of rows was wrong. */
  override readonly cause: unknown;

  constructor(spec: WriteSpec, cause: unknown) {
    super(`write ${spec.name} failed`);
    this.spec = spec;
    this.cause = cause;
  }
}

/** Sends every row that the surviving commands bring, moving the heads on; the caller commits. */
export async function writeSurvivors(
  client: pg.Client,
  jobs: Job[],
  heads: Map<number, CommandHead>,
  env: BatchEnvironment,
): Promise<void> {
  const named = sendNamedWrites(client, jobs);
  const rows = rowsOf(jobs, heads, env);
  const send = (name: string, text: string, list: unknown[]) =>
    list.length === 0 ? null : client.query({ name: `writer.${name}`, text, values: [JSON.stringify(list)] });
  await firstFailure([
    ...named,
    send('insert-audit', INSERT_AUDIT, rows.audit),
    send('insert-details', INSERT_DETAILS, rows.details),
    send('insert-outbox', INSERT_OUTBOX, rows.outbox),
    send('insert-commands', INSERT_COMMANDS, rows.commands),
    send('upsert-guards', UPSERT_GUARDS, rows.guards),
    send('move-heads', MOVE_HEADS, headRows(jobs, heads)),
  ]);
}

/** One statement for all rows of each named write, in the order that the writes declare. */
function sendNamedWrites(client: pg.Client, jobs: Job[]): Promise<void>[] {
  const bySpec = new Map<WriteSpec, Write['row'][]>();
  for (const { submission } of jobs) {
    for (const { spec, row } of submission.effects.writes) {
      const rows = bySpec.get(spec);
      if (rows) rows.push(row);
      else bySpec.set(spec, [row]);
    }
  }
  const ordered = [...bySpec].sort(([a], [b]) => a.order - b.order || (a.name < b.name ? -1 : 1));
  return ordered.map(async ([spec, rows]) => {
    const values = [JSON.stringify(rows)];
    const answer = await client.query({ name: spec.name, text: spec.sql, values }).catch((error: unknown) => {
      throw new WriteFailure(spec, error);
    });
    const complete = spec.expect === 'any' || answer.rowCount === rows.length;
    if (!complete) throw new WriteFailure(spec, undefined);
  });
}

type Row = Record<string, unknown>;

function rowsOf(jobs: Job[], heads: Map<number, CommandHead>, env: BatchEnvironment) {
  const rows = {
    audit: [] as Row[],
    details: [] as Row[],
    outbox: [] as Row[],
    commands: [] as Row[],
    guards: [] as Row[],
  };
  for (const { submission, record } of jobs) {
    const { villageId, effects } = submission;
    const head = heads.get(villageId);
    if (!head) throw new Error(`the head of village ${villageId} is not locked`);
    appendAudit(submission, record.commandId, head, env, rows);
    for (const { topic, payload } of effects.outbox) {
      head.outboxSeq += 1;
      rows.outbox.push({ village_id: villageId, seq: head.outboxSeq, topic, payload, created_at: env.at });
    }
    for (const { key, version } of effects.guards) {
      rows.guards.push({ village_id: villageId, key, version: version + 1 });
    }
    rows.commands.push({
      village_id: villageId,
      command_id: record.commandId,
      name: submission.name,
      actor_id: submission.actorId,
      fingerprint: record.fingerprint,
      // As text: a bare JSON null would arrive as no value at all.
      result: JSON.stringify(effects.result ?? null),
      created_at: env.at,
    });
  }
  return rows;
}

function headRows(jobs: Job[], heads: Map<number, CommandHead>): Row[] {
  const touched = new Set(jobs.map(({ submission }) => submission.villageId));
  return [...touched].map((villageId) => {
    const head = heads.get(villageId);
    return {
      village_id: villageId,
      audit_seq: head?.auditSeq,
      audit_hash: head?.auditHash,
      outbox_seq: head?.outboxSeq,
    };
  });
}
