import type { Actor } from '../../platform/command/index.ts';
import { noScope, withTx } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { giveAttemptBack, takeAttempt } from './attempts.ts';
import { accessErrors } from './errors.ts';
import { passwordMatches } from './passwords.ts';
import type { AccessServices, From } from './services.ts';
import { auditLock } from './sign-in-staff.ts';
import { findStaffLogin, type StaffLogin, staffSubject } from './staff-login.ts';

/**
 * Asks for the password again before something that it guards changes. A wrong one counts like one at the door.
 * @throws Failure `access.old_password_wrong`, `access.locked`, `access.staff_only`
 */
export async function checkOwnPassword(
  app: AccessServices,
  { accountId }: Actor,
  from: From,
  password: string,
): Promise<StaffLogin> {
  const found = await withTx(app.db, noScope, async (tx) => {
    const login = await findStaffLogin(tx, { accountId });
    if (login === null) return null;
    const subject = staffSubject(app.vault, login.username);
    return { login, subject, attempt: await takeAttempt(tx, subject, app.clock.now()) };
  });
  if (found === null) throw new Failure(accessErrors.staff_only());
  const { login, subject, attempt } = found;
  if (!attempt.allowed) throw new Failure(accessErrors.locked({ minutes: attempt.minutes }));
  if (!(await passwordMatches(login.passwordHash, password))) {
    if (attempt.last) await auditLock(app, from, subject);
    throw new Failure(accessErrors.old_password_wrong());
  }
  await withTx(app.db, noScope, (tx) => giveAttemptBack(tx, subject, attempt));
  return login;
}
