import { withTx, noScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import {
  type DoorKey,
  findAccountByDoor,
  type From,
  goOnAfterPassword,
  type StaffSession,
} from '../access/index.ts';
import { doorErrors } from './errors.ts';
import type { DoorServices } from './services.ts';

export type StaffEntered = StaffSession;

/**
 * Goes on for staff whom an administrator has bound to this door.
 * @throws Failure `doors.sso_unknown`, and those of going on after the password
 */
export async function enterStaff(app: DoorServices, from: From, door: DoorKey): Promise<StaffEntered> {
  const account = await withTx(app.db, noScope, (tx) => findAccountByDoor(tx, door));
  if (account?.kind !== 'staff' || account.disabled) throw new Failure(doorErrors.sso_unknown());
  return goOnAfterPassword(app, from, account.id);
}
