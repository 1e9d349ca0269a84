import type { OutboxDraft } from '../../platform/command/index.ts';
import { readTogether, type ScopedRead } from '../../platform/db/index.ts';

export const rosterTopic = 'people.roster-changed';

/** What is told when the roster changed in a way that may bear on points or on who belongs where. */
export interface RosterMessage {
  householdIds: string[];
  /** Whose household is another one now. */
  memberIds: string[];
  /** The first day that may look different; null means all of them. */
  since: string | null;
}

/** To be left in the outbox by whatever changes households, stays, facts or successions. */
export function rosterChanged(message: RosterMessage): OutboxDraft {
  return { topic: rosterTopic, payload: { ...message } };
}

/** The optimistic locks of scoring. Who changes the roster bumps them, so that no approval books by what was. */
export const householdScoreGuard = (householdId: string): string => `score:${householdId}`;
export const villageScoreGuard = 'score:village';

/** Rests on which groups there are: a duty bound to one, and what takes a group's name away. */
export const groupsGuard = 'people:groups';

/**
 * Some households and all that one of them goes on in, or that it shares a member with, however far that leads: points
 * of one of them bear on those of the others.
 */
export async function readLinkedHouseholds(
  read: ScopedRead,
  villageId: number,
  householdIds: readonly string[],
): Promise<string[]> {
  const linked = new Set(householdIds);
  // Most households are linked with none, and one look finds that: a recursive statement would be planned anew each
  // time, which costs ten times what it takes to run.
  for (let fresh = [...linked]; fresh.length > 0; ) {
    const found = await readNeighbours(read, [villageId], fresh);
    fresh = [...new Set(found.map((link) => link.id))].filter((id) => !linked.has(id));
    for (const id of fresh) linked.add(id);
  }
  return [...linked];
}

/** Who is linked directly with some households, each with the one it is linked with. */
const readNeighbours = readTogether(
  (read, [villageId]: readonly [number], ids) =>
    read
      .selectFrom('member_stays as s')
      .innerJoin('member_stays as o', (join) =>
        join
          .onRef('o.village_id', '=', 's.village_id')
          .onRef('o.member_id', '=', 's.member_id')
          .onRef('o.household_id', '<>', 's.household_id'),
      )
      .select(['s.household_id as of', 'o.household_id as id'])
      .where('s.village_id', '=', villageId)
      .where('s.household_id', 'in', ids)
      .unionAll((goesOn) =>
        goesOn
          .selectFrom('successions')
          .select(['from_household as of', 'to_household as id'])
          .where('village_id', '=', villageId)
          .where('from_household', 'in', ids),
      )
      .unionAll((cameFrom) =>
        cameFrom
          .selectFrom('successions')
          .select(['to_household as of', 'from_household as id'])
          .where('village_id', '=', villageId)
          .where('to_household', 'in', ids),
      )
      .execute(),
  (link) => link.of,
);
