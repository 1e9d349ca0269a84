import type { Actor, Role } from '../../platform/command/index.ts';
import { definePolicy, homesOf, mayAt, overseeingRoles } from '../../platform/policy/index.ts';

/** Who may see names in full, for a reason and on the record: whoever serves or judges the households there. */
export const revealRoles = overseeingRoles;

/** Who looks for people across all the villages of a duty; others have the list of their village. */
export const searchRoles = overseeingRoles;

/** Who sees households that are not their own; a keeper, to hand out what their points are exchanged for. */
export const householdRoles: readonly Role[] = ['keeper', ...overseeingRoles];

export const peoplePolicies = {
  /** Villagers too: they see their own households only. */
  readHouseholds: definePolicy('people.read-households', ['villager', ...householdRoles]),
  search: definePolicy('people.search', searchRoles),
  reveal: definePolicy('people.reveal', revealRoles),
};

/** Whether this is the actor's own household: only there are names shown in full without asking. */
export function isAtHome(actor: Actor, villageId: number, householdId: string): boolean {
  return homesOf(actor, villageId).includes(householdId);
}

export const mayImportRoster = (actor: Actor, villageId: number) =>
  mayAt(actor, villageId, ['clerk', 'system_admin']);
