import { localDay } from '../../platform/clock/index.ts';
import type { Actor } from '../../platform/command/index.ts';
import { everyVillage, withTx } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { auditAccess } from './audit.ts';
import { type DoorKey, phoneDoor } from './door-keys.ts';
import { accessErrors } from './errors.ts';
import { mergeAccounts } from './merge-accounts.ts';
import type { AccessServices, From } from './services.ts';
import {
  addDoor,
  findAccountByDoor,
  findPhoneOwner,
  refreshByPhones,
  refreshVillagerAccount,
} from './villager-account.ts';
import { findSigners } from './villager-scope.ts';

/**
 * Adds a door that its owner has just opened to the account they are signed in with. If it led to another villager's
 * account, both were proven to be theirs in one sitting, and become one.
 * @param phone the verified number, when the door is a phone
 * @throws Failure `access.door_of_staff` when the door is a colleague's, `access.door_not_on_roster` for a phone that
 *   no roster has
 */
export async function addOwnDoor(
  app: AccessServices,
  from: From,
  actor: Actor,
  added: { door: DoorKey } | { phone: string },
): Promise<{ merged: boolean }> {
  const merged = await withTx(app.db, everyVillage, async (tx) => {
    const signers =
      'phone' in added ? await findSigners(tx, app.vault, added.phone, localDay(app.clock.now())) : [];
    if ('phone' in added && signers.length === 0) throw new Failure(accessErrors.door_not_on_roster());
    const door = 'phone' in added ? phoneDoor(app.vault, added.phone) : added.door;
    const other =
      'phone' in added ? await findPhoneOwner(tx, app, door, signers) : await findAccountByDoor(tx, door);
    if (other && other.kind !== 'villager') throw new Failure(accessErrors.door_of_staff());
    const gone = other && other.id !== actor.accountId ? other.id : null;
    if (gone) await mergeAccounts(tx, app, { keep: actor.accountId, gone, phones: 'move' });
    else await addDoor(tx, app, actor.accountId, door);
    if ('phone' in added) {
      const mine = { id: actor.accountId, kind: 'villager', disabled: false } as const;
      await refreshVillagerAccount(tx, app, added.phone, signers, mine);
    } else if (gone) await refreshByPhones(tx, app, actor.accountId);
    return gone;
  });
  const { accountId } = actor;
  const kind = 'phone' in added ? 'phone' : added.door.kind;
  const entry = { actorId: accountId, target: `account:${accountId}` };
  await auditAccess(app, from, { ...entry, action: 'access.door-added', after: { kind } });
  if (merged) await auditAccess(app, from, { ...entry, action: 'access.accounts-merged', after: { merged } });
  return { merged: merged !== null };
}
