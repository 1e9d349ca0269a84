import { noScope, withTx } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { forgetAttempts, takeAttempt } from './attempts.ts';
import { auditAccess } from './audit.ts';
import { accessErrors } from './errors.ts';
import { type OpenedSession, openSession } from './open-session.ts';
import { passwordMatches } from './passwords.ts';
import type { AccessServices, From } from './services.ts';

/**
 * Signs staff in by name and password. A wrong name, a wrong password and a disabled account answer alike.
 * @throws Failure `access.password_wrong` or `access.locked`
 */
export async function signInStaff(
  app: AccessServices,
  from: From,
  input: { username: string; password: string },
): Promise<OpenedSession> {
  const username = input.username.trim().toLowerCase();
  const subject = app.vault.index(username, 'sign-in.username');
  const now = app.clock.now();
  const { attempt, login } = await withTx(app.db, noScope, async (tx) => ({
    attempt: await takeAttempt(tx, subject, now),
    login: await tx
      .selectFrom('staff_logins as l')
      .innerJoin('access_accounts as a', 'a.id', 'l.account_id')
      .select(['l.account_id', 'l.password_hash', 'a.disabled_at'])
      .where('l.username', '=', username)
      .executeTakeFirst(),
  }));
  if (!attempt.allowed) throw new Failure(accessErrors.locked({ minutes: attempt.minutes }));

  const matches = await passwordMatches(login?.password_hash ?? null, input.password);
  if (!login || !matches || login.disabled_at) {
    if (attempt.last) await auditLock(app, from, subject);
    throw new Failure(accessErrors.password_wrong());
  }
  await auditAccess(app, from, {
    actorId: login.account_id,
    action: 'access.signed-in',
    target: `account:${login.account_id}`,
  });
  return withTx(app.db, noScope, async (tx) => {
    await forgetAttempts(tx, subject);
    return openSession(tx, app, { id: login.account_id, kind: 'staff' });
  });
}

/** The subject is a keyed digest: the audit shall not collect what people typed. */
export function auditLock(app: AccessServices, from: From, subject: Buffer): Promise<void> {
  const target = `sign-in:${subject.toString('hex').slice(0, 16)}`;
  return auditAccess(app, from, { actorId: 'nobody', action: 'access.locked', target });
}
