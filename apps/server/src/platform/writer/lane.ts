import { classifyDatabaseError } from '../db/index.ts';
import type { CodedError } from '../errors/index.ts';
import { commitBatch } from './commit-batch.ts';
import type { WriterConnection } from './connection.ts';
import { writerErrors } from './errors.ts';
import { type BatchEnvironment, type Job, takeBatch } from './job.ts';
import type { WriterFault, WriterStats } from './types.ts';
import { WriteFailure } from './write-batch.ts';

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
export class Lane {
  readonly #options: LaneOptions;
  readonly #queue: Job[] = [];
  /** Villages whose head row is known to exist. */
  readonly #seen = new Set<number>();
  #running: Promise<void> | null = null;
  /** When the database was lost; null while it answers. */
  #downSince: number | null = null;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  push(job: Job): void {
    this.#queue.push(job);
    this.#running ??= Promise.resolve().then(() => this.#drain());
  }

  /** Resolves when nothing is queued or in flight. */
  idle(): Promise<void> {
    return this.#running ?? Promise.resolve();
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      // What this turn of the event loop still brings comes along.
      await new Promise(setImmediate);
      const jobs = takeBatch(this.#queue, this.#options.batchMax);
      this.#options.stats.queued -= jobs.length;
      await this.#run(jobs, 0).catch((error: unknown) => {
        for (const job of jobs) job.reject(error);
      });
    }
    this.#running = null;
  }

  async #run(jobs: Job[], collisions: number): Promise<void> {
    const { connection, environment, stats, onOutbox } = this.#options;
    try {
      const outcomes = await commitBatch(await connection.get(), jobs, this.#seen, environment());
      this.#downSince = null;
      stats.batches += 1;
      let outbox = false;
      for (const [job, outcome] of outcomes) {
        if (outcome.kind === 'committed') stats.commands += 1;
        outbox ||= job.submission.effects.outbox.length > 0;
        job.resolve(outcome);
      }
      if (outbox) onOutbox();
    } catch (error) {
      await this.#recover(jobs, collisions, error);
    }
  }

  async #recover(jobs: Job[], collisions: number, error: unknown): Promise<void> {
    const cause = error instanceof WriteFailure ? error.cause : error;
    const failure = classifyDatabaseError(cause);
    await this.#rollBack(failure === 'unavailable');
    if (failure === 'disk_full') {
      this.#refuse(jobs, writerErrors.storage_full(), { what: 'storage_full', error: cause });
      return;
    }
    if (failure === 'unavailable') return this.#waitAndRun(jobs, cause);
    if (failure === 'conflict' && collisions < COLLISIONS_MAX) {
      this.#options.onFault({ what: 'conflict', commands: jobs.length, error: cause });
      return this.#run(jobs, collisions + 1);
    }
    const [only] = jobs;
    if (jobs.length === 1 && only) {
      this.#settleAlone(only, error);
      return;
    }
    this.#options.onFault({ what: 'batch_split', commands: jobs.length, error: cause });
    const middle = jobs.length >> 1;
    await this.#run(jobs.slice(0, middle), 0);
    await this.#run(jobs.slice(middle), 0);
  }

  /** The database is away: the same batch is sent again, and the keys tell whether a lost commit had gone through. */
  async #waitAndRun(jobs: Job[], error: unknown): Promise<void> {
    this.#downSince ??= performance.now();
    const waited = performance.now() - this.#downSince;
    if (waited > this.#options.patienceMs) {
      this.#refuse(jobs, writerErrors.database_down(), { what: 'database_down', error });
      return;
    }
    this.#options.onFault({ what: 'database_down', commands: jobs.length, error });
    await new Promise((resolve) => setTimeout(resolve, Math.min(500, 20 + waited / 4)));
    return this.#run(jobs, 0);
  }

  #refuse(jobs: Job[], coded: CodedError, fault: Omit<WriterFault, 'commands'>): void {
    this.#options.onFault({ ...fault, commands: jobs.length });
    for (const job of jobs) job.resolve({ kind: 'refused', error: coded });
  }

  #settleAlone(job: Job, error: unknown): void {
    if (error instanceof WriteFailure) {
      if (error.cause === undefined) return job.resolve({ kind: 'stale' });
      const code = (error.cause as { code?: unknown }).code;
      const refusal = typeof code === 'string' ? error.spec.refusals?.[code] : undefined;
      if (refusal) return job.resolve({ kind: 'refused', error: refusal });
    }
    this.#options.onFault({ what: 'command_failed', commands: 1, error });
    job.reject(error);
  }

  async #rollBack(lost: boolean): Promise<void> {
    const { connection } = this.#options;
    this.#seen.clear();
    if (lost) return connection.drop();
    try {
      await (await connection.get()).query('rollback');
    } catch {
      connection.drop();
    }
  }
}
