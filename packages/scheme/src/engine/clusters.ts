import type { EventFact } from '../facts.ts';
import type { HouseholdNode, SubjectNode, Village } from './village.ts';

/**
 * Which events can bear on a household's points: its own, its members' and organisations', and those of households that
 * share a member with it. Where a limit is shared by a group or the village, everybody's do.
 */
export function eventsByCluster(
  village: Village,
  events: readonly EventFact[],
  reach: 'household' | 'village',
): (household: HouseholdNode) => readonly EventFact[] {
  if (reach === 'village') return () => events;
  const root = uniteHouseholds(village);
  let groups: Map<HouseholdNode, EventFact[]> | null = null;
  return (household) => {
    groups ??= groupEvents(village, events, root);
    return groups.get(root(household)) ?? [];
  };
}

function groupEvents(
  village: Village,
  events: readonly EventFact[],
  root: (household: HouseholdNode) => HouseholdNode,
): Map<HouseholdNode, EventFact[]> {
  const groups = new Map<HouseholdNode, EventFact[]>();
  for (const event of events) {
    const household = anyHouseholdOf(village.byKey.get(event.subject));
    if (!household) continue;
    const key = root(household);
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  return groups;
}

function anyHouseholdOf(subject: SubjectNode | undefined): HouseholdNode | null {
  switch (subject?.kind) {
    case 'household':
      return subject;
    case 'member':
      return subject.stays[0]?.household ?? null;
    case 'organisation':
      return subject.household;
    default:
      return null;
  }
}

/** Joins the households that one member has lived in; answers with one of them for all. */
function uniteHouseholds(village: Village): (household: HouseholdNode) => HouseholdNode {
  const parents = new Map<HouseholdNode, HouseholdNode>();
  const root = (household: HouseholdNode): HouseholdNode => {
    let at = household;
    for (let up = parents.get(at); up; up = parents.get(at)) at = up;
    return at;
  };
  for (const member of village.members) {
    const first = member.stays[0]?.household;
    for (const stay of member.stays) {
      const [a, b] = first ? [root(first), root(stay.household)] : [null, null];
      if (a && b && a !== b) parents.set(b, a);
    }
  }
  return root;
}
