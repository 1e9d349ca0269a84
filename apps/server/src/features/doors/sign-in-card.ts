import { localDay } from '../../platform/clock/index.ts';
import { noScope, withScope, withTx } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import {
  accessErrors,
  auditLock,
  enterByCard,
  forgetAttempts,
  LOCK_MINUTES,
  type From,
  type OpenedSession,
  passwordMatches,
  takeAttempt,
} from '../access/index.ts';
import { readCardCode, type CardCode } from './card-code.ts';
import { cardDoor, cardSubject } from './card-doors.ts';
import { readHolders } from './card-holder.ts';
import { pinDigest } from './card-pin.ts';
import { doorErrors } from './errors.ts';
import { type Card, findCardBySecret } from './read-cards.ts';
import type { DoorServices } from './services.ts';

/**
 * Signs in with a household's card and its PIN, for a short time and this household only. A card that does not exist, a
 * void one, one without a PIN and a wrong PIN answer alike and are counted alike.
 * @throws Failure `doors.card_unreadable` for what is no card's code, `doors.card_wrong` with the tries that are left,
 *   `access.locked` from the last one on, `doors.card_void`
 */
export async function signInByCard(
  app: DoorServices,
  from: From,
  input: { card: string; pin: string },
): Promise<OpenedSession> {
  const code = readCardCode(input.card);
  if (!code) throw new Failure(doorErrors.card_unreadable());
  const subject = cardSubject(app, code.secretHash);
  // A transaction of its own: a try is spent even when what follows fails.
  const attempt = await withTx(app.db, noScope, (tx) => takeAttempt(tx, subject, app.clock.now()));
  if (!attempt.allowed) throw new Failure(accessErrors.locked({ minutes: attempt.minutes }));
  const card = await proveCard(app, code, input.pin);
  if (!card) {
    if (!attempt.last) throw new Failure(doorErrors.card_wrong({ left: attempt.left }));
    await auditLock(app, from, subject);
    throw new Failure(accessErrors.locked({ minutes: LOCK_MINUTES }));
  }
  const session = await enterHolder(app, from, code.villageId, card);
  if (!session) throw new Failure(doorErrors.card_void());
  await withTx(app.db, noScope, (tx) => forgetAttempts(tx, subject));
  return session;
}

async function proveCard(app: DoorServices, code: CardCode, pin: string): Promise<Card | null> {
  const scope = { lo: code.villageId, hi: code.villageId };
  const card = await withScope(app.db, scope, (read) => findCardBySecret(read, code));
  const digest = pinDigest(app.vault, code.villageId, card?.id ?? '', pin);
  const matches = await passwordMatches(card?.pinHash ?? null, digest);
  return matches ? card : null;
}

/** Whoever held the card may have moved away, died or been erased since. */
async function enterHolder(
  app: DoorServices,
  from: From,
  villageId: number,
  card: Card,
): Promise<OpenedSession | null> {
  const { householdId, personId } = card;
  const found = await withScope(app.db, { lo: villageId, hi: villageId }, async (read) => {
    const holders = await readHolders(read, app.vault, { villageId, householdId }, localDay(app.clock.now()));
    return holders.find((holder) => holder.personId === personId) ?? null;
  });
  if (!found) return null;
  const { name, phone } = found;
  const holder = { villageId, householdId, personId, name };
  return enterByCard(app, from, { door: cardDoor(app, card.id), holder, phone });
}
