import { hashToken } from '../../platform/auth/index.ts';
import type { Actor } from '../../platform/command/index.ts';
import { noScope, withTx } from '../../platform/db/index.ts';
import { auditAccess } from './audit.ts';
import type { AccessServices, From } from './services.ts';

/** Ends the session of this token; it is dead for the next request in every process. */
export async function signOut(app: AccessServices, actor: Actor, from: From, token: string): Promise<void> {
  await withTx(app.db, noScope, (tx) =>
    tx
      .updateTable('sessions')
      .set({ ended_at: app.clock.now() })
      .where('token_hash', '=', hashToken(token))
      .where('ended_at', 'is', null)
      .execute(),
  );
  await auditAccess(app, from, {
    actorId: actor.accountId,
    action: 'access.signed-out',
    target: `account:${actor.accountId}`,
  });
}
