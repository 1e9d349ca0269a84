import type { SuccessionFact } from '../facts.ts';
import { type HouseholdNode, holds, type Succession } from './people.ts';

/**
 * Successions by day, those of one day in the order given. Marks the households that begin with one. Throws on a share
 * that is none.
 *
 * @param household finds a household by its id and throws when it is not given
 */
export function resolveSuccessions(
  given: readonly SuccessionFact[],
  household: (id: string) => HouseholdNode,
  dayOf: (text: string) => number,
): Succession[] {
  const all = given.map(({ at, from, to, share }): Succession => {
    if (!(share >= 0 && share <= 1)) throw new Error(`${share} is not a share`);
    const day = dayOf(at);
    const giver = household(from);
    return { day, from: giver, to: household(to), share, ends: giver.span.to < day };
  });
  // Who is not there yet has nothing to hand on, not even what others handed to it before.
  const successions = all.filter(({ from, day }) => from.span.from <= day);
  successions.sort((a, b) => a.day - b.day);
  for (const { day, to } of successions) {
    if (to.span.from === day && holds(to.span, day)) to.inherits = true;
  }
  return successions;
}

/** What happens between households at the first instant of one day. */
export interface SuccessionDay {
  day: number;
  /** In the order given. */
  successions: readonly Succession[];
}

/** Successions, which must be in order of their days, day by day. */
export function byDay(successions: readonly Succession[]): SuccessionDay[] {
  const days: { day: number; successions: Succession[] }[] = [];
  for (const succession of successions) {
    const last = days.at(-1);
    if (last?.day === succession.day) last.successions.push(succession);
    else days.push({ day: succession.day, successions: [succession] });
  }
  return days;
}
