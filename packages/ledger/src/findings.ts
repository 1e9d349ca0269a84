/** What can be wrong with a row; the words for people are the caller's. */
export type Problem =
  /** The posting's hash is not what its row, its lines and the hash before it give. */
  | 'posting.hash'
  /** Numbers are missing before this posting. */
  | 'posting.gap'
  /** The posting says another number of lines than it has. */
  | 'posting.line_count'
  /** A line's digest is not what its row gives. */
  | 'transfer.digest'
  /** Before, after or version do not continue from the account's entry before. */
  | 'transfer.continuity'
  | 'transfer.unknown_account'
  | 'transfer.stray'
  /** The note's text is not what the line committed to. */
  | 'note.commitment'
  | 'note.missing'
  | 'note.stray'
  /** The account's id is not the digest of its key. */
  | 'account.id'
  /** No entry ever touched the account. */
  | 'account.unused'
  | 'balance.amount'
  | 'balance.version'
  | 'balance.missing'
  | 'balance.stray'
  /** The stored head is not the last posting. */
  | 'head.mismatch'
  | 'head.missing'
  /** The ledger ends before a head that was given out. */
  | 'tail.cut'
  /** The ledger has another hash where a head was given out. */
  | 'tail.differs'
  | 'export.truncated'
  | 'export.malformed';

export type LedgerTable =
  | 'ledger_heads'
  | 'ledger_accounts'
  | 'ledger_balances'
  | 'ledger_postings'
  | 'ledger_transfers'
  | 'ledger_notes';

/** One damaged row. */
export interface Finding {
  villageId: number;
  table: LedgerTable | 'export';
  problem: Problem;
  /** Posting number in the village; for `export` the line of the file. */
  seq?: number;
  line?: number;
  accountId?: string;
  /** What stands there and what should, where that is known. */
  found?: string;
  expected?: string;
}

export interface VillageReport {
  villageId: number;
  postings: number;
  transfers: number;
  accounts: number;
  /** Lines whose free text was erased: their chain still holds. */
  notesErased: number;
  /** The head as recomputed; null for a village without postings. */
  head: { seq: number; hash: string } | null;
  /** The first findings. */
  findings: Finding[];
  /** How many there were in all. */
  findingsTotal: number;
}

/** Findings kept per village: enough to see what happened, not a list of a million. */
export const FINDINGS_MAX = 200;
