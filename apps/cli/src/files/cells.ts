import type { FactType, FactValue } from '@jishan/scheme';
import { dayTextOf, parseInstant } from '@jishan/scheme';
import { ByteTable } from './byte-table.ts';
import { dateHint, numberHint, unseenFault } from './cell-hints.ts';
import type { ProblemList } from './problems.ts';
import { quickMoment, quickNumber } from './quick-cells.ts';
import type { Table } from './table.ts';

const DATE = '要写成日期，如 2024-03-05';
const MOMENT = '要写成日期或日期加时间，如 2024-03-05 或 2024-03-05 14:30';
const NUMBER = '要写成数字，如 2 或 2.5';
/** From here on a number is not what was written any more. Quick numbers have at most 15 digits. */
const NUMBER_LIMIT = 1e15;
const NUMBER_TEXT = /^[+-]?(\d+(\.\d+)?|\.\d+)$/;

/** A column by its place in the table; one that the table lacks has none, and all its cells are empty. */
export interface Column {
  name: string;
  place: number;
}

const NOWHERE = -1;

/** Reads the cells of a table's current row, noting every cell that is not what it must be. */
export class CellReader {
  private readonly table: Table;
  private readonly problems: ProblemList;
  private readonly words: ByteTable;
  private readonly texts: string[] = [];

  constructor(table: Table, problems: ProblemList) {
    this.table = table;
    this.problems = problems;
    this.words = new ByteTable(table.scanner.bytes);
  }

  column(name: string): Column {
    return { name, place: this.table.columns.indexOf(name) };
  }

  isEmpty({ place }: Column): boolean {
    return place === NOWHERE || this.table.scanner.isEmpty(place);
  }

  /** Empty and missing cells are undefined. */
  text(column: Column): string | undefined {
    return this.isEmpty(column) ? undefined : this.table.scanner.cell(column.place);
  }

  /** Text that stands in many rows: the same string each time. */
  word(column: Column): string | undefined {
    if (this.isEmpty(column)) return undefined;
    const { scanner } = this.table;
    const { place } = column;
    const number = this.words.numberOf(scanner.start(place), scanner.end(place));
    this.texts[number] ??= this.seen(column, scanner.cell(place));
    return this.texts[number];
  }

  /** What cannot be seen makes an id another one, which nobody could tell from the message that it is not there. */
  private seen(column: Column, text: string): string {
    const fault = this.table.scanner.isPlain(column.place) ? null : unseenFault(text);
    if (fault !== null) this.fault(column, text, fault);
    return text;
  }

  /** An id must be there. */
  id(column: Column): string | undefined {
    const value = this.word(column);
    if (value === undefined) this.missing(column);
    return value;
  }

  day(column: Column): string | null {
    const moment = this.instant(column, DATE);
    return moment === null ? null : dayTextOf(moment);
  }

  /** First and last day of a while; one that ends before it begins holds no day, which is hardly ever meant. */
  days(first: Column, last: Column): { from: string | null; to: string | null } {
    const [from, to] = [this.day(first), this.day(last)];
    if (from !== null && to !== null && to < from) {
      const { file, row } = this.table;
      this.problems.warn(
        `${file} 第 ${row} 行：${last.name}（${to}）早于 ${first.name}（${from}），这一段一天也没有`,
      );
    }
    return { from, to };
  }

  moment(column: Column): number | null {
    return this.instant(column, MOMENT);
  }

  number(column: Column): number | undefined {
    if (this.isEmpty(column)) return undefined;
    const { scanner } = this.table;
    const { place } = column;
    const quick = quickNumber(scanner.bytes, scanner.start(place), scanner.end(place));
    if (!Number.isNaN(quick)) return quick;
    const value = scanner.cell(place);
    const long = NUMBER_TEXT.test(value);
    if (long && Math.abs(Number(value)) < NUMBER_LIMIT) return Number(value);
    this.fault(
      column,
      value,
      long ? '太大了，要小于一千万亿（10 的 15 次方）' : `${NUMBER}${numberHint(value)}`,
    );
    return undefined;
  }

  /** A fact in its declared type; what cannot be read as that is a problem, not an unknown value. */
  fact(column: Column, type: FactType): FactValue | undefined {
    const value = this.word(column);
    if (value === undefined) return undefined;
    const read = readFact(value, type);
    if (read === undefined) this.fault(column, value, `${FACT_WORDS[type]}${factHint(value, type)}`);
    return read;
  }

  /** Says that a cell may not be empty; a column that is not there at all was named once, for the header. */
  missing(column: Column): void {
    if (column.place !== NOWHERE) this.fault(column, '', '不能是空的');
  }

  fault({ name }: Column, value: string, expected: string): void {
    const { file, row } = this.table;
    this.problems.add({ file, row, column: name, ...(value === '' ? {} : { value }), expected });
  }

  private instant(column: Column, expected: string): number | null {
    if (this.isEmpty(column)) return null;
    const { scanner } = this.table;
    const { place } = column;
    const quick = quickMoment(scanner.bytes, scanner.start(place), scanner.end(place));
    if (!Number.isNaN(quick)) return quick;
    const value = scanner.cell(place);
    const moment = parseInstant(value);
    if (moment === null) this.fault(column, value, `${expected}${dateHint(value)}`);
    return moment;
  }
}

/** Ids of one column, each of which may stand only once. */
export class UniqueIds {
  private readonly table: Table;
  private readonly cells: CellReader;
  private readonly column: Column;
  private readonly known: ByteTable;
  private readonly rows: number[] = [];

  constructor(table: Table, cells: CellReader, name: string) {
    this.table = table;
    this.cells = cells;
    this.column = cells.column(name);
    this.known = new ByteTable(table.scanner.bytes);
  }

  /** The current row's id; empty where it is missing. */
  read(): string {
    const { cells, column, table, rows } = this;
    const id = cells.text(column);
    if (id === undefined) {
      cells.missing(column);
      return '';
    }
    const { scanner, row } = table;
    const unseen = scanner.isPlain(column.place) ? null : unseenFault(id);
    if (unseen !== null) cells.fault(column, id, unseen);
    const number = this.known.numberOf(scanner.start(column.place), scanner.end(column.place));
    const first = rows[number];
    if (first !== undefined) cells.fault(column, id, `编号重复了，第 ${first} 行已经用过`);
    else rows.push(row);
    return id;
  }
}

/** What a cell of a fact must look like. */
export const FACT_WORDS: Record<FactType, string> = {
  bool: '要写成 true 或 false（也可以写 是、否）',
  int: '要写成整数，如 3',
  number: NUMBER,
  text: '要写成文字',
  date: DATE,
};

/** What was most likely meant by a fact that cannot be read. */
export function factHint(value: string, type: FactType): string {
  if (type === 'date') return dateHint(value);
  return type === 'int' || type === 'number' ? numberHint(value) : '';
}

const TRUE = new Set(['true', '是', '1', 'yes', 'y']);
const FALSE = new Set(['false', '否', '0', 'no', 'n']);

/** A cell's text as a value of a type; undefined when it is none. */
export function readFact(text: string, type: FactType): FactValue | undefined {
  switch (type) {
    case 'bool': {
      const word = text.toLowerCase();
      if (TRUE.has(word)) return true;
      return FALSE.has(word) ? false : undefined;
    }
    case 'int':
      return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : undefined;
    case 'number':
      return NUMBER_TEXT.test(text) && Math.abs(Number(text)) < NUMBER_LIMIT ? Number(text) : undefined;
    case 'text':
      return text;
    case 'date': {
      const moment = parseInstant(text);
      return moment === null ? undefined : dayTextOf(moment);
    }
  }
}
