import type { ScopedRead, ScopedTx } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { findPersonsByPhone, type PersonOfPhone } from '../people/index.ts';

const AGE_MIN = 14;

/**
 * The persons who may sign in with this phone: nobody under 14 has an account. Signing in starts from a phone and nothing
 * else, so this one look-up reaches every village; it finds only by the keyed digest of the whole number.
 */
export async function findSigners(
  tx: ScopedTx,
  vault: Vault,
  phone: string,
  today: string,
): Promise<PersonOfPhone[]> {
  // A handle that may write can read; the read-only type is no supertype, so it has to be said.
  const persons = await findPersonsByPhone(tx as unknown as ScopedRead, vault, phone);
  return persons.filter((person) => isOldEnough(person.bornOn, today));
}

/** Whether somebody may have an account; a birthday that nobody noted is none of a child's. */
export function isOldEnough(bornOn: string | null | undefined, today: string): boolean {
  const bornUntil = `${Number(today.slice(0, 4)) - AGE_MIN}${today.slice(4)}`;
  return !bornOn || bornOn <= bornUntil;
}
