import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { texts } from '../../texts.ts';

interface Member {
  id: string;
  name: string;
  relation: keyof typeof texts.household.relations;
}

interface Shown {
  names: ReadonlyMap<string, string>;
  setNames: (names: ReadonlyMap<string, string>) => void;
}

const none: ReadonlyMap<string, string> = new Map();

const ShownNames = createContext<Shown>({ names: none, setNames: () => {} });

/** Holds the names that are shown in full, as long as this part of the page stands and nobody hides them. */
export function MemberNames({ children }: { children: ReactNode }) {
  const [names, setNames] = useState(none);
  const shown = useMemo(() => ({ names, setNames }), [names]);
  return <ShownNames.Provider value={shown}>{children}</ShownNames.Provider>;
}

/** Shows these names in the forms of the page too; nothing given hides them again. */
export function useShowNames(): (members?: readonly { id: string; name: string }[]) => void {
  const { setNames } = useContext(ShownNames);
  return (members = []) =>
    setNames(
      new Map(members.filter(({ name }) => name !== '').map((member) => [member.id, member.name] as const)),
    );
}

/** A household's people to choose from: the whole name while it is shown, and always what tells two sons apart. */
export function useMemberOptions(
  all: readonly Member[],
): (some: readonly Member[]) => { value: string; label: string }[] {
  const { names } = useContext(ShownNames);
  return (some) =>
    some.map((member) => ({
      value: member.id,
      label: `${names.get(member.id) ?? member.name}（${relationOf(all, member)}）`,
    }));
}

/** What somebody is to the head, counted where several are the same. */
export function relationOf(all: readonly Member[], member: Member): string {
  const word = texts.household.relations[member.relation];
  const same = all.filter((one) => one.relation === member.relation);
  if (same.length < 2) return word;
  // By id, since not every list has them in the same order.
  return texts.household.nth(word, same.filter((one) => one.id <= member.id).length);
}
