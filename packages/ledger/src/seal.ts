import { commitmentOf, genesisOf, lineDigestOf, microsecondsOf, postingHashOf } from './chain.ts';
import type { PlannedLine, PlannedPosting } from './plan.ts';
import type { HashAlgorithm, PostEnvironment } from './types.ts';

/** Where a village's chain stands. */
export interface ChainHead {
  seq: number;
  /** Hex. */
  hash: string;
}

/** Rows ready for the database, with the columns' names. */
export interface SealedRows {
  postings: Record<string, unknown>[];
  transfers: Record<string, unknown>[];
  notes: Record<string, unknown>[];
}

/** The head of a village that has no posting yet. */
export function emptyHead(villageId: number): ChainHead {
  return { seq: 0, hash: genesisOf(villageId) };
}

/** Numbers and hashes what a plan accepted, moving the heads on. Called once nothing can fail any more. */
export function sealPlan(
  accepted: readonly PlannedPosting[],
  heads: Map<number, ChainHead>,
  env: PostEnvironment,
): SealedRows {
  const rows: SealedRows = { postings: [], transfers: [], notes: [] };
  const algorithm = env.algorithm ?? 'sha256';
  for (const posting of accepted) sealPosting(posting, heads, env, algorithm, rows);
  return rows;
}

function sealPosting(
  { draft, known, lines }: PlannedPosting,
  heads: Map<number, ChainHead>,
  env: PostEnvironment,
  algorithm: HashAlgorithm,
  rows: SealedRows,
): void {
  const head = heads.get(draft.villageId);
  if (!head) throw new Error(`the head of village ${draft.villageId} is not locked`);
  const seq = head.seq + 1;
  known.seq = seq;
  const digests = lines.map((line, index) =>
    sealLine(draft.villageId, seq, index + 1, line, env.random(16).toString('hex'), algorithm, rows),
  );
  const record = {
    villageId: draft.villageId,
    seq,
    id: draft.id,
    kind: draft.kind,
    source: draft.source,
    happenedUs: microsecondsOf(draft.happenedAt),
    writtenUs: microsecondsOf(env.writtenAt),
    reverses: draft.reverses ?? null,
    algorithm,
  };
  const hash = postingHashOf(algorithm, head.hash, record, digests);
  heads.set(draft.villageId, { seq, hash });
  rows.postings.push({
    village_id: draft.villageId,
    seq,
    posting_id: draft.id,
    kind: draft.kind,
    source: draft.source,
    happened_at: draft.happenedAt,
    written_at: env.writtenAt,
    reverses: record.reverses,
    line_count: lines.length,
    algorithm,
    hash,
  });
}

function sealLine(
  villageId: number,
  seq: number,
  line: number,
  planned: PlannedLine,
  salt: string,
  algorithm: HashAlgorithm,
  rows: SealedRows,
): string {
  const reason = planned.reason ?? '';
  const commitment = commitmentOf(algorithm, { salt, reason, capNote: planned.capNote });
  const record = {
    villageId,
    seq,
    line,
    fromAccount: planned.fromAccount,
    toAccount: planned.toAccount,
    amount: planned.amount,
    fromBefore: planned.fromBefore,
    fromAfter: planned.fromBefore - planned.amount,
    fromVersion: planned.fromVersion,
    toBefore: planned.toBefore,
    toAfter: planned.toBefore + planned.amount,
    toVersion: planned.toVersion,
    clause: planned.clause,
    item: planned.item,
    category: planned.category,
    wouldBe: planned.wouldBe,
    commitment,
  };
  const digest = lineDigestOf(algorithm, record);
  rows.transfers.push({
    village_id: villageId,
    seq,
    line,
    from_account: record.fromAccount,
    to_account: record.toAccount,
    amount: record.amount,
    from_before: record.fromBefore,
    from_after: record.fromAfter,
    from_version: record.fromVersion,
    to_before: record.toBefore,
    to_after: record.toAfter,
    to_version: record.toVersion,
    clause: record.clause,
    item: record.item,
    category: record.category,
    would_be: record.wouldBe,
    commitment,
    digest,
  });
  rows.notes.push({ village_id: villageId, seq, line, salt, reason, cap_note: planned.capNote });
  return digest;
}
