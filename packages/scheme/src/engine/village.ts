import type { FactChange, Facts, HouseholdFact, VillageFacts } from '../facts.ts';
import { parseDay } from '../time.ts';

/** First and last day of taking part, both included, as day numbers. */
export interface Span {
  from: number;
  to: number;
}

interface NodeBase {
  /** `h:ID` and so on: how events, entries and the ledger name it. */
  key: string;
  id: string;
  /** Unique in the village over all kinds; 0 is the village itself. */
  index: number;
  facts: Facts;
  changes: readonly DatedChange[];
}

export interface HouseholdNode extends NodeBase {
  kind: 'household';
  span: Span;
  group: GroupNode | null;
  section: GroupNode | null;
  stays: Stay[];
}

export interface MemberNode extends NodeBase {
  kind: 'member';
  /** Ascending by first day. */
  stays: Stay[];
}

export interface Stay extends Span {
  member: MemberNode;
  household: HouseholdNode;
  facts: Facts;
}

export interface OrganisationNode extends NodeBase {
  kind: 'organisation';
  household: HouseholdNode | null;
  group: GroupNode | null;
}

export interface GroupNode extends NodeBase {
  kind: 'group' | 'section';
  households: HouseholdNode[];
}

export type SubjectNode = HouseholdNode | MemberNode | OrganisationNode | GroupNode;

export interface DatedChange extends Span {
  fact: string;
  value: FactChange['value'];
}

export interface Village {
  households: HouseholdNode[];
  members: MemberNode[];
  organisations: OrganisationNode[];
  groups: GroupNode[];
  sections: GroupNode[];
  /** Every subject by its key. */
  byKey: ReadonlyMap<string, SubjectNode>;
}

const NO_FACTS: Facts = {};
const NO_CHANGES: readonly DatedChange[] = [];

/**
 * Indexes a village's people for the engine. Throws on a member row that names a household that is not given.
 *
 * @example indexVillage({ households: [{ id: 'H1', joinedOn: '2024-01-01', leftOn: null }], members: [] })
 */
export function indexVillage(given: VillageFacts): Village {
  const byKey = new Map<string, SubjectNode>();
  const changes = groupChanges(given.changes ?? []);
  const village: Village = {
    households: [],
    members: [],
    organisations: [],
    groups: [],
    sections: [],
    byKey,
  };
  let next = 1;
  const make = (key: string, id: string, facts: Facts | undefined): NodeBase => ({
    key,
    id,
    index: next++,
    facts: facts ?? NO_FACTS,
    changes: changes.get(key) ?? NO_CHANGES,
  });
  const groupOf = (kind: 'group' | 'section', name: string | undefined): GroupNode | null => {
    if (name === undefined || name === '') return null;
    const key = `${kind === 'group' ? 'g' : 's'}:${name}`;
    const known = byKey.get(key);
    if (known) return known as GroupNode;
    const node: GroupNode = { ...make(key, name, undefined), kind, households: [] };
    byKey.set(key, node);
    (kind === 'group' ? village.groups : village.sections).push(node);
    return node;
  };
  for (const household of given.households) {
    const node: HouseholdNode = {
      ...make(`h:${household.id}`, household.id, household.facts),
      kind: 'household',
      span: spanOf(household.joinedOn, household.leftOn),
      group: groupOf('group', household.group),
      section: groupOf('section', household.section),
      stays: [],
    };
    byKey.set(node.key, node);
    village.households.push(node);
    node.group?.households.push(node);
    node.section?.households.push(node);
  }
  addMembers(given, village, byKey, make);
  for (const organisation of given.organisations ?? []) {
    const node: OrganisationNode = {
      ...make(`o:${organisation.id}`, organisation.id, organisation.facts),
      kind: 'organisation',
      household: organisation.householdId ? householdOf(byKey, organisation.householdId) : null,
      group: (byKey.get(`g:${organisation.group ?? ''}`) as GroupNode | undefined) ?? null,
    };
    byKey.set(node.key, node);
    village.organisations.push(node);
  }
  return village;
}

function addMembers(
  given: VillageFacts,
  village: Village,
  byKey: Map<string, SubjectNode>,
  make: (key: string, id: string, facts: Facts | undefined) => NodeBase,
): void {
  for (const row of given.members) {
    const key = `m:${row.id}`;
    let member = byKey.get(key) as MemberNode | undefined;
    if (!member) {
      member = { ...make(key, row.id, row.facts), kind: 'member', stays: [] };
      byKey.set(key, member);
      village.members.push(member);
    }
    const household = householdOf(byKey, row.householdId);
    const stay: Stay = { ...spanOf(row.from, row.to), member, household, facts: row.facts ?? NO_FACTS };
    member.stays.push(stay);
    household.stays.push(stay);
  }
  for (const member of village.members) member.stays.sort((a, b) => a.from - b.from);
}

function householdOf(byKey: ReadonlyMap<string, SubjectNode>, id: string): HouseholdNode {
  const node = byKey.get(`h:${id}`);
  if (node?.kind !== 'household') throw new Error(`household ${id} is named but not given`);
  return node;
}

/** An empty first day means not taking part: a span that holds no day. */
function spanOf(from: HouseholdFact['joinedOn'], to: HouseholdFact['leftOn']): Span {
  if (from === null) return { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
  return { from: dayOrThrow(from), to: to === null ? Number.POSITIVE_INFINITY : dayOrThrow(to) };
}

function groupChanges(rows: readonly FactChange[]): Map<string, DatedChange[]> {
  const bySubject = new Map<string, DatedChange[]>();
  for (const row of rows) {
    const change = {
      fact: row.fact,
      value: row.value,
      from: row.from === null ? Number.NEGATIVE_INFINITY : dayOrThrow(row.from),
      to: row.to === null ? Number.POSITIVE_INFINITY : dayOrThrow(row.to),
    };
    const list = bySubject.get(row.subject);
    if (list) list.push(change);
    else bySubject.set(row.subject, [change]);
  }
  return bySubject;
}

function dayOrThrow(text: string): number {
  const day = parseDay(text);
  if (day === null) throw new Error(`${text} is not a date`);
  return day;
}

/** Whether a span holds a day. */
export function holds(span: Span, day: number): boolean {
  return span.from <= day && day <= span.to;
}

/** The stay in which a member takes part on a day: its own dates and its household's must both hold. */
export function stayOn(member: MemberNode, day: number): Stay | null {
  for (const stay of member.stays) {
    if (holds(stay, day)) return holds(stay.household.span, day) ? stay : null;
  }
  return null;
}

/** How many members of a household take part on a day; none when the household itself does not. */
export function membersOn(household: HouseholdNode, day: number): number {
  if (!holds(household.span, day)) return 0;
  let count = 0;
  for (const stay of household.stays) if (holds(stay, day)) count++;
  return count;
}
