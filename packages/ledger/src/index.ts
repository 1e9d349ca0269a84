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
