import type { VillageFacts } from '@jishan/scheme';

/** Whom somebody may have meant who left the letter before the id away, or took the wrong one: `h:H2` for `H2`. */
export function suggestHolders(facts: VillageFacts, given: string): string[] {
  const id = given.replace(/^[hmogs][:：]/i, '');
  const { households, members, organisations = [] } = facts;
  const known: [kind: string, found: boolean][] = [
    ['h', households.some((one) => one.id === id)],
    ['m', members.some((one) => one.id === id)],
    ['o', organisations.some((one) => one.id === id)],
    ['g', households.some((one) => one.group === id)],
    ['s', households.some((one) => one.section === id)],
  ];
  return known.flatMap(([kind, found]) => (found ? `${kind}:${id}` : []));
}
