import { type Db, setScope } from '@jishan/server/platform/db';
import { seededRandom } from '@jishan/testkit';
import { sql } from 'kysely';
import pg from 'pg';
import { type LedgerRead, type PostingDraft, type PostResult, post } from '../src/index.ts';

export const writtenAt = new Date('2026-11-22T09:00:00+08:00');

/** A client of the writer's login, pipelining as the server's does. */
export async function writerClient(db: Db): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: db.writerUrl, pipeline: true });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Posts one batch in a transaction of its own. */
export async function postBatch(
  client: pg.Client,
  batch: PostingDraft[],
  options: { seed?: number; algorithm?: 'sha256' | 'sm3' } = {},
): Promise<PostResult[]> {
  await client.query('begin');
  const random = seededRandom(options.seed ?? 1);
  const algorithm = options.algorithm ?? 'sha256';
  const results = await post(client, batch, { writtenAt, random, algorithm });
  await client.query('commit');
  return results;
}

/** Reads everything as the app's role would for the whole installation, in one snapshot. */
export function readAll<Result>(db: Db, work: (read: LedgerRead) => Promise<Result>): Promise<Result> {
  return db.app
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql.raw(setScope({ lo: 0, hi: Number.MAX_SAFE_INTEGER })).execute(tx);
      return work(tx);
    });
}

/** A posting of one line that gives a household points. */
export function award(villageId: number, number: number, holder: string, amount: number): PostingDraft {
  return {
    villageId,
    id: uuidOf(villageId, number),
    kind: 'event',
    source: `event-${number}`,
    happenedAt: new Date(Date.UTC(2026, 10, 1, 0, number)),
    transfers: [
      {
        from: { holder: '*', balance: 'honour', period: '*', state: 'issued' },
        to: { holder, balance: 'honour', period: '2026', state: 'main' },
        amount,
        reason: `第 ${number} 件好事`,
        clause: '3.2',
        meta: { item: 'volunteer', category: 'civic', wouldBe: amount + 1, capNote: '本季度已满' },
      },
    ],
  };
}

export function uuidOf(villageId: number, number: number): string {
  return `00000000-0000-4000-8000-${String(villageId * 1_000_000 + number).padStart(12, '0')}`;
}
