import type { CompiledScheme, FactSubject, FactType, FactValue } from '@jishan/scheme';
import { declaredFacts } from '@jishan/scheme';
import type { CellReader, Column } from './cells.ts';
import type { ProblemList } from './problems.ts';
import type { Table } from './table.ts';

const NO_FACTS: Record<string, FactValue> = {};

/** The facts of a table's rows: the columns that the scheme declares, each with its type. */
export class FactColumns {
  private readonly cells: CellReader;
  private readonly columns: readonly [Column, FactType][];

  constructor(cells: CellReader, columns: readonly [Column, FactType][]) {
    this.cells = cells;
    this.columns = columns;
  }

  /** Of the current row; an unknown value is left out. */
  read(): Record<string, FactValue> {
    if (this.columns.length === 0) return NO_FACTS;
    const facts: Record<string, FactValue> = {};
    for (const [column, type] of this.columns) {
      const value = this.cells.fact(column, type);
      if (value !== undefined) facts[column.name] = value;
    }
    return facts;
  }
}

interface FactColumnsInput {
  scheme: CompiledScheme;
  subject: FactSubject;
  table: Table;
  cells: CellReader;
  /** Columns that are no facts. */
  fixed: readonly string[];
  problems: ProblemList;
}

/** Columns beyond the fixed ones are facts; one that the scheme does not declare is ignored with a warning. */
export function factColumns(input: FactColumnsInput): FactColumns {
  const { scheme, subject, table, cells, fixed, problems } = input;
  const declared = declaredFacts(scheme, subject);
  const columns: [Column, FactType][] = [];
  for (const name of table.columns) {
    if (fixed.includes(name) || (subject === 'event' && name.startsWith('score.'))) continue;
    const type = declared.get(name);
    if (type) columns.push([cells.column(name), type]);
    else if (name !== '') problems.warn(`${table.file} 的 ${name} 列没有在方案的 facts 里写明，已忽略`);
  }
  return new FactColumns(cells, columns);
}
