import { sql } from 'kysely';
import { type Db, noScope, withTx } from '../../platform/db/index.ts';

/** More than a clerk needs on the busiest day at the counter, and far too few to carry a village away. */
export const REVEALS_AN_HOUR = 60;

/**
 * Counts one more household that an official wants to see in full. Their hour begins with the first and all processes
 * count together.
 * @returns how many it makes, and when their hour is over
 */
export async function countReveal(
  db: Pick<Db, 'app'>,
  accountId: string,
  now: Date,
): Promise<{ shown: number; until: Date }> {
  const { rows } = await withTx(db, noScope, (tx) =>
    sql<{ shown: number; until: Date }>`
      insert into reveal_hours as h (account_id, began_at, shown) values (${accountId}, ${now}, 1)
      on conflict (account_id) do update set
        began_at = case when h.began_at <= ${now}::timestamptz - interval '1 hour' then excluded.began_at
          else h.began_at end,
        shown = case when h.began_at <= ${now}::timestamptz - interval '1 hour' then 1 else h.shown + 1 end
      returning shown, began_at + interval '1 hour' as until`.execute(tx),
  );
  const [row] = rows;
  if (!row) throw new Error('An upsert returned no row');
  return row;
}
