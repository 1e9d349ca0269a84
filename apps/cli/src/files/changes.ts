import {
  type CompiledScheme,
  declaredFacts,
  type FactChange,
  type FactSubject,
  type FactType,
  type VillageFacts,
} from '@jishan/scheme';
import { CellReader, type Column, FACT_WORDS, factHint, readFact } from './cells.ts';
import type { ProblemList } from './problems.ts';
import { openTable } from './table.ts';

const SUBJECT_KINDS: Record<string, FactSubject> = { h: 'household', m: 'member', o: 'organisation' };

/** Where somebody belongs; the scheme need not declare it. */
const PLACES: Partial<Record<FactSubject, readonly string[]>> = {
  household: ['group', 'section'],
  organisation: ['group'],
};

/** Reads `facts.csv`: what holds of somebody for a while, instead of what the roster says. */
export function readChanges(
  scheme: CompiledScheme,
  folder: string,
  roster: Roster,
  problems: ProblemList,
): FactChange[] {
  const table = openTable(folder, 'facts.csv', ['subject', 'fact', 'value'], problems);
  if (!table) return [];
  const cells = new CellReader(table, problems);
  const [subjects, names, values] = [cells.column('subject'), cells.column('fact'), cells.column('value')];
  const [begins, ends] = [cells.column('from'), cells.column('to')];
  const known = keysOf(roster);
  const changes: FactChange[] = [];
  while (table.next()) {
    const subject = cells.id(subjects) ?? '';
    const fact = cells.id(names) ?? '';
    const kind = subject[1] === ':' ? SUBJECT_KINDS[subject[0] ?? ''] : undefined;
    if (!kind) {
      cells.fault(subjects, subject, '要写成 h:户号、m:成员号 或 o:单位号');
      continue;
    }
    const type = PLACES[kind]?.includes(fact) ? 'text' : declaredFacts(scheme, kind).get(fact);
    if (!type) {
      problems.warn(`facts.csv 的事实 ${fact} 没有在方案的 facts 里写明，已忽略`);
      continue;
    }
    const value = readValue(cells, values, fact, type);
    const span = cells.days(begins, ends);
    if (known.has(subject)) changes.push({ subject, fact, value, ...span });
    else problems.warn(`facts.csv 的 ${subject} 不在名册里，已忽略`);
  }
  return changes;
}

type Roster = Pick<VillageFacts, 'households' | 'members' | 'organisations'>;

/** Everybody in the rows of the roster, as subjects are written. */
function keysOf({ households, members, organisations = [] }: Roster): Set<string> {
  return new Set([
    ...households.map(({ id }) => `h:${id}`),
    ...members.map(({ id }) => `m:${id}`),
    ...organisations.map(({ id }) => `o:${id}`),
  ]);
}

/** Null where it is not known in that while. */
function readValue(cells: CellReader, column: Column, fact: string, type: FactType): FactChange['value'] {
  const text = cells.word(column);
  if (text === undefined) return null;
  const value = readFact(text, type) ?? null;
  if (value === null) cells.fault(column, text, `事实 ${fact} ${FACT_WORDS[type]}${factHint(text, type)}`);
  return value;
}
