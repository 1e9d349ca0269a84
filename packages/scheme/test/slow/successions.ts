import { momentOf } from './calendar.ts';
import { firstVersion, type Known } from './known.ts';
import { householdTakesPart } from './people.ts';

/* Households that split or merge, and what goes along with them. */

export interface Succession {
  at: string;
  /** `h:ID` of who hands on and of who receives. */
  from: string;
  to: string;
  /** In millionths, so that shares multiply as whole numbers. */
  share: number;
  /** Whether the giver still takes part on that day: then what it hands on is taken from it. */
  giver: 'stays' | 'left';
}

export const WHOLE = 1_000_000;

/** Successions after the scheme's first day, in the order of the file. Who is not there yet has nothing to hand on. */
export function successionsOf(known: Known): Succession[] {
  const first = firstVersion(known.documents).from;
  const { households, successions = [] } = known.record.facts;
  return successions
    .filter(({ at }) => at > first)
    .flatMap(({ at, from, to, share }) => {
      const giver = households.find(({ id }) => id === from);
      if (typeof giver?.joinedOn !== 'string' || giver.joinedOn > at) return [];
      return {
        at,
        from: `h:${from}`,
        to: `h:${to}`,
        share: Math.round(share * WHOLE),
        giver: householdTakesPart(giver, at) ? 'stays' : 'left',
      };
    });
}

/** Those by which a household received something, on one of the days between two moments. */
export function receivedBy(known: Known, household: string, before: number): Succession[] {
  return successionsOf(known).filter(({ to, at }) => to === household && momentOf(at) <= before);
}
