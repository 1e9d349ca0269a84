import type { Actor } from '../../platform/command/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { definePolicy, mayAt } from '../../platform/policy/index.ts';
import { doorErrors } from './errors.ts';

export const doorPolicies = {
  enter: definePolicy('doors.enter', 'public'),
  /** Staff come in by their name, and by what an administrator has bound. */
  ownDoors: definePolicy('doors.own', ['villager']),
  /** At the desk, with the household's people before it. */
  handleCards: definePolicy('doors.handle-cards', ['clerk']),
  /** Another way past the password: theirs who hand out passwords, not theirs who take second factors away. */
  bindStaff: definePolicy('doors.bind-staff', ['system_admin']),
};

export const mayHandleCards = (actor: Actor, villageId: number) => mayAt(actor, villageId, ['clerk']);

/** Whoever came by a card is on somebody else's device: nothing about the account itself may change there. */
export function refuseCardSession(actor: Actor): void {
  if (actor.onlyHousehold !== undefined) throw new Failure(doorErrors.card_session());
}
