import { Failure } from '../../platform/errors/index.ts';
import type { Actor, CommandApp } from '../../platform/command/index.ts';
import { type ScopedRead, withScope } from '../../platform/db/index.ts';
import { readHouseholdRecords, seesHousehold } from '../people/index.ts';
import { passbookErrors } from './errors.ts';
import { passbookRoles } from './policy.ts';

/** Reads from one household's book, for those who may; a neighbour's answers like one that does not exist. */
export function openBook<Answer>(
  services: Pick<CommandApp, 'db' | 'clock'>,
  actor: Actor,
  place: { villageId: number; householdId: string },
  work: (read: ScopedRead, now: Date) => Promise<Answer>,
): Promise<Answer> {
  const { villageId } = place;
  return withScope(services.db, { lo: villageId, hi: villageId }, async (read) => {
    if (!(await seesHousehold(read, actor, place, passbookRoles)))
      throw new Failure(passbookErrors.household_unknown());
    const now = services.clock.now();
    const [household] = await readHouseholdRecords(read, [place], now);
    if (household === undefined) throw new Failure(passbookErrors.household_unknown());
    return work(read, now);
  });
}
