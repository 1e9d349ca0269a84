import { authErrors, hashToken } from '../../platform/auth/index.ts';
import type { Actor } from '../../platform/command/index.ts';
import { noScope, type ScopedTx, withTx } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { type Attempt, forgetAttempts, takeAttempt } from './attempts.ts';
import { auditAccess } from './audit.ts';
import { accessErrors } from './errors.ts';
import { openSession } from './open-session.ts';
import { countRecoveryCodes, spendRecoveryCode } from './recovery-codes.ts';
import { openSecret } from './second-factor.ts';
import type { AccessServices, From } from './services.ts';
import { auditLock, type StaffSession } from './sign-in-staff.ts';
import { findStaffLogin, nextStage, type StaffLogin, staffSubject } from './staff-login.ts';
import { stepOfCode } from './totp.ts';

/** What was given beside the password, and how many recovery codes are left after one was spent. */
type Given = { kind: 'totp' } | { kind: 'recovery'; left: number };

export interface SecondFactorSession extends StaffSession {
  recoveryCodesLeft?: number;
}

/**
 * Takes the second factor of a session that waits for it: a code of the authenticator, or a recovery code. A code once
 * taken is not taken again. Wrong ones count like wrong passwords. The session goes on under a new token.
 * @throws Failure `access.second_factor_wrong` or `access.locked`
 */
export async function enterSecondFactor(
  app: AccessServices,
  actor: Actor,
  from: From,
  input: { token: string; code: string },
): Promise<SecondFactorSession> {
  const { login, subject, attempt, given } = await tryCode(app, actor.accountId, input.code);
  if (!attempt.allowed) throw new Failure(accessErrors.locked({ minutes: attempt.minutes }));
  if (given === null) {
    if (attempt.last) await auditLock(app, from, subject);
    throw new Failure(accessErrors.second_factor_wrong());
  }
  const stage = nextStage(login, { factor: true });
  await auditAccess(app, from, {
    actorId: login.accountId,
    action: 'access.signed-in',
    target: `account:${login.accountId}`,
    after: { secondFactor: given.kind },
  });
  const opened = await withTx(app.db, noScope, async (tx) => {
    await forgetAttempts(tx, subject);
    await endSession(tx, input.token, app.clock.now());
    return openSession(tx, app, { id: login.accountId, kind: 'staff' }, { from, stage });
  });
  return { ...opened, stage, ...(given.kind === 'recovery' ? { recoveryCodesLeft: given.left } : {}) };
}

/** In a transaction of its own: the attempt, and a code that was right, are spent whatever follows. */
function tryCode(
  app: AccessServices,
  accountId: string,
  code: string,
): Promise<{ login: StaffLogin; subject: Buffer; attempt: Attempt; given: Given | null }> {
  const now = app.clock.now();
  return withTx(app.db, noScope, async (tx) => {
    const login = await findStaffLogin(tx, { accountId });
    // A villager's session may ask too: there is nothing to enter for it.
    if (login === null) throw new Failure(authErrors.not_allowed());
    const subject = staffSubject(app.vault, login.username);
    const attempt = await takeAttempt(tx, subject, now);
    const given = attempt.allowed ? await checkCode(tx, app, login, code.trim(), now) : null;
    return { login, subject, attempt, given };
  });
}

async function checkCode(
  tx: ScopedTx,
  app: AccessServices,
  { accountId }: StaffLogin,
  code: string,
  now: Date,
): Promise<Given | null> {
  if (!/^\d{6}$/.test(code)) {
    const spent = await spendRecoveryCode(tx, app.vault, { accountId, typed: code, now });
    return spent ? { kind: 'recovery', left: await countRecoveryCodes(tx, accountId) } : null;
  }
  const factor = await tx
    .selectFrom('second_factors')
    .select('secret_sealed')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  const step = factor && stepOfCode(openSecret(app.vault, accountId, factor.secret_sealed), code, now);
  if (typeof step !== 'number') return null;
  const taken = await tx
    .updateTable('second_factors')
    .set({ used_step: step })
    .where('account_id', '=', accountId)
    .where('used_step', '<', step)
    .returning('account_id')
    .executeTakeFirst();
  return taken ? { kind: 'totp' } : null;
}

/** Ends the session of this token. */
async function endSession(tx: ScopedTx, token: string, now: Date): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('token_hash', '=', hashToken(token))
    .where('ended_at', 'is', null)
    .execute();
}
