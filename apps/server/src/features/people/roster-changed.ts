import { sql } from 'kysely';
import type { OutboxDraft } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';

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

/**
 * Some households and all that one of them goes on in, or that it shares a member with, however far that leads: points
 * of one of them bear on those of the others.
 */
export async function readLinkedHouseholds(
  read: ScopedRead,
  villageId: number,
  householdIds: readonly string[],
): Promise<string[]> {
  if (householdIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with recursive linked(id) as (
      select unnest(${[...householdIds]}::uuid[])
      union
      select n.id from linked l cross join lateral (
        select o.household_id as id from member_stays s
          join member_stays o on o.village_id = s.village_id and o.member_id = s.member_id
          where s.village_id = ${villageId} and s.household_id = l.id and o.household_id <> l.id
        union all
        select to_household from successions where village_id = ${villageId} and from_household = l.id
        union all
        select from_household from successions where village_id = ${villageId} and to_household = l.id
      ) n
    )
    select id from linked`.execute(read);
  return rows.map((row) => row.id);
}
