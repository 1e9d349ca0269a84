import { type EventFact, toPoints } from '@jishan/scheme';
import type { EventsTable } from './tables.ts';

/** The columns of an event that the scheme's engine asks for. */
export const factColumns = [
  'id',
  'item',
  'subject',
  'happened_at',
  'approved_at',
  'quantity',
  'grade',
  'score',
  'parts',
  'chosen',
  'corrects',
] as const;

export type FactRow = Pick<EventsTable, (typeof factColumns)[number]>;

/** An event's row as the engine reads it: minor units become points, SQL's null becomes absence. */
export function toEventFact(row: FactRow, decimals: 0 | 1 | 2): EventFact {
  return {
    id: row.id,
    item: row.item,
    subject: row.subject,
    happenedAt: row.happened_at.getTime(),
    approvedAt: row.approved_at?.getTime() ?? null,
    ...(row.quantity === null ? {} : { quantity: row.quantity }),
    ...(row.grade === null ? {} : { grade: row.grade }),
    ...(row.score === null ? {} : { score: row.score }),
    ...(row.parts === null ? {} : { parts: row.parts }),
    ...(row.chosen === null ? {} : { points: toPoints(row.chosen, decimals) }),
    ...(row.corrects === null ? {} : { corrects: row.corrects }),
  };
}
