import type { Actor, Role } from '../../platform/command/index.ts';
import { definePolicy, mayAt, overseeingRoles, ownHouseholds } from '../../platform/policy/index.ts';

/** Who looks into the passbooks of others: the keeper too, who pays out what stands in them. */
const staffRoles: readonly Role[] = [...overseeingRoles, 'keeper'];

export const policies = {
  readPassbook: definePolicy('passbook.read-passbook', ['villager', ...staffRoles]),
};

/** A villager opens the passbook of their own household and no other. */
export function mayReadPassbook(actor: Actor, villageId: number, householdId: string): boolean {
  return mayAt(actor, villageId, staffRoles) || ownHouseholds(actor, villageId).includes(householdId);
}
