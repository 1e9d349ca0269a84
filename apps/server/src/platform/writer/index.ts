export { writerErrors } from './errors.ts';
export type {
  CommitOutcome,
  Submission,
  Writer,
  WriterConnection,
  WriterOptions,
  WriterStats,
} from './types.ts';
