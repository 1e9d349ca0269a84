import type { SuccessionFact } from '../facts.ts';
import { type HouseholdNode, holds, type Succession } from './people.ts';

/**
 * Successions by day, those of one day in the order given. Marks the households that begin with one.
 *
 * @param household finds a household by its id and throws when it is not given
 */
export function resolveSuccessions(
  given: readonly SuccessionFact[],
  household: (id: string) => HouseholdNode,
  dayOf: (text: string) => number,
): Succession[] {
  const successions = given.map(({ at, from, to, share }): Succession => {
    const day = dayOf(at);
    const giver = household(from);
    return { day, from: giver, to: household(to), share, ends: giver.span.to < day };
  });
  successions.sort((a, b) => a.day - b.day);
  for (const { day, to } of successions) {
    if (to.span.from === day && holds(to.span, day)) to.inherits = true;
  }
  return successions;
}
