import type { Actor } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { decidingRoles, definePolicy, ownHouseholds, ownPersons } from '../../platform/policy/index.ts';
import type { EventsTable } from '../events/index.ts';
import { reviewErrors } from './errors.ts';

export const policies = {
  seeQueue: definePolicy('review.see-queue', decidingRoles),
  decideEvent: definePolicy('review.decide-event', decidingRoles),
  undoDecision: definePolicy('review.undo-decision', decidingRoles),
};

/** Whoever must keep away from a case: its own household, and who filed or helped to file it. */
export function recusalOf(
  actor: Actor,
  event: Pick<EventsTable, 'village_id' | 'household_id' | 'filers'>,
): CodedError | null {
  if (ownHouseholds(actor, event.village_id).includes(event.household_id))
    return reviewErrors.own_household();
  if (event.filers.some((id) => personIds(actor).includes(id))) return reviewErrors.own_filing();
  return null;
}

/** The ids under which somebody may have filed. */
export function personIds(actor: Actor): string[] {
  return [actor.accountId, ...ownPersons(actor)];
}
