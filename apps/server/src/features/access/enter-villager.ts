import { localDay } from '../../platform/clock/index.ts';
import { everyVillage, type ScopedTx, withTx } from '../../platform/db/index.ts';
import { auditAccess } from './audit.ts';
import { type DoorKey, phoneDoor } from './door-keys.ts';
import { mergeAccounts } from './merge-accounts.ts';
import { type OpenedSession, openSession, type SessionOptions } from './open-session.ts';
import type { AccessServices, From } from './services.ts';
import { standingAmong } from './standing.ts';
import {
  addDoor,
  type FoundAccount,
  findAccountByDoor,
  findWithoutPhone,
  makeVillager,
  moveDoor,
  refreshByPhones,
  refreshVillagerAccount,
} from './villager-account.ts';
import { ensureGrant, type Signer } from './villager-grants.ts';
import { findSigners } from './villager-scope.ts';

/** Shorter than a phone's own: whoever comes next to the device must not find the household open. */
const CARD_LASTS = { totalSec: 2 * 3600, idleSec: 10 * 60 };

interface Entered {
  accountId: string;
  session: OpenedSession;
  /** The account that was found to be the same person's. */
  merged?: string;
}

/**
 * Opens a session for whoever has this phone on a roster. The phone must have been verified a moment ago: by a code
 * that was sent to it, or by a service that says so.
 * @param door another door that the same person came through; it leads to the account from now on
 * @returns null when no roster has the phone, or the account is closed
 */
export async function enterByPhone(
  app: AccessServices,
  from: From,
  { phone, door }: { phone: string; door?: DoorKey },
): Promise<OpenedSession | null> {
  const entered = await withTx(app.db, everyVillage, async (tx): Promise<Entered | null> => {
    const signers = await findSigners(tx, app.vault, phone, localDay(app.clock.now()));
    if (signers.length === 0) return null;
    const account = await refreshVillagerAccount(tx, app, phone, signers);
    if (account.disabled || account.kind !== 'villager') return null;
    const merged = door ? await joinDoor(tx, app, account.id, door) : null;
    const session = await open(tx, app, from, account.id, { door: door?.kind ?? 'phone' });
    return { accountId: account.id, session, ...(merged ? { merged } : {}) };
  });
  return entered && finish(app, from, entered, door?.kind ?? 'phone');
}

/**
 * Opens a session for the villager whose account this door leads to.
 * @returns null when the door is unknown, or nobody on a roster is behind it any more
 */
export async function enterByDoor(
  app: AccessServices,
  from: From,
  door: DoorKey,
): Promise<OpenedSession | null> {
  const entered = await withTx(app.db, everyVillage, async (tx): Promise<Entered | null> => {
    const account = await findAccountByDoor(tx, door);
    if (!account || account.disabled || account.kind !== 'villager') return null;
    if ((await refreshByPhones(tx, app, account.id)) === 0) return null;
    return { accountId: account.id, session: await open(tx, app, from, account.id, { door: door.kind }) };
  });
  return entered && finish(app, from, entered, door.kind);
}

/**
 * Opens the short session of a household's card for the person who holds it. The card and its PIN have been checked.
 * @param holder with the phone that the roster has for them, if any: the card then is a door of that phone's account
 */
export async function enterByCard(
  app: AccessServices,
  from: From,
  card: { door: DoorKey; holder: Signer; phone: string | null },
): Promise<OpenedSession | null> {
  const { door, holder, phone } = card;
  const entered = await withTx(app.db, everyVillage, async (tx): Promise<Entered | null> => {
    const account =
      (await findHolders(tx, door, holder)) ??
      (phone === null ? null : await findHolders(tx, phoneDoor(app.vault, phone), holder)) ??
      (await findWithoutPhone(tx, [holder])) ??
      (await makeVillager(tx, app));
    if (account.disabled || account.kind !== 'villager') return null;
    await moveDoor(tx, app, account.id, door);
    await ensureGrant(tx, app, account.id, holder);
    const narrow = { door: door.kind, lasts: CARD_LASTS, only: holder };
    return { accountId: account.id, session: await open(tx, app, from, account.id, narrow) };
  });
  return entered && finish(app, from, entered, door.kind);
}

/** The account behind a door that the holder of a card has not opened just now: only if it stands for them. */
async function findHolders(tx: ScopedTx, door: DoorKey, holder: Signer): Promise<FoundAccount | null> {
  const account = await findAccountByDoor(tx, door);
  return account && (await standingAmong(tx, account.id, [holder])).length > 0 ? account : null;
}

/**
 * A door that led to another account shows the same verified phone now: both are one person's. The other account's
 * phones stay behind, since this one may have taken their place.
 */
async function joinDoor(
  tx: ScopedTx,
  app: AccessServices,
  accountId: string,
  door: DoorKey,
): Promise<string | null> {
  const other = await findAccountByDoor(tx, door);
  if (other && other.id !== accountId && other.kind === 'villager') {
    await mergeAccounts(tx, app, { keep: accountId, gone: other.id, phones: 'drop' });
    return other.id;
  }
  if (!other) await addDoor(tx, app, accountId, door);
  return null;
}

const open = (
  tx: ScopedTx,
  app: AccessServices,
  from: From,
  accountId: string,
  options: SessionOptions,
): Promise<OpenedSession> => openSession(tx, app, { id: accountId, kind: 'villager' }, { from, ...options });

async function finish(
  app: AccessServices,
  from: From,
  { accountId, session, merged }: Entered,
  door: string,
): Promise<OpenedSession> {
  const target = `account:${accountId}`;
  if (merged)
    await auditAccess(app, from, {
      actorId: accountId,
      action: 'access.accounts-merged',
      target,
      after: { merged },
    });
  await auditAccess(app, from, { actorId: accountId, action: 'access.signed-in', target, after: { door } });
  return session;
}
