import type { FactChange, Facts, HouseholdFact, VillageFacts } from '../facts.ts';
import { parseDay } from '../time.ts';
import type {
  DatedChange,
  GroupNode,
  HouseholdNode,
  MemberNode,
  OrganisationNode,
  Span,
  Stay,
  SubjectNode,
  Succession,
} from './people.ts';
import { type DatedPlaceName, PlaceBook, placeName } from './places.ts';
import { resolveSuccessions } from './successions.ts';

export * from './people.ts';

export interface Village {
  households: HouseholdNode[];
  members: MemberNode[];
  organisations: OrganisationNode[];
  groups: GroupNode[];
  sections: GroupNode[];
  /** By day, those of one day in the order given. */
  successions: readonly Succession[];
  /** Every subject by its key. */
  byKey: ReadonlyMap<string, SubjectNode>;
}

const NO_FACTS: Facts = {};
const NO_CHANGES: SubjectChanges = { facts: [], group: [], section: [] };

/**
 * Indexes a village's people for the engine. Throws on a row that names a household that is not given.
 *
 * @example indexVillage({ households: [{ id: 'H1', joinedOn: '2024-01-01', leftOn: null }], members: [] })
 */
export function indexVillage(given: VillageFacts): Village {
  return new Indexing(given).run();
}

class Indexing {
  private readonly given: VillageFacts;
  private readonly changes: ReadonlyMap<string, SubjectChanges>;
  private readonly byKey = new Map<string, SubjectNode>();
  private readonly places: PlaceBook;
  private next = 1;

  constructor(given: VillageFacts) {
    this.given = given;
    this.changes = groupChanges(given.changes ?? []);
    this.places = new PlaceBook((kind, key, name) => {
      const node: GroupNode = { ...this.base(key, name, undefined), kind, households: [], settled: true };
      this.byKey.set(key, node);
      return node;
    });
  }

  run(): Village {
    const { given, byKey, places } = this;
    const households = given.households.map((row) => this.household(row));
    const members = this.members();
    const organisations = (given.organisations ?? []).map((row): OrganisationNode => {
      const key = `o:${row.id}`;
      return this.enter({
        ...this.base(key, row.id, row.facts),
        kind: 'organisation',
        household: row.householdId ? this.householdOf(row.householdId) : null,
        group: places.find('group', row.group, this.changesOf(key).group),
      });
    });
    const successions = resolveSuccessions(given.successions ?? [], (id) => this.householdOf(id), dayOrThrow);
    const { groups, sections } = places;
    return { households, members, organisations, groups, sections, successions, byKey };
  }

  private household(row: HouseholdFact): HouseholdNode {
    const key = `h:${row.id}`;
    const { group, section } = this.changesOf(key);
    const node = this.enter<HouseholdNode>({
      ...this.base(key, row.id, row.facts),
      kind: 'household',
      span: spanOf(row.joinedOn, row.leftOn),
      group: this.places.settle('group', row.group, group),
      section: this.places.settle('section', row.section, section),
      stays: [],
      inherits: false,
    });
    this.places.enter(node);
    return node;
  }

  private members(): MemberNode[] {
    const members: MemberNode[] = [];
    for (const row of this.given.members) {
      const key = `m:${row.id}`;
      let member = this.byKey.get(key) as MemberNode | undefined;
      if (!member) {
        member = this.enter<MemberNode>({ ...this.base(key, row.id, row.facts), kind: 'member', stays: [] });
        members.push(member);
      }
      const household = this.householdOf(row.householdId);
      const stay: Stay = { ...spanOf(row.from, row.to), member, household, facts: row.facts ?? NO_FACTS };
      member.stays.push(stay);
      household.stays.push(stay);
    }
    for (const member of members) member.stays.sort((a, b) => a.from - b.from);
    return members;
  }

  private householdOf(id: string): HouseholdNode {
    const node = this.byKey.get(`h:${id}`);
    if (node?.kind !== 'household') throw new Error(`household ${id} is named but not given`);
    return node;
  }

  private enter<Node extends SubjectNode>(node: Node): Node {
    this.byKey.set(node.key, node);
    return node;
  }

  private base(key: string, id: string, facts: Facts | undefined) {
    return {
      key,
      id,
      index: this.next++,
      facts: facts ?? NO_FACTS,
      changes: this.changesOf(key).facts,
      ties: null,
    };
  }

  private changesOf(key: string): SubjectChanges {
    return this.changes.get(key) ?? NO_CHANGES;
  }
}

/** An empty first day means not taking part: a span that holds no day. */
function spanOf(from: HouseholdFact['joinedOn'], to: HouseholdFact['leftOn']): Span {
  if (from === null) return { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
  return { from: dayOrThrow(from), to: to === null ? Number.POSITIVE_INFINITY : dayOrThrow(to) };
}

/** What changes with time for one subject; groups and sections apart, because they lead to other subjects. */
interface SubjectChanges {
  facts: DatedChange[];
  group: DatedPlaceName[];
  section: DatedPlaceName[];
}

function groupChanges(rows: readonly FactChange[]): Map<string, SubjectChanges> {
  const bySubject = new Map<string, SubjectChanges>();
  for (const { subject, fact, value, from, to } of rows) {
    const span = {
      from: from === null ? Number.NEGATIVE_INFINITY : dayOrThrow(from),
      to: to === null ? Number.POSITIVE_INFINITY : dayOrThrow(to),
    };
    const changes = bySubject.get(subject) ?? { facts: [], group: [], section: [] };
    bySubject.set(subject, changes);
    const place = placeKind(subject, fact);
    if (place) changes[place].push({ ...span, name: placeName(value) });
    else changes.facts.push({ ...span, fact, value });
  }
  return bySubject;
}

/** Members have a group by their household alone; a fact of that name is theirs like any other. */
function placeKind(subject: string, fact: string): GroupNode['kind'] | null {
  if (fact === 'group' && (subject.startsWith('h:') || subject.startsWith('o:'))) return fact;
  return fact === 'section' && subject.startsWith('h:') ? fact : null;
}

function dayOrThrow(text: string): number {
  const day = parseDay(text);
  if (day === null) throw new Error(`${text} is not a date`);
  return day;
}
