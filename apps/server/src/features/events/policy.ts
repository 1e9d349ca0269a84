import type { Actor, Role } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import {
  definePolicy,
  fieldRoles,
  homesOf,
  overseeingRoles,
  ownHouseholds,
  ownPersons,
} from '../../platform/policy/index.ts';
import { seesHousehold } from '../people/index.ts';
import { eventErrors } from './errors.ts';

/** Who may take back what was approved. */
const correctRoles: readonly Role[] = ['clerk', 'town_office'];
export const policies = {
  storePhoto: definePolicy('events.store-photo', ['villager', ...fieldRoles]),
  submitClaim: definePolicy('events.submit-claim', ['villager', ...fieldRoles]),
  resubmitClaim: definePolicy('events.resubmit-claim', ['villager', ...fieldRoles]),
  recordVisit: definePolicy('events.record-visit', fieldRoles),
  reverseEvent: definePolicy('events.reverse-event', correctRoles),
  seeEvents: definePolicy('events.see-events', ['villager', ...overseeingRoles]),
};

export type FiledAs = 'villager' | 'helper';

interface Where {
  villageId: number;
  householdId: string;
}

/**
 * May this person file for this household, and in what part? A household of somebody else, or of a group that is not
 * theirs, answers like a missing one.
 */
export async function mayFile(
  read: ScopedRead,
  actor: Actor,
  where: Where,
): Promise<{ ok: true; as: FiledAs } | { ok: false; error: CodedError }> {
  if (homesOf(actor, where.villageId).includes(where.householdId)) return { ok: true, as: 'villager' };
  if (await seesHousehold(read, actor, where, fieldRoles)) return { ok: true, as: 'helper' };
  return { ok: false, error: eventErrors.other_household() };
}

/** Visitors judge others, never their own home, and whoever has one group goes nowhere else. */
export async function mayVisit(read: ScopedRead, actor: Actor, where: Where): Promise<CodedError | null> {
  if (ownHouseholds(actor, where.villageId).includes(where.householdId)) return eventErrors.own_household();
  return (await seesHousehold(read, actor, where, fieldRoles)) ? null : eventErrors.other_household();
}

/** Nobody takes back points of their own household: the neighbour's clerk or the town does. */
export function mayCorrect(actor: Actor, villageId: number, householdId: string): CodedError | null {
  return ownHouseholds(actor, villageId).includes(householdId) ? eventErrors.own_household() : null;
}

/** Whether an actor may look at the events of a household. */
export function maySee(read: ScopedRead, actor: Actor, where: Where): Promise<boolean> {
  return seesHousehold(read, actor, where, overseeingRoles);
}

/** The ids under which somebody files, so that the same person does not review it under another hat. */
export function filerIds(actor: Actor): string[] {
  return [actor.accountId, ...ownPersons(actor)];
}
