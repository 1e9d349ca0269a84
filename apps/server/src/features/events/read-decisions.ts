import type { ScopedRead } from '../../platform/db/index.ts';
import type { DecisionsTable } from './tables.ts';

export type DecisionRow = DecisionsTable & { by_name: string | null; comment: string | null };

/** What reviewers have decided about some events of a village, oldest first; undone acts are left out. */
export function readDecisions(
  read: ScopedRead,
  villageId: number,
  eventIds: string[],
): Promise<DecisionRow[]> {
  if (eventIds.length === 0) return Promise.resolve([]);
  return read
    .selectFrom('decisions as d')
    .leftJoin('decision_notes as n', (join) =>
      join.onRef('n.village_id', '=', 'd.village_id').onRef('n.decision_id', '=', 'd.id'),
    )
    .selectAll('d')
    .select(['n.by_name', 'n.comment'])
    .where('d.village_id', '=', villageId)
    .where('d.event_id', 'in', eventIds)
    .where('d.undone_at', 'is', null)
    .orderBy('d.step')
    .execute();
}

/** How many acts there have been upon an event, undone ones included. */
export async function countDecisions(read: ScopedRead, villageId: number, eventId: string): Promise<number> {
  const { acts } = await read
    .selectFrom('decisions')
    .select((count) => count.fn.countAll<number>().as('acts'))
    .where('village_id', '=', villageId)
    .where('event_id', '=', eventId)
    .executeTakeFirstOrThrow();
  return acts;
}

/** One act, undone or not. */
export function readDecision(
  read: ScopedRead,
  villageId: number,
  decisionId: string,
): Promise<DecisionsTable | undefined> {
  return read
    .selectFrom('decisions')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('id', '=', decisionId)
    .executeTakeFirst();
}
