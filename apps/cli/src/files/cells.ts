import type { FactType, FactValue } from '@jishan/scheme';
import { dayTextOf, parseInstant } from '@jishan/scheme';
import type { ProblemList } from './problems.ts';
import type { Row, Table } from './table.ts';

const DATE = '要写成日期，如 2024-03-05';
const MOMENT = '要写成日期或日期加时间，如 2024-03-05 或 2024-03-05 14:30';
const NUMBER = '要写成数字，如 2 或 2.5';
const NUMBER_TEXT = /^[+-]?(\d+(\.\d+)?|\.\d+)$/;

/** Reads the cells of one table by column name, noting every cell that is not what it must be. */
export class CellReader {
  private readonly table: Table;
  private readonly problems: ProblemList;
  private readonly places: ReadonlyMap<string, number>;

  constructor(table: Table, problems: ProblemList) {
    this.table = table;
    this.problems = problems;
    this.places = new Map(table.columns.map((name, at) => [name, at]));
  }

  /** Empty and missing cells are undefined. */
  text(row: Row, column: string): string | undefined {
    const at = this.places.get(column);
    const value = at === undefined ? undefined : row.cells[at];
    return value === '' ? undefined : value;
  }

  /** An id must be there. */
  id(row: Row, column: string): string | undefined {
    const value = this.text(row, column);
    if (value === undefined) this.fault(row, column, '', '不能是空的');
    return value;
  }

  day(row: Row, column: string): string | null {
    const value = this.text(row, column);
    if (value === undefined) return null;
    const moment = parseInstant(value);
    if (moment === null) this.fault(row, column, value, DATE);
    return moment === null ? null : dayTextOf(moment);
  }

  moment(row: Row, column: string): number | null {
    const value = this.text(row, column);
    if (value === undefined) return null;
    const moment = parseInstant(value);
    if (moment === null) this.fault(row, column, value, MOMENT);
    return moment;
  }

  number(row: Row, column: string): number | undefined {
    const value = this.text(row, column);
    if (value === undefined) return undefined;
    if (!NUMBER_TEXT.test(value)) {
      this.fault(row, column, value, NUMBER);
      return undefined;
    }
    return Number(value);
  }

  /** A fact in its declared type; what cannot be read as that is a problem, not an unknown value. */
  fact(row: Row, column: string, type: FactType): FactValue | undefined {
    const value = this.text(row, column);
    if (value === undefined) return undefined;
    const read = readFact(value, type);
    if (read === undefined) this.fault(row, column, value, FACT_WORDS[type]);
    return read;
  }

  fault(row: Row, column: string, value: string, expected: string): void {
    const { file } = this.table;
    this.problems.add({ file, row: row.number, column, ...(value === '' ? {} : { value }), expected });
  }
}

const FACT_WORDS: Record<FactType, string> = {
  bool: '要写成 true 或 false（也可以写 是、否）',
  int: '要写成整数，如 3',
  number: NUMBER,
  text: '要写成文字',
  date: DATE,
};

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
      return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
    case 'number':
      return NUMBER_TEXT.test(text) ? Number(text) : undefined;
    case 'text':
      return text;
    case 'date': {
      const moment = parseInstant(text);
      return moment === null ? undefined : dayTextOf(moment);
    }
  }
}
