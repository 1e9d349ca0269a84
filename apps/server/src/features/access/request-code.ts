import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { localDay } from '../../platform/clock/index.ts';
import { everyVillage, type ScopedTx, withTx } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { normalisePhone } from '../people/index.ts';
import { type CodePlace, placeOfCode, takeCodeAsk } from './code-places.ts';
import { codeRules } from './code-rules.ts';
import { accessErrors } from './errors.ts';
import type { AccessServices, From } from './services.ts';
import { findSigners } from './villager-scope.ts';

export const phoneSubject = 'sign-in.phone';
export const codePurpose = (phoneIndex: Buffer) => `sign-in.code:${phoneIndex.toString('hex')}`;

export interface CodeRequested {
  expiresInSec: number;
  resendInSec: number;
  /** Settles when the message has been handed over; nobody who asked waits for it. */
  sent: Promise<void>;
}

/**
 * Makes a code for a phone and sends it if the phone is on a roster. Everything that the caller can see, and how long
 * it takes, is the same for a phone that nobody has.
 * @throws Failure `access.phone_malformed`, `access.code_too_soon`, `access.code_too_many`, `access.sms_unavailable`
 */
export async function requestCode(
  app: AccessServices,
  from: Pick<From, 'ip'>,
  input: { phone: string },
): Promise<CodeRequested> {
  const phone = normalisePhone(input.phone);
  if (!phone) throw new Failure(accessErrors.phone_malformed());
  if (!app.sms.available) throw new Failure(accessErrors.sms_unavailable());
  const now = app.clock.now();
  const phoneIndex = app.vault.index(phone, phoneSubject);
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const codeHash = app.vault.index(code, codePurpose(phoneIndex));
  const known = await withTx(app.db, everyVillage, async (tx) => {
    await refuseTooMany(tx, placeOfCode(app.vault, phoneIndex, from.ip), now);
    await storeCode(tx, { phoneIndex, codeHash, now });
    const signers = await findSigners(tx, app.vault, phone, localDay(now));
    return signers.length > 0;
  });
  const minutes = String(codeRules.livesSec / 60);
  const sent = known
    ? app.sms
        .send({ phone, template: 'sign_in_code', values: { code, minutes } })
        .catch((error: unknown) => app.log.error({ err: error }, 'Sending a sign-in code failed'))
    : Promise.resolve();
  return { expiresInSec: codeRules.livesSec, resendInSec: codeRules.resendSec, sent };
}

async function refuseTooMany(tx: ScopedTx, place: CodePlace, now: Date): Promise<void> {
  const last = await tx
    .selectFrom('sign_in_codes')
    .select('sent_at')
    .where('phone_index', '=', place.phoneIndex)
    .forUpdate()
    .executeTakeFirst();
  const waitMs = (last?.sent_at.getTime() ?? 0) + codeRules.resendSec * 1000 - now.getTime();
  if (waitMs > 0) throw new Failure(accessErrors.code_too_soon({ retryInSec: Math.ceil(waitMs / 1000) }));
  if (!(await takeCodeAsk(tx, place, now))) throw new Failure(accessErrors.code_too_many());
}

async function storeCode(
  tx: ScopedTx,
  { phoneIndex, codeHash, now }: { phoneIndex: Buffer; codeHash: Buffer; now: Date },
): Promise<void> {
  const expiresAt = new Date(now.getTime() + codeRules.livesSec * 1000);
  await sql`
    insert into sign_in_codes (phone_index, code_hash, sent_at, expires_at, tries)
    values (${phoneIndex}, ${codeHash}, ${now}, ${expiresAt}, 0)
    on conflict (phone_index) do update set code_hash = excluded.code_hash, sent_at = excluded.sent_at,
      expires_at = excluded.expires_at, tries = 0`.execute(tx);
}
