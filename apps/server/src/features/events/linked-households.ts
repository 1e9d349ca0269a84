import type { VillageFacts } from '@jishan/scheme';

/** One household and all that share a member with it or go on in one another, among those given. */
export function linkedHouseholds(
  { members, successions = [] }: Pick<VillageFacts, 'members' | 'successions'>,
  householdId: string,
): ReadonlySet<string> {
  const linked = new Set([householdId]);
  // A set grows while it is gone through: whoever is added is looked at in turn.
  for (const id of linked) {
    const people = new Set(members.filter((one) => one.householdId === id).map((one) => one.id));
    for (const one of members) if (people.has(one.id)) linked.add(one.householdId);
    for (const { from, to } of successions) {
      if (from === id) linked.add(to);
      if (to === id) linked.add(from);
    }
  }
  return linked;
}
