import { classifyDatabaseError } from '../db/index.ts';
import type { CodedError } from '../errors/index.ts';
import { commitBatch } from './commit-batch.ts';
import type { WriterConnection } from './connection.ts';
import { writerErrors } from './errors.ts';
import { inVillage } from './open-batch.ts';
import type { Job } from './job.ts';
import type { WriterFault, WriterStats } from './types.ts';
import { type BatchEnvironment, WriteFailure } from './write-batch.ts';

/** How often a batch that collided with another writer is tried as a whole. */
const COLLISIONS_MAX = 5;

export interface LaneOptions {
  connection: WriterConnection;
  batchMax: number;
  patienceMs: number;
  environment: () => BatchEnvironment;
  stats: WriterStats;
  onFault: (fault: WriterFault) => void;
  onOutbox: () => void;
}

/** A queue with one batch in flight: whatever arrives meanwhile is the next batch. */
export interface Lane {
  push(job: Job): void;
  /** Resolves when nothing is queued or in flight. */
  idle(): Promise<void>;
}

export function createLane(options: LaneOptions): Lane {
  const queue: Job[] = [];
  const seen = new Set<number>();
  let running: Promise<void> | null = null;
  /** When the database was lost; null while it answers. */
  let downSince: number | null = null;

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const jobs = takeBatch(queue, options.batchMax);
      options.stats.queued -= jobs.length;
      await run(jobs, 0).catch((error: unknown) => {
        for (const job of jobs) job.reject(error);
      });
    }
    running = null;
  }

  async function run(jobs: Job[], collisions: number): Promise<void> {
    try {
      const client = await options.connection.get();
      const outcomes = await commitBatch(client, jobs, seen, options.environment());
      downSince = null;
      options.stats.batches += 1;
      let outbox = false;
      for (const [job, outcome] of outcomes) {
        if (outcome.kind === 'committed') options.stats.commands += 1;
        outbox ||= job.submission.effects.outbox.length > 0;
        job.resolve(outcome);
      }
      if (outbox) options.onOutbox();
    } catch (error) {
      await recover(jobs, collisions, error);
    }
  }

  async function recover(jobs: Job[], collisions: number, error: unknown): Promise<void> {
    const cause = error instanceof WriteFailure ? error.cause : error;
    const failure = classifyDatabaseError(cause);
    await rollBack(failure === 'unavailable');
    if (failure === 'disk_full') return refuse(jobs, writerErrors.storage_full(), 'storage_full', cause);
    if (failure === 'unavailable') return waitAndRun(jobs, cause);
    if (failure === 'conflict' && collisions < COLLISIONS_MAX) {
      options.onFault({ what: 'conflict', commands: jobs.length, error: cause });
      return run(jobs, collisions + 1);
    }
    const [only] = jobs;
    if (jobs.length === 1 && only) return settleAlone(only, error);
    options.onFault({ what: 'batch_split', commands: jobs.length, error: cause });
    const middle = jobs.length >> 1;
    await run(jobs.slice(0, middle), 0);
    await run(jobs.slice(middle), 0);
  }

  /** The database is away: the same batch is sent again, and the keys tell whether a lost commit had gone through. */
  async function waitAndRun(jobs: Job[], error: unknown): Promise<void> {
    downSince ??= performance.now();
    const waited = performance.now() - downSince;
    if (waited > options.patienceMs)
      return refuse(jobs, writerErrors.database_down(), 'database_down', error);
    options.onFault({ what: 'database_down', commands: jobs.length, error });
    await new Promise((resolve) => setTimeout(resolve, Math.min(500, 20 + waited / 4)));
    return run(jobs, 0);
  }

  function refuse(jobs: Job[], coded: CodedError, what: WriterFault['what'], error: unknown): void {
    options.onFault({ what, commands: jobs.length, error });
    for (const job of jobs) job.resolve({ kind: 'refused', error: coded });
  }

  function settleAlone(job: Job, error: unknown): void {
    if (error instanceof WriteFailure) {
      if (error.cause === undefined) return job.resolve({ kind: 'stale' });
      const code = (error.cause as { code?: unknown }).code;
      const refusal = typeof code === 'string' ? error.spec.refusals?.[code] : undefined;
      if (refusal) return job.resolve({ kind: 'refused', error: refusal });
    }
    options.onFault({ what: 'command_failed', commands: 1, error });
    job.reject(error);
  }

  async function rollBack(lost: boolean): Promise<void> {
    seen.clear();
    if (lost) return options.connection.drop();
    try {
      await (await options.connection.get()).query('rollback');
    } catch {
      options.connection.drop();
    }
  }

  return {
    push(job) {
      queue.push(job);
      running ??= Promise.resolve().then(drain);
    },
    idle: () => running ?? Promise.resolve(),
  };
}

/** The next jobs in order; a second job with a key that is among them waits for the batch after. */
function takeBatch(queue: Job[], batchMax: number): Job[] {
  const taken: Job[] = [];
  const later: Job[] = [];
  const keys = new Set<string>();
  while (taken.length < batchMax) {
    const job = queue.shift();
    if (!job) break;
    const key = inVillage(job.submission.villageId, job.record.commandId);
    if (keys.has(key)) later.push(job);
    else {
      keys.add(key);
      taken.push(job);
    }
  }
  queue.unshift(...later);
  return taken;
}
