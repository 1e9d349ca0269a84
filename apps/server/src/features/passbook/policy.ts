import type { Actor, Role } from '../../platform/command/index.ts';
import { definePolicy, mayAt, ownHouseholds } from '../../platform/policy/index.ts';

/** Who looks into the passbooks of others: those who serve them, judge them or check the books. */
const staffRoles: readonly Role[] = [
  'helper',
  'group_leader',
  'panel',
  'clerk',
  'supervisor',
  'keeper',
  'town_department',
  'town_office',
  'district_office',
  'auditor',
];

export const policies = {
  readPassbook: definePolicy('passbook.read-passbook', ['villager', ...staffRoles]),
};

/** A villager opens the passbook of their own household and no other. */
export function mayReadPassbook(actor: Actor, villageId: number, householdId: string): boolean {
  return mayAt(actor, villageId, staffRoles) || ownHouseholds(actor, villageId).includes(householdId);
}
