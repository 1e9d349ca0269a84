import type { FactChange, Facts } from '../facts.ts';

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
  /** As they were found last; ask `tiesOn` about a day. */
  ties: Ties | null;
}

/** Whom something that happens to a subject belongs to, and the first and last day for which that holds. */
export interface Ties extends Span {
  household: HouseholdNode | null;
  member: MemberNode | null;
  stay: Stay | null;
  organisation: OrganisationNode | null;
  group: GroupNode | null;
  section: GroupNode | null;
}

export interface DatedChange extends Span {
  fact: string;
  value: FactChange['value'];
}

/** The group or section that a household or an organisation belongs to; ask `groupOn` and `sectionOn` about a day. */
export interface Belonging {
  /** By the subject's own row. */
  usual: GroupNode | null;
  /** Days in which it belonged elsewhere, the last row first; null for those who stay for ever. */
  otherwise: readonly DatedPlace[] | null;
}

export interface DatedPlace extends Span {
  place: GroupNode | null;
}

export interface HouseholdNode extends NodeBase {
  kind: 'household';
  span: Span;
  group: Belonging;
  section: Belonging;
  stays: Stay[];
  /** True when a succession hands something on to it on the first day of its taking part. */
  inherits: boolean;
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
  group: Belonging;
}

export interface GroupNode extends NodeBase {
  kind: 'group' | 'section';
  /** Every household that belonged to it on any day. */
  households: HouseholdNode[];
  /** True when all of them belong to it for ever. */
  settled: boolean;
}

export type SubjectNode = HouseholdNode | MemberNode | OrganisationNode | GroupNode;

/** One household going on in another at the first instant of a day. */
export interface Succession {
  day: number;
  from: HouseholdNode;
  to: HouseholdNode;
  share: number;
  /** True when `from` took part before that day and no longer does. */
  ends: boolean;
}

/** Whether a span holds a day. */
export function holds(span: Span, day: number): boolean {
  return span.from <= day && day <= span.to;
}

/** The group that a household or organisation belongs to on a day by its own facts. */
export function groupOn(node: HouseholdNode | OrganisationNode, day: number): GroupNode | null {
  return belongsTo(node.group, day);
}

/** The section that a household belongs to on a day. */
export function sectionOn(household: HouseholdNode, day: number): GroupNode | null {
  return belongsTo(household.section, day);
}

function belongsTo({ usual, otherwise }: Belonging, day: number): GroupNode | null {
  if (otherwise === null) return usual;
  for (const dated of otherwise) if (holds(dated, day)) return dated.place;
  return usual;
}

/** The group or section that anybody belongs to on a day: one's own, or else that of one's household. */
export function placeOn(node: SubjectNode, kind: GroupNode['kind'], day: number): GroupNode | null {
  switch (node.kind) {
    case 'household':
      return belongsTo(node[kind], day);
    case 'member': {
      const stay = stayOn(node, day);
      return stay && belongsTo(stay.household[kind], day);
    }
    case 'organisation': {
      const own = kind === 'group' ? groupOn(node, day) : null;
      return own ?? (node.household && belongsTo(node.household[kind], day));
    }
    case 'group':
    case 'section':
      return node.kind === kind ? node : null;
  }
}

/** Households of a group or section that belong to it and take part on a day. */
export function householdsOn(group: GroupNode, day: number): HouseholdNode[] {
  return group.households.filter((household) => {
    if (!holds(household.span, day)) return false;
    return group.settled || belongsTo(household[group.kind], day) === group;
  });
}

/** Everybody of one kind who belongs to a group, section or household and takes part on a day. */
export function receiversOn(
  subject: SubjectNode | null,
  kind: SubjectNode['kind'],
  day: number,
): readonly SubjectNode[] {
  if (subject?.kind === 'group' || subject?.kind === 'section') {
    const households = householdsOn(subject, day);
    if (kind === 'household') return households;
    return kind === 'member' ? households.flatMap((household) => stayingOn(household, day)) : [];
  }
  return subject?.kind === 'household' && kind === 'member' ? stayingOn(subject, day) : [];
}

function stayingOn(household: HouseholdNode, day: number): MemberNode[] {
  if (!holds(household.span, day)) return [];
  return household.stays.filter((stay) => holds(stay, day)).map((stay) => stay.member);
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
  // Asked for every holder and period: counts without a list.
  let count = 0;
  for (const stay of household.stays) if (holds(stay, day)) count++;
  return count;
}
