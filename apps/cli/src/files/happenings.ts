import { type CompiledScheme, type EventFact, type OrderFact, nearest } from '@jishan/scheme';
import { CellReader, type Column, UniqueIds } from './cells.ts';
import { type FactColumns, factColumns } from './facts.ts';
import type { ProblemList } from './problems.ts';
import { DAY_MS } from './quick-cells.ts';
import { openTable, type Table } from './table.ts';

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
  const required = ['event_id', 'happened_at', 'item', 'subject', 'approved_at'];
  const table = openTable(folder, 'events.csv', required, problems);
  if (!table) return [];
  const reader = new EventReader(scheme, table, problems);
  const events: EventFact[] = [];
  while (table.next()) events.push(reader.read());
  reader.warn(problems);
  return events;
}

/** How many rows have something about them, and the first of them. */
class RowCount {
  rows = 0;
  first = 0;

  add(row: number): void {
    if (this.rows++ === 0) this.first = row;
  }
}

class EventReader {
  private readonly table: Table;
  /** Approved more than a day before they happened. */
  private readonly early = new RowCount();
  private readonly cells: CellReader;
  private readonly ids: UniqueIds;
  private readonly facts: FactColumns;
  private readonly parts: readonly { part: string; column: Column }[];
  private readonly happened: Column;
  private readonly item: Column;
  private readonly subject: Column;
  private readonly approved: Column;
  private readonly quantity: Column;
  private readonly score: Column;
  private readonly points: Column;
  private readonly grade: Column;
  private readonly reason: Column;
  private readonly corrects: Column;

  constructor(scheme: CompiledScheme, table: Table, problems: ProblemList) {
    const cells = new CellReader(table, problems);
    this.table = table;
    this.cells = cells;
    this.ids = new UniqueIds(table, cells, 'event_id');
    this.facts = factColumns({ scheme, subject: 'event', table, cells, fixed: EVENT_COLUMNS, problems });
    warnOfUnknownParts(scheme, table, problems);
    this.parts = table.columns
      .filter((name) => name.startsWith('score.'))
      .map((name) => ({ part: name.slice('score.'.length), column: cells.column(name) }));
    this.happened = cells.column('happened_at');
    this.item = cells.column('item');
    this.subject = cells.column('subject');
    this.approved = cells.column('approved_at');
    this.quantity = cells.column('quantity');
    this.score = cells.column('score');
    this.points = cells.column('points');
    this.grade = cells.column('grade');
    this.reason = cells.column('reason');
    this.corrects = cells.column('corrects');
  }

  /** The current row. */
  read(): EventFact {
    const { cells } = this;
    const corrects = cells.text(this.corrects);
    // A correction stands where its event stands; the other columns of its row are not looked at.
    if (cells.isEmpty(this.happened) && corrects === undefined) cells.missing(this.happened);
    const stands = corrects === undefined;
    const happenedAt = cells.moment(this.happened) ?? Number.NEGATIVE_INFINITY;
    const approvedAt = cells.moment(this.approved);
    // A date without a time is its first instant: what was approved on the day it happened is not early.
    if (stands && approvedAt !== null && approvedAt < happenedAt - DAY_MS) this.early.add(this.table.row);
    // All events have the same fields in the same order, which the engine reads much faster.
    return {
      id: this.ids.read(),
      happenedAt,
      item: cells.word(this.item) ?? '',
      subject: cells.word(this.subject) ?? '',
      approvedAt,
      quantity: stands ? cells.number(this.quantity) : undefined,
      score: stands ? cells.number(this.score) : undefined,
      parts: stands ? this.readParts() : undefined,
      grade: stands ? cells.word(this.grade) : undefined,
      points: stands ? cells.number(this.points) : undefined,
      reason: stands ? cells.text(this.reason) : undefined,
      corrects,
      facts: stands ? this.facts.read() : undefined,
    };
  }

  /** Says what is hardly ever meant, once all rows are read. */
  warn(problems: ProblemList): void {
    const { rows, first } = this.early;
    if (rows > 0) {
      problems.warn(
        `events.csv 有 ${rows} 行的 approved_at 早于 happened_at（第 ${first} 行起），请核对日期`,
      );
    }
  }

  private readParts(): Record<string, number> | undefined {
    let parts: Record<string, number> | undefined;
    for (const { part, column } of this.parts) {
      const value = this.cells.number(column);
      if (value === undefined) continue;
      parts ??= {};
      parts[part] = value;
    }
    return parts;
  }
}

/** Parts of a score that no item of any version has: whatever stands there is not looked at. */
function warnOfUnknownParts({ versions }: CompiledScheme, table: Table, problems: ProblemList): void {
  const items = versions.flatMap((version) => [...version.items.values()]);
  const parts = items.flatMap(({ points }) => (points.type === 'score' ? points.parts : []));
  const known = new Set(parts.map(({ id }) => `score.${id}`));
  for (const name of table.columns) {
    if (!name.startsWith('score.') || known.has(name)) continue;
    problems.warn(`events.csv 的 ${name} 列：没有哪个项目有这个分项，已忽略`);
  }
}

/** Reads `redemptions.csv`; none when there is no such file. */
export function readOrders(scheme: CompiledScheme, folder: string, problems: ProblemList): OrderFact[] {
  const required = ['order_id', 'ordered_at', 'household_id', 'points'];
  const table = openTable(folder, 'redemptions.csv', required, problems);
  if (!table) return [];
  const cells = new CellReader(table, problems);
  const facts = factColumns({ scheme, subject: 'order', table, cells, fixed: ORDER_COLUMNS, problems });
  const ids = new UniqueIds(table, cells, 'order_id');
  const [ordered, cancelled] = [cells.column('ordered_at'), cells.column('cancelled_at')];
  const [households, members] = [cells.column('household_id'), cells.column('member_id')];
  const [points, balances, classes] = [
    cells.column('points'),
    cells.column('balance'),
    cells.column('class'),
  ];
  const kinds = new OrderClasses(scheme);
  const orders: OrderFact[] = [];
  while (table.next()) {
    if (cells.isEmpty(ordered)) cells.missing(ordered);
    if (cells.isEmpty(points)) cells.missing(points);
    const memberId = cells.word(members);
    const balance = cells.word(balances);
    const type = cells.word(classes);
    kinds.look(type, table.row);
    orders.push({
      id: ids.read(),
      orderedAt: cells.moment(ordered) ?? 0,
      householdId: cells.id(households) ?? '',
      points: cells.number(points) ?? 0,
      cancelledAt: cells.moment(cancelled),
      ...(memberId === undefined ? {} : { memberId }),
      ...(balance === undefined ? {} : { balance }),
      ...(type === undefined ? {} : { class: type }),
      facts: facts.read(),
    });
  }
  kinds.warn(problems);
  return orders;
}

/** Looks for orders of a class that no version has: a slip there passes by the rules of the class that was meant. */
class OrderClasses {
  private readonly known: readonly string[];
  private readonly unknown = new Map<string, RowCount>();

  constructor({ versions }: CompiledScheme) {
    this.known = versions.flatMap(({ document }) => Object.keys(document.redemption?.classes ?? {}));
  }

  look(type: string | undefined, row: number): void {
    if (type === undefined || this.known.length === 0 || this.known.includes(type)) return;
    const count = this.unknown.get(type) ?? new RowCount();
    count.add(row);
    this.unknown.set(type, count);
  }

  warn(problems: ProblemList): void {
    for (const [type, { rows, first }] of this.unknown) {
      const near = nearest(type, this.known);
      problems.warn(
        `redemptions.csv 有 ${rows} 行的 class 写的是 ${type}（第 ${first} 行起），方案的 redemption.classes 里没有，按没有专门规矩的办${near === null ? '' : `；是不是想写 ${near}？`}`,
      );
    }
  }
}

/** Month, two months, quarter, half year, year, or the one period that never ends. */
const PERIOD_NAME = /^(\d{4}(-(0[1-9]|1[0-2]|B[1-6]|Q[1-4]|H[12]))?|life)$/;

/** Reads `notices.csv`: when the window of a notice closed, by period. */
export function readNotices(folder: string, problems: ProblemList): Map<string, number> {
  const ends = new Map<string, number>();
  const table = openTable(folder, 'notices.csv', ['period', 'ended_at'], problems);
  if (!table) return ends;
  const cells = new CellReader(table, problems);
  const periods = new UniqueIds(table, cells, 'period');
  const ended = cells.column('ended_at');
  while (table.next()) {
    const period = periods.read();
    const end = cells.moment(ended);
    if (period !== '' && !PERIOD_NAME.test(period)) {
      problems.warn(
        `notices.csv 第 ${table.row} 行的期名 ${period} 不认得，这一行没有用；要写成 2024-Q1、2024-03、2024 这样`,
      );
    }
    if (end !== null) ends.set(period, end);
  }
  return ends;
}
