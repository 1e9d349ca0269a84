import type { Actor, Role } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { definePolicy, homesOf, mayAt, overseeingRoles } from '../../platform/policy/index.ts';
import { seesHousehold } from '../people/index.ts';

/** Those at whose desk a villager may join, agree and withdraw. */
export const deskRoles: readonly Role[] = ['helper', 'group_leader', 'clerk'];

/** Who looks at where households stand. */
export const seeingRoles = overseeingRoles;

export const enrolmentPolicies = {
  see: definePolicy('enrolment.see', ['villager', ...seeingRoles]),
  act: definePolicy('enrolment.act', ['villager', ...deskRoles]),
  readTexts: definePolicy('enrolment.read-texts', 'signed_in'),
  publishText: definePolicy('enrolment.publish-text', ['system_admin']),
  seeHelpers: definePolicy('enrolment.see-helpers', ['villager', ...deskRoles]),
};

export type ActsAs = 'self' | 'desk';

/** In what part somebody acts for a household; null where it is none of theirs. */
export async function actsAs(
  { read, actor, villageId }: { read: ScopedRead; actor: Actor; villageId: number },
  householdId: string,
): Promise<ActsAs | null> {
  if (homesOf(actor, villageId).includes(householdId)) return 'self';
  if (!mayAt(actor, villageId, deskRoles)) return null;
  return (await seesHousehold(read, actor, { villageId, householdId }, deskRoles)) ? 'desk' : null;
}
