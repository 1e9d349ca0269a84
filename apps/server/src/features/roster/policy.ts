import { authErrors } from '../../platform/auth/index.ts';
import type { Actor } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { definePolicy, mayAt, overseeingRoles } from '../../platform/policy/index.ts';

/** Who reads of households that are not their own. */
export const readingRoles = overseeingRoles;

export const rosterPolicies = {
  keepRoster: definePolicy('roster.keep', ['clerk']),
  readChanges: definePolicy('roster.read-changes', ['villager', ...readingRoles]),
  readGroups: definePolicy('roster.read-groups', overseeingRoles),
  readOrganisations: definePolicy('roster.read-organisations', overseeingRoles),
};

/** The village's clerk keeps its roster; nobody else, however high. */
export function mayKeepRoster(actor: Actor, villageId: number): CodedError | null {
  return mayAt(actor, villageId, ['clerk', 'system_admin']) ? null : authErrors.not_allowed();
}
