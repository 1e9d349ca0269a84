import { createConnection } from './connection.ts';
import { writerErrors } from './errors.ts';
import { checkTenant, type Job } from './job.ts';
import { keyRecordOf } from './key.ts';
import { Lane } from './lane.ts';
import type { CommitOutcome, Submission, Writer, WriterOptions, WriterStats } from './types.ts';

/**
 * The batching writer: commits what commands decided, many in one transaction, each whole or not at all. Any number
 * of processes may run one on the same database.
 */
export function createWriter(options: WriterOptions): Writer {
  const { clock, random, queueMax = 2_000, algorithm = 'sha256' } = options;
  const stats: WriterStats = { batches: 0, commands: 0, queued: 0 };
  const listeners = new Set<() => void>();
  const connections = Array.from({ length: options.lanes ?? 1 }, () =>
    createConnection(options.connectionString),
  );
  const lanes = connections.map(
    (connection) =>
      new Lane({
        connection,
        batchMax: options.batchMax ?? 64,
        patienceMs: options.patienceMs ?? 15_000,
        environment: () => ({ at: clock.now(), random, algorithm }),
        stats,
        onFault: options.onFault ?? (() => undefined),
        onOutbox: () => {
          for (const listener of listeners) listener();
        },
      }),
  );
  let closing = false;

  async function submit(submission: Submission): Promise<CommitOutcome> {
    if (closing) return { kind: 'refused', error: writerErrors.closing() };
    checkTenant(submission);
    if (stats.queued >= queueMax) return { kind: 'refused', error: writerErrors.busy() };
    // There is at least one lane, so the index is in range.
    const lane = lanes[Math.abs(submission.villageId) % lanes.length] as Lane;
    stats.queued += 1;
    return new Promise((resolve, reject) => {
      const job: Job = { submission, record: keyRecordOf(submission), commitSent: false, resolve, reject };
      lane.push(job);
    });
  }

  return {
    submit,
    stats,
    async close() {
      closing = true;
      await Promise.all(lanes.map((lane) => lane.idle()));
      await Promise.all(connections.map((connection) => connection.close()));
    },
    onOutbox(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
