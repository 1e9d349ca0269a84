import type { Actor } from '../../platform/command/index.ts';
import { noScope, withTx } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { writeAccess } from './audit.ts';
import { checkOwnPassword } from './check-own-password.ts';
import { accessErrors } from './errors.ts';
import { openSession } from './open-session.ts';
import { findPasswordFault, passwordProfiles } from './password-policy.ts';
import { hashPassword, passwordMatches } from './passwords.ts';
import type { AccessServices, From } from './services.ts';
import type { StaffSession } from './sign-in-staff.ts';
import { findStaffLogin, nextStage, type StaffLogin } from './staff-login.ts';
import { putPassword } from './store.ts';

/**
 * Sets a password of one's own: the old one is asked for, unless the session was opened by it a moment ago and waits
 * for just this. Every other session of the account ends, and this one goes on under a new token.
 * @throws Failure `access.old_password_wrong`, `access.locked`, `access.password_weak`, `access.password_same`,
 * `access.initial_password_over`
 */
export async function changePassword(
  app: AccessServices,
  actor: Actor,
  from: From,
  input: { oldPassword?: string | undefined; newPassword: string },
): Promise<StaffSession> {
  const login =
    actor.stage === 'first_password'
      ? await readFirst(app, actor)
      : await checkOwnPassword(app, actor, from, input.oldPassword ?? '');
  const profile = passwordProfiles[app.passwordProfile ?? 'classified_protection'];
  const sentence = findPasswordFault(profile, input.newPassword, login.username);
  if (sentence) throw new Failure(accessErrors.password_weak({ sentence }, 'newPassword'));
  if (await passwordMatches(login.passwordHash, input.newPassword))
    throw new Failure(accessErrors.password_same());
  const { accountId } = login;
  const now = app.clock.now();
  const write = putPassword({
    village_id: 0,
    account_id: accountId,
    password_hash: await hashPassword(input.newPassword),
    password_set_at: now.toISOString(),
    initial_until: null,
    issued_by: null,
  });
  const entry = { actorId: accountId, action: 'access.password-changed', target: `account:${accountId}` };
  await writeAccess(app, from, entry, [write]);
  const stage = nextStage({ ...login, initialUntil: null }, { factor: login.hasFactor });
  const opened = await withTx(app.db, noScope, async (tx) => {
    await tx
      .updateTable('sessions')
      .set({ ended_at: now })
      .where('account_id', '=', accountId)
      .where('ended_at', 'is', null)
      .execute();
    return openSession(tx, app, { id: accountId, kind: 'staff' }, { from, stage });
  });
  return { ...opened, stage };
}

/** The session may be older than what it waits for: the slip is used by now, or its days are over. */
async function readFirst(app: AccessServices, { accountId }: Actor): Promise<StaffLogin> {
  const login = await withTx(app.db, noScope, (tx) => findStaffLogin(tx, { accountId }));
  if (login === null) throw new Failure(accessErrors.staff_only());
  if (login.initialUntil === null || login.initialUntil <= app.clock.now())
    throw new Failure(accessErrors.initial_password_over());
  return login;
}
