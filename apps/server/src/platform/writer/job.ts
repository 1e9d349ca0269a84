import type { HashAlgorithm } from '@jishan/ledger';
import type { CommitOutcome, Submission } from './types.ts';
import type { KeyRecord } from './key.ts';

/** A submission that waits for its outcome. */
export interface Job {
  submission: Submission;
  record: KeyRecord;
  /** A commit with this job was sent and not answered: a stored answer to its key may be its own. */
  commitSent: boolean;
  resolve(outcome: CommitOutcome): void;
  reject(error: unknown): void;
}

/** What a batch takes from outside. */
export interface BatchEnvironment {
  at: Date;
  random: (bytes: number) => Buffer;
  algorithm: HashAlgorithm;
}

/** Names something inside a village, in maps over several. */
export const inVillage = (villageId: number, name: string): string => `${villageId}/${name}`;

/** The next jobs in order; a second job with a key that is among them waits for the batch after. */
export function takeBatch(queue: Job[], batchMax: number): Job[] {
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

/**
 * The writer's login sees every village, so what a command hands over is checked against the village it was
 * decided for.
 * @throws when a row or a posting names another village.
 */
export function checkTenant({ villageId, name, effects }: Submission): void {
  const strayRow = effects.writes.find((write) => write.row.village_id !== villageId);
  if (strayRow) throw new Error(`${name} writes ${strayRow.spec.name} outside village ${villageId}`);
  const strayPosting = effects.postings.find((posting) => posting.villageId !== villageId);
  if (strayPosting) throw new Error(`${name} posts outside village ${villageId}`);
}
