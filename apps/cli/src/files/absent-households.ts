import type { HouseholdFact, VillageFacts } from '@jishan/scheme';
import type { ProblemList } from './problems.ts';

/**
 * Warns of successions by a household that is not there yet, which has nothing to hand on, and to one that does not take
 * part on that day: what it is given may have no account to stand in, and points would be gone without a word.
 */
export function warnOfAbsentHouseholds(facts: VillageFacts, problems: ProblemList): void {
  const households = new Map(facts.households.map((household) => [household.id, household]));
  for (const { at, from, to } of facts.successions ?? []) {
    const giver = households.get(from);
    const taker = households.get(to);
    if (giver && !hasJoined(giver, at)) {
      problems.warn(
        `successions.csv 写的 ${from} 户在 ${at} 还没有参加，没有分可以交出去；请核对 at 和它的 joined_on`,
      );
    }
    if (taker && !takesPart(taker, at)) {
      problems.warn(
        `successions.csv 写的 ${to} 户在 ${at} 没有参加，${from} 户交给它的分会没有账可记；请核对 at 和它的 joined_on、left_on`,
      );
    }
  }
}

/** Dates as `YYYY-MM-DD` compare as text. */
const hasJoined = ({ joinedOn }: HouseholdFact, day: string): boolean => joinedOn !== null && joinedOn <= day;

const takesPart = (household: HouseholdFact, day: string): boolean =>
  hasJoined(household, day) && (household.leftOn === null || day <= household.leftOn);
