import type { Actor, Role } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import {
  definePolicy,
  fieldRoles,
  mayAt,
  overseeingRoles,
  ownHouseholds,
} from '../../platform/policy/index.ts';
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

/** May this person file for this household, and in what part? A household of somebody else answers like a missing one. */
export function mayFile(
  actor: Actor,
  villageId: number,
  householdId: string,
): { ok: true; as: FiledAs } | { ok: false; error: CodedError } {
  if (ownHouseholds(actor, villageId).includes(householdId)) return { ok: true, as: 'villager' };
  if (mayAt(actor, villageId, fieldRoles)) return { ok: true, as: 'helper' };
  return { ok: false, error: eventErrors.other_household() };
}

/** Visitors judge others, never their own home. */
export function mayVisit(actor: Actor, villageId: number, householdId: string): CodedError | null {
  return ownHouseholds(actor, villageId).includes(householdId) ? eventErrors.own_household() : null;
}

/** Nobody takes back points of their own household: the neighbour's clerk or the town does. */
export function mayCorrect(actor: Actor, villageId: number, householdId: string): CodedError | null {
  return ownHouseholds(actor, villageId).includes(householdId) ? eventErrors.own_household() : null;
}

/** Whose events an actor may look at in a village. */
export function householdsOverseen(actor: Actor, villageId: number): 'all' | string[] {
  return mayAt(actor, villageId, overseeingRoles) ? 'all' : ownHouseholds(actor, villageId);
}

export function maySee(actor: Actor, villageId: number, householdId: string): boolean {
  const seen = householdsOverseen(actor, villageId);
  return seen === 'all' || seen.includes(householdId);
}

/** The ids under which somebody files, so that the same person does not review it under another hat. */
export function filerIds(actor: Actor): string[] {
  return actor.personId === undefined ? [actor.accountId] : [actor.accountId, actor.personId];
}
