import { commitmentOf, genesisOf, lineDigestOf, postingHashOf } from './chain.ts';
import type { Finding } from './findings.ts';
import type { LineRow, PostingRow } from './records.ts';
import type { HashAlgorithm } from './types.ts';

type Report = (finding: Omit<Finding, 'villageId'>) => void;

/** The last posting that a check has seen, with the hash that it should have. */
export interface LastPosting {
  seq: bigint;
  hash: string;
  algorithm: string;
}

interface LineDigest {
  stored: string;
  recomputed: string;
}

/**
 * Recomputes hashes, digests and commitments, posting by posting. A damaged row is named once: what comes after it is
 * checked against what is stored as well as against what should be stored.
 */
export class ChainAudit {
  last: LastPosting | null = null;
  /** Lines whose text was erased. */
  notesErased = 0;
  readonly #villageId: string;
  readonly #withNotes: boolean;
  readonly #report: Report;
  /** Hashes that the next posting may rightly continue from; null after a gap. */
  #previous: string[] | null;

  constructor(villageId: string, withNotes: boolean, report: Report) {
    this.#villageId = villageId;
    this.#withNotes = withNotes;
    this.#report = report;
    this.#previous = [genesisOf(villageId)];
  }

  /** Answers which lines are damaged, by index, and whether postings are missing before this one. */
  posting(row: PostingRow): { damaged: boolean[]; gap: boolean } {
    const gap = this.#checkNumber(row);
    if (gap) this.#previous = null;
    checkLineCount(row, this.#report);
    const algorithm: HashAlgorithm = row.algorithm === 'sm3' ? 'sm3' : 'sha256';
    const digests = row.lines.map((line) => this.#checkLine(row, line, algorithm));
    const candidates = this.#candidateHashes(row, algorithm, digests);
    const holds = candidates?.includes(row.hash) ?? true;
    if (!holds) {
      this.#report({
        table: 'ledger_postings',
        problem: 'posting.hash',
        seq: Number(row.seq),
        found: row.hash,
      });
    }
    const recomputed = candidates?.[0] ?? row.hash;
    this.#previous = [...new Set([row.hash, recomputed])];
    this.last = { seq: BigInt(row.seq), hash: holds ? row.hash : recomputed, algorithm: row.algorithm };
    return { damaged: digests.map((digest) => digest.stored !== digest.recomputed), gap };
  }

  #checkNumber(row: PostingRow): boolean {
    const expected = String((this.last?.seq ?? 0n) + 1n);
    if (row.seq === expected) return false;
    const place = { table: 'ledger_postings', seq: Number(row.seq) } as const;
    this.#report({ ...place, problem: 'posting.gap', found: row.seq, expected });
    return true;
  }

  /** Null when the posting before is missing, so that nothing can be said. */
  #candidateHashes(row: PostingRow, algorithm: HashAlgorithm, digests: LineDigest[]): string[] | null {
    const previous = this.#previous;
    if (!previous) return null;
    const record = { ...row, villageId: this.#villageId };
    const stored = digests.map((digest) => digest.stored);
    const hashes = previous.map((hash) => postingHashOf(algorithm, hash, record, stored));
    if (hashes.includes(row.hash)) return hashes;
    const recomputed = digests.map((digest) => digest.recomputed);
    return [...hashes, ...previous.map((hash) => postingHashOf(algorithm, hash, record, recomputed))];
  }

  #checkLine(row: PostingRow, line: LineRow, algorithm: HashAlgorithm): LineDigest {
    const place = { seq: Number(row.seq), line: Number(line.line) };
    const recomputed = lineDigestOf(algorithm, { ...line, villageId: this.#villageId, seq: row.seq });
    if (recomputed !== line.digest) {
      this.#report({ table: 'ledger_transfers', problem: 'transfer.digest', ...place, found: line.digest });
    }
    if (this.#withNotes) this.#checkNote(line, algorithm, place);
    return { stored: line.digest, recomputed };
  }

  #checkNote(line: LineRow, algorithm: HashAlgorithm, place: { seq: number; line: number }): void {
    const { note } = line;
    if (!note) {
      this.#report({ table: 'ledger_notes', problem: 'note.missing', ...place });
      return;
    }
    const { salt, reason, capNote } = note;
    if (note.erased && salt === null && reason === null && capNote === null) {
      this.notesErased += 1;
      return;
    }
    const whole = !note.erased && salt !== null && reason !== null;
    if (!whole || commitmentOf(algorithm, { salt, reason, capNote }) !== line.commitment) {
      this.#report({ table: 'ledger_notes', problem: 'note.commitment', ...place });
    }
  }
}

function checkLineCount(row: PostingRow, report: Report): void {
  const seq = Number(row.seq);
  const inOrder = row.lines.every((line, index) => line.line === String(index + 1));
  if (row.lineCount !== String(row.lines.length) || !inOrder) {
    const found = row.lines.map((line) => line.line).join(' ');
    report({ table: 'ledger_postings', problem: 'posting.line_count', seq, found, expected: row.lineCount });
  }
  for (const line of row.strayNotes) {
    report({ table: 'ledger_notes', problem: 'note.stray', seq, line: Number(line) });
  }
}
