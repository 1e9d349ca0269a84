import type { CompiledScheme, EventFact, OrderFact } from '@jishan/scheme';
import { CellReader } from './cells.ts';
import { type FactColumns, factColumns } from './facts.ts';
import { UniqueIds } from './people.ts';
import type { ProblemList } from './problems.ts';
import { type Row, readTable } from './table.ts';

const EVENT_COLUMNS = [
  'event_id',
  'happened_at',
  'item',
  'subject',
  'quantity',
  'score',
  'grade',
  'points',
  'reason',
  'corrects',
  'approved_at',
];
const ORDER_COLUMNS = [
  'order_id',
  'ordered_at',
  'household_id',
  'points',
  'member_id',
  'balance',
  'class',
  'cancelled_at',
];

/** Reads `events.csv`. */
export function readEvents(scheme: CompiledScheme, folder: string, problems: ProblemList): EventFact[] {
  const file = 'events.csv';
  const required = ['event_id', 'happened_at', 'item', 'subject', 'approved_at'];
  const table = readTable(folder, file, required, problems);
  if (!table) {
    problems.add({ file, expected: '没有这个文件，它必须有' });
    return [];
  }
  const cells = new CellReader(table, problems);
  const facts = factColumns(scheme, 'event', table, EVENT_COLUMNS, problems);
  const parts = table.columns.filter((name) => name.startsWith('score.'));
  const seen = new UniqueIds(cells, 'event_id');
  return table.rows.map((row) => readEvent(row, cells, facts, parts, seen.read(row)));
}

function readEvent(
  row: Row,
  cells: CellReader,
  facts: FactColumns,
  partColumns: readonly string[],
  id: string,
): EventFact {
  const happenedAt = cells.moment(row, 'happened_at');
  const corrects = cells.text(row, 'corrects');
  // A correction stands where its event stands; the other columns of its row are not looked at.
  if (happenedAt === null && cells.text(row, 'happened_at') === undefined && corrects === undefined) {
    cells.fault(row, 'happened_at', '', '不能是空的');
  }
  const event: EventFact = {
    id,
    happenedAt: happenedAt ?? Number.NEGATIVE_INFINITY,
    item: cells.text(row, 'item') ?? '',
    subject: cells.text(row, 'subject') ?? '',
    approvedAt: cells.moment(row, 'approved_at'),
  };
  if (corrects !== undefined) return { ...event, corrects };
  const quantity = cells.number(row, 'quantity');
  const score = cells.number(row, 'score');
  const points = cells.number(row, 'points');
  const grade = cells.text(row, 'grade');
  const reason = cells.text(row, 'reason');
  if (quantity !== undefined) event.quantity = quantity;
  if (score !== undefined) event.score = score;
  if (points !== undefined) event.points = points;
  if (grade !== undefined) event.grade = grade;
  if (reason !== undefined) event.reason = reason;
  const parts = readParts(row, cells, partColumns);
  if (parts) event.parts = parts;
  const extra = facts.read(cells, row);
  return Object.keys(extra).length > 0 ? { ...event, facts: extra } : event;
}

function readParts(row: Row, cells: CellReader, columns: readonly string[]): Record<string, number> | null {
  let parts: Record<string, number> | null = null;
  for (const column of columns) {
    const value = cells.number(row, column);
    if (value === undefined) continue;
    parts ??= {};
    parts[column.slice('score.'.length)] = value;
  }
  return parts;
}

/** Reads `redemptions.csv`; none when there is no such file. */
export function readOrders(scheme: CompiledScheme, folder: string, problems: ProblemList): OrderFact[] {
  const required = ['order_id', 'ordered_at', 'household_id', 'points'];
  const table = readTable(folder, 'redemptions.csv', required, problems);
  if (!table) return [];
  const cells = new CellReader(table, problems);
  const facts = factColumns(scheme, 'order', table, ORDER_COLUMNS, problems);
  const seen = new UniqueIds(cells, 'order_id');
  return table.rows.map((row) => {
    const orderedAt = cells.moment(row, 'ordered_at');
    const points = cells.number(row, 'points');
    if (cells.text(row, 'ordered_at') === undefined) cells.fault(row, 'ordered_at', '', '不能是空的');
    if (cells.text(row, 'points') === undefined) cells.fault(row, 'points', '', '不能是空的');
    const memberId = cells.text(row, 'member_id');
    const balance = cells.text(row, 'balance');
    const type = cells.text(row, 'class');
    return {
      id: seen.read(row),
      orderedAt: orderedAt ?? 0,
      householdId: cells.id(row, 'household_id') ?? '',
      points: points ?? 0,
      cancelledAt: cells.moment(row, 'cancelled_at'),
      ...(memberId === undefined ? {} : { memberId }),
      ...(balance === undefined ? {} : { balance }),
      ...(type === undefined ? {} : { class: type }),
      facts: facts.read(cells, row),
    };
  });
}

/** Reads `notices.csv`: when the window of a notice closed, by period. */
export function readNotices(folder: string, problems: ProblemList): Map<string, number> {
  const ends = new Map<string, number>();
  const table = readTable(folder, 'notices.csv', ['period', 'ended_at'], problems);
  if (!table) return ends;
  const cells = new CellReader(table, problems);
  const seen = new UniqueIds(cells, 'period');
  for (const row of table.rows) {
    const period = seen.read(row);
    const ended = cells.moment(row, 'ended_at');
    if (ended !== null) ends.set(period, ended);
  }
  return ends;
}
