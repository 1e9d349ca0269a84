import type { Happening } from './happening.ts';
import type { HouseholdNode, SubjectNode, Succession, Village } from './village.ts';

/** Households whose points bear on each other's. */
export interface Cluster {
  /** In the order in which they count. */
  readonly happenings: readonly Happening[];
  /** By day, those of one day in the order given. */
  readonly successions: readonly Succession[];
}

/**
 * Which events can bear on a household's points: its own, its members' and organisations', and those of households that
 * share a member with it or go on in one another. Where a limit is shared by a group or the village, or a group's results
 * flow to its households, everybody's do.
 *
 * @param households those that will be asked about; nobody else's events are looked for
 */
export function clusterEvents(
  village: Village,
  happenings: readonly Happening[],
  reach: 'household' | 'village',
  households: Iterable<HouseholdNode>,
): (household: HouseholdNode) => Cluster {
  const everybody: Cluster = { happenings, successions: village.successions };
  if (reach === 'village') return () => everybody;
  const root = uniteHouseholds(village);
  const clusters = new Map<number, { happenings: Happening[]; successions: Succession[] }>();
  for (const household of households)
    clusters.set(root(household).index, { happenings: [], successions: [] });
  for (const happening of clusters.size > 0 ? happenings : []) {
    const household = anyHouseholdOf(happening.subject);
    if (household) clusters.get(root(household).index)?.happenings.push(happening);
  }
  for (const succession of village.successions) {
    clusters.get(root(succession.from).index)?.successions.push(succession);
  }
  return (household) => {
    const cluster = clusters.get(root(household).index);
    if (!cluster) throw new Error(`nobody said that ${household.key} would be asked about`);
    return cluster;
  };
}

function anyHouseholdOf(subject: SubjectNode | null): HouseholdNode | null {
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

/** Joins households that one member has lived in or that go on in one another; answers with one of them for all. */
function uniteHouseholds(village: Village): (household: HouseholdNode) => HouseholdNode {
  const parents = new Map<HouseholdNode, HouseholdNode>();
  const root = (household: HouseholdNode): HouseholdNode => {
    let at = household;
    for (let up = parents.get(at); up; up = parents.get(at)) at = up;
    // So that a long chain is gone through once.
    if (at !== household) parents.set(household, at);
    return at;
  };
  const unite = (left: HouseholdNode, right: HouseholdNode) => {
    const [a, b] = [root(left), root(right)];
    if (a !== b) parents.set(b, a);
  };
  for (const { stays } of village.members) {
    const first = stays[0];
    if (first && stays.length > 1) for (const stay of stays) unite(first.household, stay.household);
  }
  for (const { from, to } of village.successions) unite(from, to);
  return root;
}
