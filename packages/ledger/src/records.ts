/**
 * The ledger as a stream of records: what verify reads from the database and what an export holds, one JSON object a
 * line. Every value is text as PostgreSQL prints it, so that nothing is rounded on the way; hashes are hex.
 */
export type LedgerRecord =
  | VillageRecord
  | AccountRecord
  | PostingRow
  | StrayRecord
  | BalanceRecord
  | { type: 'end'; villageId: string };

export interface VillageRecord {
  type: 'village';
  format: 'jishan.ledger.1';
  villageId: string;
  head: { seq: string; hash: string; algorithm: string } | null;
  /** Whether the records carry salts and free text; without them commitments are taken on trust. */
  notes: boolean;
}

export interface AccountRecord {
  type: 'account';
  accountId: string;
  holder: string;
  balance: string;
  period: string;
  state: string;
}

export interface PostingRow {
  type: 'posting';
  seq: string;
  id: string;
  kind: string;
  source: string;
  /** Microseconds since 1970. */
  happenedUs: string;
  writtenUs: string;
  reverses: string | null;
  lineCount: string;
  algorithm: string;
  hash: string;
  lines: LineRow[];
  /** Notes of this posting without a line. */
  strayNotes: string[];
}

export interface LineRow {
  line: string;
  fromAccount: string;
  toAccount: string;
  amount: string;
  fromBefore: string;
  fromAfter: string;
  fromVersion: string;
  toBefore: string;
  toAfter: string;
  toVersion: string;
  clause: string | null;
  item: string | null;
  category: string | null;
  wouldBe: string | null;
  commitment: string;
  digest: string;
  /** Absent: no such row (or left out of the export). */
  note?: NoteRow;
}

export interface NoteRow {
  salt: string | null;
  reason: string | null;
  capNote: string | null;
  erased: boolean;
}

/** A row that belongs to no posting. */
export interface StrayRecord {
  type: 'stray';
  table: 'ledger_transfers' | 'ledger_notes';
  seq: string;
  line: string;
}

export interface BalanceRecord {
  type: 'balance';
  accountId: string;
  amount: string;
  version: string;
}
