import type { CompiledScheme, FactSubject, FactType, FactValue } from '@jishan/scheme';
import { declaredFacts } from '@jishan/scheme';
import type { CellReader } from './cells.ts';
import type { ProblemList } from './problems.ts';
import type { Row, Table } from './table.ts';

/** The fact columns of one table: those that the scheme declares, each with its type. */
export interface FactColumns {
  read(cells: CellReader, row: Row): Record<string, FactValue>;
}

/** Columns beyond the fixed ones are facts; one that the scheme does not declare is ignored with a warning. */
export function factColumns(
  scheme: CompiledScheme,
  subject: FactSubject,
  table: Table,
  fixed: readonly string[],
  problems: ProblemList,
): FactColumns {
  const declared = declaredFacts(scheme, subject);
  const columns: [string, FactType][] = [];
  for (const name of table.columns) {
    if (fixed.includes(name) || (subject === 'event' && name.startsWith('score.'))) continue;
    const type = declared.get(name);
    if (type) columns.push([name, type]);
    else if (name !== '') problems.warn(`${table.file} 的 ${name} 列没有在方案的 facts 里写明，已忽略`);
  }
  return {
    read(cells, row) {
      const facts: Record<string, FactValue> = {};
      for (const [name, type] of columns) {
        const value = cells.fact(row, name, type);
        if (value !== undefined) facts[name] = value;
      }
      return facts;
    },
  };
}
