import type { Actor, CommandApp, Role } from '../../platform/command/index.ts';
import { type ScopedRead, withScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { seesHousehold } from '../people/index.ts';
import { enrolmentErrors } from './errors.ts';

/**
 * Opens a village for somebody who sees the household by one of these duties or lives there; others hear what they would
 * of one that is not there.
 */
export function inHousehold<Result>(
  services: Pick<CommandApp, 'db'>,
  actor: Actor,
  place: { villageId: number; householdId: string },
  roles: readonly Role[],
  work: (read: ScopedRead) => Promise<Result>,
): Promise<Result> {
  return withScope(services.db, { lo: place.villageId, hi: place.villageId }, async (read) => {
    if (!(await seesHousehold(read, actor, place, roles)))
      throw new Failure(enrolmentErrors.household_unknown());
    return work(read);
  });
}
