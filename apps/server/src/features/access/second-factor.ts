import QRCode from 'qrcode';
import type { Actor } from '../../platform/command/index.ts';
import { noScope, withTx } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { writeAccess } from './audit.ts';
import { checkOwnPassword } from './check-own-password.ts';
import { accessErrors } from './errors.ts';
import { openSession } from './open-session.ts';
import { newRecoveryCodes, writesOfRecoveryCodes } from './recovery-codes.ts';
import type { AccessServices, From } from './services.ts';
import type { StaffSession } from './sign-in-staff.ts';
import { findStaffLogin, nextStage } from './staff-login.ts';
import { noteFactorCleared, putSecondFactor } from './store.ts';
import { newTotpSecret, stepOfCode } from './totp.ts';

export const secretPlace = (accountId: string) => `second-factor:${accountId}`;

export const openSecret = (vault: Vault, accountId: string, sealed: Uint8Array): string =>
  vault.open(sealed, secretPlace(accountId));

export interface ShownSecret {
  /** To type in by hand, in groups of four. */
  secret: string;
  uri: string;
  /** The same as a picture: an SVG made here, so that the secret goes to nobody else. */
  qrSvg: string;
}

/**
 * Begins to set up an authenticator: shows a fresh secret. Until a code proves that it arrived, the old one holds.
 * Whoever is signed in already gives the password again.
 * @throws Failure `access.old_password_wrong`, `access.locked`
 */
export async function beginSecondFactor(
  app: AccessServices,
  actor: Actor,
  from: From,
  input: { password?: string | undefined },
): Promise<ShownSecret> {
  const { accountId } = actor;
  if (actor.stage === undefined) await checkOwnPassword(app, actor, from, input.password ?? '');
  const login = await withTx(app.db, noScope, (tx) => findStaffLogin(tx, { accountId }));
  if (login === null) throw new Failure(accessErrors.staff_only());
  const { secret, uri } = newTotpSecret(login.username);
  const draft = { secret_sealed: app.vault.seal(secret, secretPlace(accountId)), made_at: app.clock.now() };
  await withTx(app.db, noScope, (tx) =>
    tx
      .insertInto('second_factor_drafts')
      .values({ account_id: accountId, ...draft })
      .onConflict((on) => on.column('account_id').doUpdateSet(draft))
      .execute(),
  );
  const qrSvg = await QRCode.toString(uri, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
  return { secret: secret.replaceAll(/(.{4})(?=.)/g, '$1 '), uri, qrSvg };
}

export interface SecondFactorSet {
  recoveryCodes: string[];
  session: StaffSession;
}

/**
 * The code proves that the secret arrived: from now on it is asked for, with ten fresh recovery codes beside it. The
 * session goes on under a new token, and the account's other sessions end.
 * @throws Failure `access.second_factor_not_begun`, `access.second_factor_wrong`
 */
export async function confirmSecondFactor(
  app: AccessServices,
  actor: Actor,
  from: From,
  input: { code: string },
): Promise<SecondFactorSet> {
  const { accountId } = actor;
  const now = app.clock.now();
  const login = await withTx(app.db, noScope, (tx) => findStaffLogin(tx, { accountId }));
  if (login === null) throw new Failure(accessErrors.staff_only());
  const { sealed, step } = await takeDraft(app, accountId, input.code.trim());
  const recoveryCodes = newRecoveryCodes();
  const at = { village_id: 0, account_id: accountId } as const;
  await writeAccess(
    app,
    from,
    { actorId: accountId, action: 'access.second-factor-set', target: `account:${accountId}` },
    [
      putSecondFactor({
        ...at,
        secret_sealed: sealed.toString('hex'),
        set_at: now.toISOString(),
        used_step: step,
      }),
      noteFactorCleared({ ...at, by: null }),
      ...writesOfRecoveryCodes(app.vault, accountId, recoveryCodes),
    ],
  );
  const stage = nextStage({ ...login, hasFactor: true }, { factor: true });
  const opened = await withTx(app.db, noScope, async (tx) => {
    await tx
      .updateTable('sessions')
      .set({ ended_at: now })
      .where('account_id', '=', accountId)
      .where('ended_at', 'is', null)
      .execute();
    return openSession(tx, app, { id: accountId, kind: 'staff' }, { from, stage });
  });
  return { recoveryCodes, session: { ...opened, stage } };
}

/** The draft goes with the first right code, so that two at once do not make two sets of recovery codes. */
async function takeDraft(
  app: AccessServices,
  accountId: string,
  code: string,
): Promise<{ sealed: Buffer; step: number }> {
  return withTx(app.db, noScope, async (tx) => {
    const draft = await tx
      .selectFrom('second_factor_drafts')
      .select('secret_sealed')
      .where('account_id', '=', accountId)
      .forUpdate()
      .executeTakeFirst();
    if (!draft) throw new Failure(accessErrors.second_factor_not_begun());
    const step = stepOfCode(openSecret(app.vault, accountId, draft.secret_sealed), code, app.clock.now());
    if (step === null) throw new Failure(accessErrors.second_factor_wrong());
    await tx.deleteFrom('second_factor_drafts').where('account_id', '=', accountId).execute();
    return { sealed: draft.secret_sealed, step };
  });
}

/**
 * Ten fresh recovery codes; the old ones no longer work.
 * @throws Failure `access.old_password_wrong`, `access.locked`, `access.second_factor_absent`
 */
export async function renewRecoveryCodes(
  app: AccessServices,
  actor: Actor,
  from: From,
  input: { password: string },
): Promise<string[]> {
  const { accountId } = actor;
  const login = await checkOwnPassword(app, actor, from, input.password);
  if (!login.hasFactor) throw new Failure(accessErrors.second_factor_absent());
  const codes = newRecoveryCodes();
  const entry = { actorId: accountId, action: 'access.recovery-codes-made', target: `account:${accountId}` };
  await writeAccess(app, from, entry, writesOfRecoveryCodes(app.vault, accountId, codes));
  return codes;
}
