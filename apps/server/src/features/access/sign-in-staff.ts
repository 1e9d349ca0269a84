import type { SessionStage } from '../../platform/command/index.ts';
import { noScope, type ScopedTx, withTx } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { type Attempt, forgetAttempts, giveAttemptBack, takeAttempt } from './attempts.ts';
import { auditAccess } from './audit.ts';
import { accessErrors } from './errors.ts';
import { type OpenedSession, openSession } from './open-session.ts';
import { passwordMatches } from './passwords.ts';
import type { AccessServices, From } from './services.ts';
import { findStaffLogin, nextStage, type StaffLogin, staffSubject } from './staff-login.ts';

export interface StaffSession extends OpenedSession {
  /** What must be done next; null: signed in. */
  stage: SessionStage | null;
}

/**
 * Signs staff in by name and password, as far as the next step. A wrong name, a wrong password and a disabled account
 * answer alike.
 * @throws Failure `access.password_wrong`, `access.locked`, `access.initial_password_over`, `access.demo_account`
 */
export async function signInStaff(
  app: AccessServices,
  from: From,
  input: { username: string; password: string },
): Promise<StaffSession> {
  const username = input.username.trim().toLowerCase();
  const subject = staffSubject(app.vault, username);
  // A transaction of its own: an attempt is spent even when what follows fails.
  const { attempt, login } = await withTx(app.db, noScope, async (tx) => ({
    attempt: await takeAttempt(tx, subject, app.clock.now()),
    login: await findStaffLogin(tx, { username }),
  }));
  if (!attempt.allowed) throw new Failure(accessErrors.locked({ minutes: attempt.minutes }));
  const matches = await passwordMatches(login?.passwordHash ?? null, input.password);
  if (!login || !matches || login.disabled) {
    if (attempt.last) await auditLock(app, from, subject);
    throw new Failure(accessErrors.password_wrong());
  }
  refuseUnusable(app, login);
  return openNext(app, from, login, (tx, stage) => settleAttempt(tx, subject, attempt, stage));
}

/**
 * Goes on for staff whose name was proven by another door than the password: the second factor is asked all the same,
 * and an own password where only the slip's is there.
 * @throws Failure `access.password_wrong` for an account that is gone or disabled, `access.demo_account`,
 * `access.initial_password_over`
 */
export async function goOnAfterPassword(
  app: AccessServices,
  from: From,
  accountId: string,
): Promise<StaffSession> {
  const login = await withTx(app.db, noScope, (tx) => findStaffLogin(tx, { accountId }));
  if (!login || login.disabled) throw new Failure(accessErrors.password_wrong());
  refuseUnusable(app, login);
  return openNext(app, from, login, async () => undefined);
}

/** Only somebody who has proven the name is told that it no longer serves. */
function refuseUnusable(app: AccessServices, login: StaffLogin): void {
  if (app.production && !login.factorRequired) throw new Failure(accessErrors.demo_account());
  if (login.initialUntil !== null && login.initialUntil <= app.clock.now())
    throw new Failure(accessErrors.initial_password_over());
}

async function openNext(
  app: AccessServices,
  from: From,
  login: StaffLogin,
  settle: (tx: ScopedTx, stage: SessionStage | null) => Promise<void>,
): Promise<StaffSession> {
  const stage = nextStage(login, { factor: false });
  await auditAccess(app, from, {
    actorId: login.accountId,
    action: stage === null ? 'access.signed-in' : 'access.password-given',
    target: `account:${login.accountId}`,
    ...(stage === null ? {} : { after: { stage } }),
  });
  const opened = await withTx(app.db, noScope, async (tx) => {
    await settle(tx, stage);
    return openSession(tx, app, { id: login.accountId, kind: 'staff' }, { from, stage });
  });
  return { ...opened, stage };
}

/** Failures are forgotten only once signing in is through: a known password must not buy new tries at the code. */
async function settleAttempt(
  tx: ScopedTx,
  subject: Buffer,
  attempt: Extract<Attempt, { allowed: true }>,
  stage: SessionStage | null,
): Promise<void> {
  if (stage === 'second_factor') await giveAttemptBack(tx, subject, attempt);
  else await forgetAttempts(tx, subject);
}

/** The subject is a keyed digest: the audit shall not collect what people typed. */
export function auditLock(app: AccessServices, from: From, subject: Buffer): Promise<void> {
  const target = `sign-in:${subject.toString('hex').slice(0, 16)}`;
  return auditAccess(app, from, { actorId: 'nobody', action: 'access.locked', target });
}
