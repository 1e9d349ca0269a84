export { createWriter } from './create.ts';
export { ledgerErrors, writerErrors } from './errors.ts';
export { type AuditFinding, type AuditReport, readAuditedVillages, verifyAudit } from './verify-audit.ts';
export type {
  CommitOutcome,
  Submission,
  Writer,
  WriterFault,
  WriterOptions,
  WriterStats,
} from './types.ts';
