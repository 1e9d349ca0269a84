import type { Clock } from '../../platform/clock/index.ts';
import { type Db, noScope, withTx } from '../../platform/db/index.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * Removes what has been over for a while: sessions a week after their end (until then they answer "expired" instead of
 * "unknown"), codes after two days, failures and unfinished
 * second factors after one. Safe to run at any time and in several processes.
 */
export async function cleanUpAccess(app: {
  db: Pick<Db, 'app'>;
  clock: Clock;
}): Promise<{ sessions: number; codes: number }> {
  const before = (days: number) => new Date(app.clock.now().getTime() - days * DAY_MS);
  return withTx(app.db, noScope, async (tx) => {
    const sessions = await tx
      .deleteFrom('sessions')
      .where((eb) => eb.or([eb('ends_at', '<', before(7)), eb('ended_at', '<', before(7))]))
      .executeTakeFirst();
    const codes = await tx.deleteFrom('sign_in_codes').where('sent_at', '<', before(2)).executeTakeFirst();
    await tx.deleteFrom('second_factor_drafts').where('made_at', '<', before(1)).execute();
    await tx.deleteFrom('sign_in_failures').where('first_at', '<', before(1)).execute();
    return { sessions: Number(sessions.numDeletedRows), codes: Number(codes.numDeletedRows) };
  });
}
