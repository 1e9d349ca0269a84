import { type Clock, localDay } from '../../platform/clock/index.ts';
import { type Db, noScope, withTx } from '../../platform/db/index.ts';
import { codeRules } from './code-rules.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * Removes what has been over for a while: sessions some days after their end (until then they answer "expired" instead of
 * "unknown"), codes some days after they were sent, failures and unfinished second factors after one day. Safe to run at
 * any time and in several processes.
 */
export async function cleanUpAccess(
  app: { db: Pick<Db, 'app'>; clock: Clock },
  { sessionDays, codeDays } = { sessionDays: 7, codeDays: 2 },
): Promise<{ sessions: number; codes: number }> {
  const before = (days: number) => new Date(app.clock.now().getTime() - days * DAY_MS);
  return withTx(app.db, noScope, async (tx) => {
    const sessions = await tx
      .deleteFrom('sessions')
      .where((eb) =>
        eb.or([eb('ends_at', '<', before(sessionDays)), eb('ended_at', '<', before(sessionDays))]),
      )
      .executeTakeFirst();
    const codes = await tx
      .deleteFrom('sign_in_codes')
      .where('sent_at', '<', before(codeDays))
      .executeTakeFirst();
    await tx
      .deleteFrom('sign_in_places')
      .where('asked_on', '<', localDay(before(codeDays)))
      .where((eb) => eb.or([eb('proven_at', 'is', null), eb('proven_at', '<', before(codeRules.provenDays))]))
      .execute();
    await tx.deleteFrom('second_factor_drafts').where('made_at', '<', before(1)).execute();
    await tx.deleteFrom('sign_in_failures').where('first_at', '<', before(1)).execute();
    return { sessions: Number(sessions.numDeletedRows), codes: Number(codes.numDeletedRows) };
  });
}
