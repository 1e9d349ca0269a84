export type { GivenHead } from './audit.ts';
export { type Field, hashFields } from './canonical.ts';
export { microsecondsOf } from './chain.ts';
export { mirrorOf } from './draft.ts';
export { eraseNotes, eraseNotesSql, type NotesToErase } from './erase.ts';
export { post } from './post.ts';
export { type Balance, type LedgerHead, readBalances, readHead } from './read-balances.ts';
export { type BookedPosting, readBooked } from './read-booked.ts';
export { type EntryCursor, type LedgerEntry, readEntries, readVillageEntries } from './read-entries.ts';
export { readLedgerVillages } from './read-records.ts';
export type { LedgerRead } from './rows.ts';
export type {
  AccountKey,
  AccountState,
  HashAlgorithm,
  LedgerTx,
  PostEnvironment,
  PostFailure,
  PostingDraft,
  PostingKind,
  PostResult,
  TransferDraft,
} from './types.ts';
export { exportLedger, verifyAll, verifyStream, verifyVillage } from './verify.ts';
export type { Finding, LedgerTable, Problem, VillageReport } from './findings.ts';
