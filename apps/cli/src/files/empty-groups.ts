import type { VillageFacts } from '@jishan/scheme';
import type { ProblemList } from './problems.ts';

/**
 * Warns of organisations in groups that no household has. There is no such group, so what they do counts for the group
 * of their household or for none, and a name that is only written otherwise is hard to see in the result.
 */
export function warnOfEmptyGroups(facts: VillageFacts, problems: ProblemList): void {
  if (problems.isUnusable('households.csv')) return;
  const { households, organisations = [], changes = [] } = facts;
  const moves = changes.filter(({ fact, value }) => fact === 'group' && value !== null);
  const lived = new Set([
    ...households.map(({ group }) => group),
    ...moves.filter(({ subject }) => subject.startsWith('h:')).map(({ value }) => value),
  ]);
  const warn = (file: string, id: string, group: string) =>
    problems.warn(`${file} 的单位 ${id} 写的组“${group}”没有一户在里面，当作没有写；请核对组名`);
  for (const { id, group } of organisations) {
    if (group !== undefined && !lived.has(group)) warn('organisations.csv', id, group);
  }
  for (const { subject, value } of moves) {
    if (subject.startsWith('o:') && !lived.has(value)) warn('facts.csv', subject.slice(2), String(value));
  }
}
