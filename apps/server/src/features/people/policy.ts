import type { Actor } from '../../platform/command/index.ts';
import { definePolicy, mayAt, overseeingRoles, ownHouseholds } from '../../platform/policy/index.ts';

export const peoplePolicies = {
  /** Villagers too: they see their own households only. */
  readHouseholds: definePolicy('people.read-households', ['villager', 'keeper', ...overseeingRoles]),
};

/** Whether names of this household are shown in full: to its own people and to the village's clerk. */
export function seesNames(actor: Actor, villageId: number, householdId: string): boolean {
  return mayAt(actor, villageId, ['clerk']) || ownHouseholds(actor, villageId).includes(householdId);
}

export const mayImportRoster = (actor: Actor, villageId: number) =>
  mayAt(actor, villageId, ['clerk', 'system_admin']);
