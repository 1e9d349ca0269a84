import { UNUSABLE } from '../batch/village-run.ts';
import { UnusableFiles } from '../files/problems.ts';

/** Ends a command whose files cannot be used: says why and sets the exit code. Throws every other error on. */
export function endUnusable(error: unknown): void {
  if (!(error instanceof UnusableFiles)) throw error;
  console.error(error.message);
  process.exitCode = UNUSABLE;
}
