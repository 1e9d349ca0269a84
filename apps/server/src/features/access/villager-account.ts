import { type Clock, localDay } from '../../platform/clock/index.ts';
import type { ScopedTx } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { type DoorKey, phoneDoor, sealedPhonePlace } from './door-keys.ts';
import { leavePhone, standingAmong } from './standing.ts';
import { alignGrants, type Signer } from './villager-grants.ts';
import { findSigners } from './villager-scope.ts';

export interface AccountApp {
  clock: Clock;
  ids: Ids;
  vault: Vault;
}

export interface FoundAccount {
  id: string;
  kind: 'villager' | 'staff';
  disabled: boolean;
}

/** The account behind a door, or null. */
export async function findAccountByDoor(tx: ScopedTx, door: DoorKey): Promise<FoundAccount | null> {
  const row = await tx
    .selectFrom('access_doors as d')
    .innerJoin('access_accounts as a', 'a.id', 'd.account_id')
    .select(['a.id', 'a.kind', 'a.disabled_at'])
    .where('d.kind', '=', door.kind)
    .where('d.door_index', '=', door.index)
    .executeTakeFirst();
  return row ? { id: row.id, kind: row.kind, disabled: row.disabled_at !== null } : null;
}

/**
 * The account behind a phone that was proven a moment ago, made at the first sign-in; its grants are brought in line
 * with the roster. An account that stands for none of the phone's persons is its former owner's: that one loses the
 * phone and all that came from it, since its other doors are the former owner's own.
 * @param signers whom the roster has under this phone; at least one
 * @param mine the account the phone is added to by somebody who is signed in
 */
export async function refreshVillagerAccount(
  tx: ScopedTx,
  app: AccountApp,
  phone: string,
  signers: Signer[],
  mine?: FoundAccount,
): Promise<FoundAccount> {
  const door = phoneDoor(app.vault, phone);
  const account =
    mine ??
    (await findPhoneOwner(tx, app, door, signers)) ??
    (await findWithoutPhone(tx, signers)) ??
    (await makeVillager(tx, app));
  await keepPhone(tx, app, account.id, door, phone);
  await alignGrants(tx, app, account.id, [
    ...signers,
    ...(await findOtherSigners(tx, app, account.id, phone)),
  ]);
  return account;
}

/** The account that a phone leads to, if it is still its owner's; a former owner's is left without it. */
export async function findPhoneOwner(
  tx: ScopedTx,
  app: AccountApp,
  door: DoorKey,
  signers: readonly Signer[],
): Promise<FoundAccount | null> {
  const owner = await findAccountByDoor(tx, door);
  if (!owner || owner.kind !== 'villager') return owner;
  if ((await standingAmong(tx, owner.id, signers)).length > 0) return owner;
  await leavePhone(tx, app, owner.id, door);
  await alignGrants(tx, app, owner.id, await findOtherSigners(tx, app, owner.id, null));
  return null;
}

/**
 * Brings the grants of an account in line with the roster by all of its phones. None of them was proven just now, so
 * this may follow persons whom the account stands for and never adds another.
 * @returns how many of those the roster still has under them; none also where the first releases kept no number
 */
export async function refreshByPhones(tx: ScopedTx, app: AccountApp, accountId: string): Promise<number> {
  const signers = await findOtherSigners(tx, app, accountId, null);
  // Nothing that is known for sure takes everything away: proving the phone anew brings all in line.
  if (signers.length > 0) await alignGrants(tx, app, accountId, signers);
  return signers.length;
}

/** Adds a door to an account; one that is there already stays as it is. */
export async function addDoor(
  tx: ScopedTx,
  app: { clock: Clock },
  accountId: string,
  door: DoorKey,
): Promise<void> {
  await tx
    .insertInto('access_doors')
    .values({
      kind: door.kind,
      door_index: door.index,
      account_id: accountId,
      sealed: null,
      added_at: app.clock.now(),
    })
    .onConflict((conflict) => conflict.columns(['kind', 'door_index']).doNothing())
    .execute();
}

/** Makes a door lead to an account, wherever it led before. */
export async function moveDoor(
  tx: ScopedTx,
  app: { clock: Clock },
  accountId: string,
  door: DoorKey,
): Promise<void> {
  await addDoor(tx, app, accountId, door);
  await tx
    .updateTable('access_doors')
    .set({ account_id: accountId })
    .where('kind', '=', door.kind)
    .where('door_index', '=', door.index)
    .where('account_id', '<>', accountId)
    .execute();
}

/** A new villager's account; no grants yet, and never a name: that lies with the roster. */
export async function makeVillager(tx: ScopedTx, app: { clock: Clock; ids: Ids }): Promise<FoundAccount> {
  const id = app.ids.uuid();
  await tx
    .insertInto('access_accounts')
    .values({ id, kind: 'villager', created_at: app.clock.now(), disabled_at: null })
    .execute();
  return { id, kind: 'villager', disabled: false };
}

/**
 * An account that stands for one of these persons and has no phone of its own, as a card makes it: the first phone
 * belongs to it.
 */
export async function findWithoutPhone(
  tx: ScopedTx,
  signers: readonly Signer[],
): Promise<FoundAccount | null> {
  for (const { villageId, householdId, personId } of signers) {
    const row = await tx
      .selectFrom('role_grants as g')
      .innerJoin('access_accounts as a', 'a.id', 'g.account_id')
      .select(['a.id', 'a.kind', 'a.disabled_at'])
      .where('a.kind', '=', 'villager')
      .where('a.disabled_at', 'is', null)
      .where('g.role', '=', 'villager')
      .where('g.ended_at', 'is', null)
      .where('g.place_id', '=', villageId)
      .where('g.household_id', '=', householdId)
      .where('g.person_id', '=', personId)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('access_doors as d')
              .select('d.account_id')
              .whereRef('d.account_id', '=', 'a.id')
              .where('d.kind', '=', 'phone'),
          ),
        ),
      )
      .orderBy('a.created_at')
      .executeTakeFirst();
    if (row) return { id: row.id, kind: row.kind, disabled: false };
  }
  return null;
}

async function keepPhone(
  tx: ScopedTx,
  app: AccountApp,
  accountId: string,
  door: DoorKey,
  phone: string,
): Promise<void> {
  await addDoor(tx, app, accountId, door);
  await tx
    .updateTable('access_doors')
    .set({ sealed: app.vault.seal(phone, sealedPhonePlace(door.index)) })
    .where('kind', '=', 'phone')
    .where('door_index', '=', door.index)
    .where('sealed', 'is', null)
    .execute();
}

/** Whom of its own persons the roster has under the account's phones, but for one that has been looked up already. */
async function findOtherSigners(
  tx: ScopedTx,
  app: AccountApp,
  accountId: string,
  known: string | null,
): Promise<Signer[]> {
  const doors = await tx
    .selectFrom('access_doors')
    .select(['door_index', 'sealed'])
    .where('account_id', '=', accountId)
    .where('kind', '=', 'phone')
    .execute();
  const phones = doors.flatMap(({ door_index, sealed }) =>
    sealed === null ? [] : [app.vault.open(sealed, sealedPhonePlace(door_index))],
  );
  const found: Signer[] = [];
  for (const phone of phones)
    if (phone !== known) found.push(...(await findSigners(tx, app.vault, phone, localDay(app.clock.now()))));
  return standingAmong(tx, accountId, found);
}
