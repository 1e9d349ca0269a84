import { planBatch } from './plan.ts';
import { lockHeads, readKnown, readStandings } from './post-read.ts';
import { writeBatch } from './post-write.ts';
import { sealPlan } from './seal.ts';
import type { LedgerTx, PostEnvironment, PostingDraft, PostResult } from './types.ts';

/**
 * Writes a batch of postings, in order, inside the caller's transaction, with a fixed number of statements however
 * large the batch: lock the villages' heads in id order, read what is known of the postings and the balances, decide,
 * drop failures, only then number, hash and insert. Answers in the order of the batch, each with the draft's id.
 *
 * A posting that fails leaves the others alone (see `together`). An id posted before with the same content answers
 * its first number; with other content it is refused. Amounts are whole minor units.
 * @throws the driver's error when the database refuses; the caller then rolls its transaction back.
 * @example
 * await client.query('begin');
 * const [result] = await post(client, [{
 *   villageId: 7, id: randomUUID(), kind: 'event', source: 'event-1', happenedAt: new Date('2026-11-22T08:00:00Z'),
 *   transfers: [{ from: issued, to: household, amount: 200, reason: '志愿服务半天', clause: '3.2' }],
 * }], { writtenAt: new Date('2026-11-22T09:00:00Z'), random: randomBytes });
 * await client.query('commit');
 * // result: { id, villageId: 7, ok: true, seq: 1, replayed: false }
 * result.seq === 1
 */
export async function post(
  tx: LedgerTx,
  batch: readonly PostingDraft[],
  env: PostEnvironment,
): Promise<PostResult[]> {
  if (batch.length === 0) return [];
  const villageIds = [...new Set(batch.map((draft) => draft.villageId))].filter(Number.isSafeInteger);
  const heads = await lockHeads(
    tx,
    villageIds.sort((a, b) => a - b),
  );
  const postings = await readKnown(tx, batch);
  const balances = await readStandings(tx, batch, postings);
  const plan = planBatch(batch, { postings, balances });
  if (plan.accepted.length > 0) {
    const rows = sealPlan(plan.accepted, heads, env);
    await writeBatch(tx, { plan, rows, balances, heads, algorithm: env.algorithm ?? 'sha256' });
  }
  return plan.results();
}
