import type { HashAlgorithm } from '@jishan/ledger';
import type { Clock } from '../clock/index.ts';
import type { Effects } from '../command/types.ts';
import type { CodedError, Json } from '../errors/index.ts';

/** A decided command on its way to the database. */
export interface Submission {
  villageId: number;
  /** The caller's key; only its digest is stored. */
  key: string;
  /** Name of the command. */
  name: string;
  /** What the key stands for: a repeated key with another body is refused. */
  body: Json;
  /** Account id of whoever acts; a stored answer goes to nobody else. */
  actorId: string;
  from: { ip: string; requestId: string };
  /** Account ids of absent colleagues whose duty the actor does. */
  onBehalfOf?: string[];
  effects: Effects<unknown>;
}

/**
 * `seqs`: the numbers that the postings were given, in their order; empty when the key was answered before.
 * `stale`: a guard or an expected row had moved; decide again. Everything else is final.
 */
export type CommitOutcome =
  | { kind: 'committed'; result: Json; replayed: boolean; seqs: number[] }
  | { kind: 'refused'; error: CodedError }
  | { kind: 'stale' };

export interface Writer {
  /** Queues a decided command; resolves when it is durable, or refused. Throws only on a broken invariant. */
  submit(submission: Submission): Promise<CommitOutcome>;
  /** Finishes what is queued, then closes the connections. */
  close(): Promise<void>;
  /** Calls back after each commit that put something into the outbox; returns the way to stop it. */
  onOutbox(listener: () => void): () => void;
  readonly stats: WriterStats;
}

export interface WriterStats {
  /** Batches and commands committed since the start; their ratio is the mean batch. */
  batches: number;
  commands: number;
  /** Waiting now. */
  queued: number;
}

export interface WriterOptions {
  /** The writer's own login, `db.writerUrl`. */
  connectionString: string;
  clock: Clock;
  random: (bytes: number) => Buffer;
  /** Hash of the ledger's and the audit's chains; default sha256. */
  algorithm?: HashAlgorithm;
  /** Most commands of one database transaction; default 64. */
  batchMax?: number;
  /** Most commands waiting; more are refused with `system.busy`; default 2,000. */
  queueMax?: number;
  /** Batches in flight at once, each village always in the same lane; default 1. */
  lanes?: number;
  /** How long a lost database is waited for before commands are given back, ms; default 15,000. */
  patienceMs?: number;
  /** Told of every fault that the writer survived (reconnects, split batches). */
  onFault?: (fault: WriterFault) => void;
}

export interface WriterFault {
  what: 'database_down' | 'storage_full' | 'conflict' | 'batch_split' | 'command_failed';
  commands: number;
  error: unknown;
}
