import { type CompiledScheme, declaredFacts, type FactChange, type FactSubject } from '@jishan/scheme';
import { CellReader, readFact } from './cells.ts';
import type { ProblemList } from './problems.ts';
import { type Row, readTable } from './table.ts';

const SUBJECT_KINDS: Record<string, FactSubject> = { h: 'household', m: 'member', o: 'organisation' };

/** Where somebody belongs; the scheme need not declare it. */
const PLACES: Partial<Record<FactSubject, readonly string[]>> = {
  household: ['group', 'section'],
  organisation: ['group'],
};

/** Reads `facts.csv`: what holds of somebody for a while, instead of what the roster says. */
export function readChanges(scheme: CompiledScheme, folder: string, problems: ProblemList): FactChange[] {
  const table = readTable(folder, 'facts.csv', ['subject', 'fact', 'value'], problems);
  if (!table) return [];
  const cells = new CellReader(table, problems);
  const changes: FactChange[] = [];
  for (const row of table.rows) {
    const subject = cells.id(row, 'subject') ?? '';
    const fact = cells.id(row, 'fact') ?? '';
    const kind = subject[1] === ':' ? SUBJECT_KINDS[subject[0] ?? ''] : undefined;
    if (!kind) {
      cells.fault(row, 'subject', subject, '要写成 h:户号、m:成员号 或 o:单位号');
      continue;
    }
    const value = readValue(scheme, kind, fact, cells, row, problems);
    if (value === undefined) continue;
    changes.push({ subject, fact, value, from: cells.day(row, 'from'), to: cells.day(row, 'to') });
  }
  return changes;
}

/** Null where it is not known in that while; undefined for a fact that nobody asks about. */
function readValue(
  scheme: CompiledScheme,
  kind: FactSubject,
  fact: string,
  cells: CellReader,
  row: Row,
  problems: ProblemList,
): FactChange['value'] | undefined {
  const text = cells.text(row, 'value');
  if (PLACES[kind]?.includes(fact)) return text ?? null;
  const type = declaredFacts(scheme, kind).get(fact);
  if (!type) {
    problems.warn(`facts.csv 的事实 ${fact} 没有在方案的 facts 里写明，已忽略`);
    return undefined;
  }
  if (text === undefined) return null;
  const value = readFact(text, type) ?? null;
  if (value === null) cells.fault(row, 'value', text, `事实 ${fact} 的类型是 ${type}`);
  return value;
}
