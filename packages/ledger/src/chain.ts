import { hashFields } from './canonical.ts';
import type { AccountKey, HashAlgorithm } from './types.ts';

/** The free text of one line, which its commitment stands for. */
export interface Note {
  /** Hex, 16 random bytes. */
  salt: string;
  reason: string;
  capNote: string | null;
}

/** What a line's digest covers; whole numbers may come as text, as verify reads them. */
export interface LineRecord {
  villageId: number | string;
  seq: number | string;
  line: number | string;
  fromAccount: string;
  toAccount: string;
  amount: number | string;
  fromBefore: number | string;
  fromAfter: number | string;
  fromVersion: number | string;
  toBefore: number | string;
  toAfter: number | string;
  toVersion: number | string;
  clause: string | null;
  item: string | null;
  category: string | null;
  wouldBe: number | string | null;
  /** Hex. */
  commitment: string;
}

/** What a posting's hash covers besides the hash before it and the digests of its lines. */
export interface PostingRecord {
  villageId: number | string;
  seq: number | string;
  id: string;
  kind: string;
  source: string;
  /** Microseconds since 1970, in decimal. */
  happenedUs: string;
  writtenUs: string;
  reverses: string | null;
  /** As stored: the name itself is hashed too. */
  algorithm: string;
}

/** Digest of an account's natural key, as a UUID: the account's id in its village. */
export function accountIdOf(villageId: number | string, key: AccountKey): string {
  const hex = hashFields('sha256', [
    'jishan.account.1',
    villageId,
    key.holder,
    key.balance,
    key.period,
    key.state,
  ]);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** The hash that the first posting of a village continues from, hex. */
export function genesisOf(villageId: number | string): string {
  return hashFields('sha256', ['jishan.genesis.1', villageId]);
}

/** Salted commitment to a line's free text: stays valid in the chain when the text and its salt are erased. */
export function commitmentOf(algorithm: HashAlgorithm, note: Note): string {
  return hashFields(algorithm, ['jishan.note.1', note.salt, note.reason, note.capNote]);
}

/** Digest of one line, hex. */
export function lineDigestOf(algorithm: HashAlgorithm, line: LineRecord): string {
  return hashFields(algorithm, [
    'jishan.line.1',
    line.villageId,
    line.seq,
    line.line,
    line.fromAccount,
    line.toAccount,
    line.amount,
    line.fromBefore,
    line.fromAfter,
    line.fromVersion,
    line.toBefore,
    line.toAfter,
    line.toVersion,
    line.clause,
    line.item,
    line.category,
    line.wouldBe,
    line.commitment,
  ]);
}

/** Hash of a posting: over the hash before it, its own fields and its lines' digests, hex. */
export function postingHashOf(
  algorithm: HashAlgorithm,
  previousHash: string,
  posting: PostingRecord,
  lineDigests: readonly string[],
): string {
  return hashFields(algorithm, [
    'jishan.posting.1',
    posting.algorithm,
    previousHash,
    posting.villageId,
    posting.seq,
    posting.id,
    posting.kind,
    posting.source,
    posting.happenedUs,
    posting.writtenUs,
    posting.reverses,
    lineDigests.length,
    ...lineDigests,
  ]);
}

/**
 * Microseconds since 1970 of a moment given in whole milliseconds, in decimal: how times enter a hash.
 * @example microsecondsOf(new Date(1)) === '1000'
 */
export function microsecondsOf(moment: Date): string {
  return String(BigInt(moment.getTime()) * 1000n);
}
