import type { EventFact } from '../facts.ts';
import type { HouseholdNode, SubjectNode, Village } from './village.ts';

/** Households whose points bear on each other's. */
export interface Cluster {
  /** In the order in which they count. */
  readonly events: readonly EventFact[];
}

/**
 * Which events can bear on a household's points: its own, its members' and organisations', and those of households that
 * share a member with it. Where a limit is shared by a group or the village, everybody's do.
 */
export function clusterEvents(
  village: Village,
  events: readonly EventFact[],
  reach: 'household' | 'village',
): (household: HouseholdNode) => Cluster {
  const everybody: Cluster = { events };
  if (reach === 'village') return () => everybody;
  // Only who has orders needs clusters.
  let find: ((household: HouseholdNode) => Cluster) | null = null;
  return (household) => {
    find ??= findClusters(village, events);
    return find(household);
  };
}

function findClusters(village: Village, events: readonly EventFact[]): (household: HouseholdNode) => Cluster {
  const root = uniteHouseholds(village);
  const clusters = new Map<HouseholdNode, { events: EventFact[] }>();
  const clusterOf = (household: HouseholdNode) => {
    const key = root(household);
    let cluster = clusters.get(key);
    if (!cluster) {
      cluster = { events: [] };
      clusters.set(key, cluster);
    }
    return cluster;
  };
  for (const event of events) {
    const household = anyHouseholdOf(village.byKey.get(event.subject));
    if (household) clusterOf(household).events.push(event);
  }
  return clusterOf;
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
    // So that a long chain is gone through once.
    if (at !== household) parents.set(household, at);
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
