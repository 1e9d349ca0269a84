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
