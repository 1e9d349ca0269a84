import { timingSafeEqual } from 'node:crypto';
import { noScope, type ScopedTx, withTx } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { normalisePhone } from '../people/index.ts';
import { forgetAttempts, takeAttempt } from './attempts.ts';
import { noteProvenPlace, placeOfCode } from './code-places.ts';
import { codeRules } from './code-rules.ts';
import { enterByPhone } from './enter-villager.ts';
import { accessErrors } from './errors.ts';
import type { OpenedSession } from './open-session.ts';
import { codePurpose, phoneSubject } from './request-code.ts';
import type { AccessServices, From } from './services.ts';
import { auditLock } from './sign-in-staff.ts';

/**
 * Signs a villager in by phone and code. A code works once; a wrong one, a spent one and a phone that nobody has
 * answer alike.
 * @throws Failure `access.phone_malformed`, `access.code_wrong` or `access.locked`
 */
export async function signInVillager(
  app: AccessServices,
  from: From,
  input: { phone: string; code: string },
): Promise<OpenedSession> {
  const { phone, fromIndex } = await provePhone(app, from, input);
  const session = await enterByPhone(app, from, { phone });
  if (!session) throw new Failure(accessErrors.code_wrong());
  await withTx(app.db, noScope, (tx) => forgetAttempts(tx, fromIndex));
  return session;
}

/**
 * Takes the code that was sent to a phone. A code has five tries, whoever makes them; five wrong ones lock the phone for
 * the network they came from alone, so that a stranger does not lock the owner out.
 * @returns the phone as it is stored and compared
 * @throws Failure like `signInVillager`
 */
export async function provePhone(
  app: AccessServices,
  from: From,
  input: { phone: string; code: string },
): Promise<{ phone: string; fromIndex: Buffer }> {
  const phone = normalisePhone(input.phone);
  if (!phone) throw new Failure(accessErrors.phone_malformed());
  const phoneIndex = app.vault.index(phone, phoneSubject);
  const place = placeOfCode(app.vault, phoneIndex, from.ip);
  const codeHash = app.vault.index(input.code, codePurpose(phoneIndex));
  const now = app.clock.now();
  // A transaction of its own: a try is spent even when what follows fails.
  const { attempt, right } = await withTx(app.db, noScope, async (tx) => {
    const taken = await takeAttempt(tx, place.fromIndex, now);
    const spent = taken.allowed && (await spendCode(tx, phoneIndex, codeHash, now));
    if (spent) await noteProvenPlace(tx, place, now);
    return { attempt: taken, right: spent };
  });
  if (!attempt.allowed) throw new Failure(accessErrors.locked({ minutes: attempt.minutes }));
  if (right) return { phone, fromIndex: place.fromIndex };
  if (attempt.last) await auditLock(app, from, phoneIndex);
  throw new Failure(accessErrors.code_wrong());
}

/** Counts the try and, if the code is right, takes it away: of two at once only one finds it. */
async function spendCode(tx: ScopedTx, phoneIndex: Buffer, codeHash: Buffer, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable('sign_in_codes')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('phone_index', '=', phoneIndex)
    .where('expires_at', '>', now)
    .where('tries', '<', codeRules.triesMax)
    .returning('code_hash')
    .executeTakeFirst();
  if (!row || !timingSafeEqual(row.code_hash, codeHash)) return false;
  // Kept without its code, so that the resend limit still knows of it.
  await tx
    .updateTable('sign_in_codes')
    .set({ expires_at: now })
    .where('phone_index', '=', phoneIndex)
    .execute();
  return true;
}
