import type pg from 'pg';
import { genesisOfAudit } from './audit-chain.ts';
import { inVillage, type Job } from './job.ts';

const MAKE_HEADS = `insert into command_heads (village_id, audit_seq, audit_hash, outbox_seq)
  select village_id, 0, decode(hash, 'hex'), 0
  from unnest($1::bigint[], $2::text[]) as fresh(village_id, hash) order by village_id on conflict do nothing`;

const LOCK_HEADS = `select village_id, audit_seq, encode(audit_hash, 'hex') as audit_hash, outbox_seq
  from command_heads where village_id = any($1::bigint[]) order by village_id for update`;

const STORED = `select c.village_id, c.command_id, encode(c.fingerprint, 'hex') as fingerprint, c.actor_id, c.result
  from unnest($1::bigint[], $2::uuid[]) as wanted(village_id, command_id)
  join commands c on c.village_id = wanted.village_id and c.command_id = wanted.command_id`;

const GUARDS = `select g.village_id, g.key, g.version
  from unnest($1::bigint[], $2::text[]) as wanted(village_id, key)
  join guards g on g.village_id = wanted.village_id and g.key = wanted.key`;

export interface CommandHead {
  villageId: number;
  auditSeq: number;
  auditHash: string;
  outboxSeq: number;
}

export interface StoredCommand {
  fingerprint: string;
  actorId: string;
  result: unknown;
}

/** What a batch finds when it has its villages to itself. */
export interface OpenedBatch {
  heads: Map<number, CommandHead>;
  /** By village and command id. */
  stored: Map<string, StoredCommand>;
  /** Version by village and guard key; absent: 0. */
  guards: Map<string, number>;
}

interface GuardRow {
  village_id: string;
  key: string;
  version: string;
}

interface HeadRow {
  village_id: string;
  audit_seq: string;
  audit_hash: string;
  outbox_seq: string;
}

interface StoredRow {
  village_id: string;
  command_id: string;
  fingerprint: string;
  actor_id: string;
  result: unknown;
}

/**
 * Begins the transaction and locks the villages in id order: from here on no other writer, of this process or
 * another, commits anything there, so what is read next stays true until the commit.
 * @param seen villages whose head row is known to exist; added to.
 */
export async function openBatch(client: pg.Client, jobs: Job[], seen: Set<number>): Promise<OpenedBatch> {
  const villages = [...new Set(jobs.map(({ submission }) => submission.villageId))].sort((a, b) => a - b);
  const fresh = villages.filter((villageId) => !seen.has(villageId));
  const guards = jobs.flatMap(({ submission }) =>
    submission.effects.guards.map((guard): [number, string] => [submission.villageId, guard.key]),
  );
  const ask = <Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) =>
    client.query<Row>({ name: `writer.${name}`, text, values });
  const sent = [
    client.query('begin'),
    fresh.length > 0
      ? ask('make-heads', MAKE_HEADS, [fresh, fresh.map(genesisOfAudit)])
      : Promise.resolve(null),
    ask<HeadRow>('lock-heads', LOCK_HEADS, [villages]),
    ask<StoredRow>('stored', STORED, [
      jobs.map(({ submission }) => submission.villageId),
      jobs.map(({ record }) => record.commandId),
    ]),
    guards.length > 0
      ? ask<GuardRow>('guards', GUARDS, [guards.map(([v]) => v), guards.map(([, key]) => key)])
      : Promise.resolve(null),
  ] as const;
  await firstFailure(sent);
  const [, , locked, stored, guarded] = await Promise.all(sent);
  for (const villageId of fresh) seen.add(villageId);
  return {
    heads: new Map(locked.rows.map((row) => [Number(row.village_id), headOf(row)])),
    stored: new Map(
      stored.rows.map(({ village_id, command_id, fingerprint, actor_id, result }) => [
        inVillage(Number(village_id), command_id),
        { fingerprint, actorId: actor_id, result },
      ]),
    ),
    guards: new Map(
      guarded?.rows.map((row) => [inVillage(Number(row.village_id), row.key), Number(row.version)]),
    ),
  };
}

function headOf(row: HeadRow): CommandHead {
  return {
    villageId: Number(row.village_id),
    auditSeq: Number(row.audit_seq),
    auditHash: row.audit_hash,
    outboxSeq: Number(row.outbox_seq),
  };
}

/**
 * Waits for all statements of a pipeline, then throws what the first failed one said: those behind it only say that
 * the transaction is aborted.
 */
export async function firstFailure(sent: readonly unknown[]): Promise<void> {
  const settled = await Promise.allSettled(sent);
  const failed = settled.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
