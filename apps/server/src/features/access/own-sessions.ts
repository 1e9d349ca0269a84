import type { Actor } from '../../platform/command/index.ts';
import { noScope, withTx } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { auditAccess } from './audit.ts';
import { accessErrors } from './errors.ts';
import type { AccessServices, From } from './services.ts';

export interface OwnSession {
  id: string;
  current: boolean;
  device: string;
  address: string;
  firstSeenAt: Date;
  lastSeenAt: Date;
}

/** Where one is signed in at this moment, the newest use first. */
export async function listSessions(app: AccessServices, actor: Actor): Promise<OwnSession[]> {
  const now = app.clock.now();
  const rows = await withTx(app.db, noScope, (tx) =>
    tx
      .selectFrom('sessions')
      .select(['id', 'device', 'address', 'created_at', 'seen_at', 'idle_sec'])
      .where('account_id', '=', actor.accountId)
      .where('ended_at', 'is', null)
      .where('stage', 'is', null)
      .where('ends_at', '>', now)
      .orderBy('seen_at', 'desc')
      .orderBy('id')
      .execute(),
  );
  const shown = rows.filter((row) => actor.onlyHousehold === undefined || row.id === actor.sessionId);
  const idleMs = (row: { seen_at: Date }) => now.getTime() - row.seen_at.getTime();
  return shown
    .filter((row) => row.idle_sec === null || idleMs(row) <= row.idle_sec * 1000)
    .map((row) => ({
      id: row.id,
      current: row.id === actor.sessionId,
      device: row.device,
      address: row.address,
      firstSeenAt: row.created_at,
      lastSeenAt: row.seen_at,
    }));
}

/**
 * Ends one of one's own sessions, or all others than this one.
 * @throws Failure `access.session_unknown` for one that is over, or somebody else's
 */
export async function endSessions(
  app: AccessServices,
  actor: Actor,
  from: From,
  which: { sessionId: string } | 'others',
): Promise<number> {
  // A card's session is on somebody else's device: it knows of no other.
  if (actor.onlyHousehold !== undefined && (which === 'others' || which.sessionId !== actor.sessionId))
    throw new Failure(accessErrors.session_unknown());
  const ended = await withTx(app.db, noScope, (tx) => {
    const live = tx
      .updateTable('sessions')
      .set({ ended_at: app.clock.now() })
      .where('account_id', '=', actor.accountId)
      .where('ended_at', 'is', null);
    const chosen =
      which === 'others' ? live.where('id', '!=', actor.sessionId) : live.where('id', '=', which.sessionId);
    return chosen.returning('id').execute();
  });
  if (which !== 'others' && ended.length === 0) throw new Failure(accessErrors.session_unknown());
  if (ended.length > 0)
    await auditAccess(app, from, {
      actorId: actor.accountId,
      action: 'access.sessions-ended',
      target: `account:${actor.accountId}`,
      after: { sessionIds: ended.map((row) => row.id) },
    });
  return ended.length;
}

/** Ends every session of an account at once, when its password or its second factor was taken away. */
export async function endAllSessions(
  app: Pick<AccessServices, 'db' | 'clock'>,
  accountId: string,
): Promise<void> {
  await withTx(app.db, noScope, (tx) =>
    tx
      .updateTable('sessions')
      .set({ ended_at: app.clock.now() })
      .where('account_id', '=', accountId)
      .where('ended_at', 'is', null)
      .execute(),
  );
}
