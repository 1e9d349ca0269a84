import { readTogether, type ScopedRead } from '../../platform/db/index.ts';
import type { DecisionsTable } from './tables.ts';

export type DecisionRow = DecisionsTable & {
  by_name: string | null;
  for_name: string | null;
  comment: string | null;
};

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
    .select(['n.by_name', 'n.for_name', 'n.comment'])
    .where('d.village_id', '=', villageId)
    .where('d.event_id', 'in', eventIds)
    .where('d.undone_at', 'is', null)
    .orderBy('d.step')
    .execute();
}

/** All acts upon one event in their order, undone ones included, without the reviewers' names and words. */
export function readActs(read: ScopedRead, villageId: number, eventId: string): Promise<DecisionsTable[]> {
  return readActsOf(read, [villageId], [eventId]);
}

const readActsOf = readTogether(
  (read, [villageId]: readonly [number], eventIds): Promise<DecisionsTable[]> =>
    read
      .selectFrom('decisions')
      .selectAll()
      .where('village_id', '=', villageId)
      .where('event_id', 'in', eventIds)
      .orderBy('step')
      .execute(),
  (act) => act.event_id,
);
