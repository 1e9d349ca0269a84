import { commitmentOf, genesisOf, lineDigestOf, postingHashOf } from './chain.ts';
import type { Finding } from './findings.ts';
import type { LineRow, PostingRow } from './records.ts';
import type { HashAlgorithm } from './types.ts';

type Report = (finding: Omit<Finding, 'villageId'>) => void;

/** Follows a village's chain, posting by posting. */
export interface ChainAudit {
  /** Answers which lines are damaged, by index, and whether postings are missing before this one. */
  posting(row: PostingRow): { damaged: boolean[]; gap: boolean };
  /** The last posting seen, with its recomputed hash. */
  last(): { seq: bigint; hash: string; algorithm: string } | null;
  notesErased(): number;
}

/**
 * Recomputes hashes, digests and commitments. A damaged row is named once: what comes after it is checked against
 * what is stored as well as against what should be stored.
 */
export function auditChain(villageId: string, withNotes: boolean, report: Report): ChainAudit {
  let last: { seq: bigint; hash: string; algorithm: string } | null = null;
  let erased = 0;
  /** Hashes that the next posting may rightly continue from; null after a gap. */
  let previous: string[] | null = [genesisOf(villageId)];

  function posting(row: PostingRow): { damaged: boolean[]; gap: boolean } {
    const seq = BigInt(row.seq);
    const expectedSeq = (last?.seq ?? 0n) + 1n;
    const gap = seq !== expectedSeq;
    if (gap) {
      report({
        table: 'ledger_postings',
        problem: 'posting.gap',
        seq: Number(row.seq),
        found: row.seq,
        expected: String(expectedSeq),
      });
      previous = null;
    }
    checkLineCount(row, report);
    const algorithm: HashAlgorithm = row.algorithm === 'sm3' ? 'sm3' : 'sha256';
    const digests = row.lines.map((line) => checkLine(row, line, algorithm));
    const candidates = candidateHashes(row, algorithm, digests);
    if (candidates && !candidates.includes(row.hash)) {
      report({ table: 'ledger_postings', problem: 'posting.hash', seq: Number(row.seq), found: row.hash });
    }
    const recomputed = candidates?.[0] ?? row.hash;
    previous = [...new Set([row.hash, recomputed])];
    last = { seq, hash: candidates?.includes(row.hash) ? row.hash : recomputed, algorithm: row.algorithm };
    return { damaged: digests.map((digest) => digest.stored !== digest.recomputed), gap };
  }

  /** Null when the posting before is missing, so that nothing can be said. */
  function candidateHashes(
    row: PostingRow,
    algorithm: HashAlgorithm,
    digests: LineDigest[],
  ): string[] | null {
    if (!previous) return null;
    const record = { ...row, villageId };
    const stored = digests.map((digest) => digest.stored);
    const recomputed = digests.map((digest) => digest.recomputed);
    const hashes = previous.map((hash) => postingHashOf(algorithm, hash, record, stored));
    if (hashes.includes(row.hash)) return hashes;
    return [...hashes, ...previous.map((hash) => postingHashOf(algorithm, hash, record, recomputed))];
  }

  function checkLine(row: PostingRow, line: LineRow, algorithm: HashAlgorithm): LineDigest {
    const place = { seq: Number(row.seq), line: Number(line.line) };
    const recomputed = lineDigestOf(algorithm, { ...line, villageId, seq: row.seq });
    if (recomputed !== line.digest) {
      report({ table: 'ledger_transfers', problem: 'transfer.digest', ...place, found: line.digest });
    }
    if (withNotes) checkNote(line, algorithm, place);
    return { stored: line.digest, recomputed };
  }

  function checkNote(line: LineRow, algorithm: HashAlgorithm, place: { seq: number; line: number }): void {
    const { note } = line;
    if (!note) return report({ table: 'ledger_notes', problem: 'note.missing', ...place });
    const { salt, reason, capNote } = note;
    if (note.erased && salt === null && reason === null && capNote === null) {
      erased += 1;
      return;
    }
    const whole = !note.erased && salt !== null && reason !== null;
    if (!whole || commitmentOf(algorithm, { salt, reason, capNote }) !== line.commitment) {
      report({ table: 'ledger_notes', problem: 'note.commitment', ...place });
    }
  }

  return { posting, last: () => last, notesErased: () => erased };
}

interface LineDigest {
  stored: string;
  recomputed: string;
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
