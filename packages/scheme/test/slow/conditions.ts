import type {
  ClassKind,
  EventFact,
  Facts,
  FactValue,
  OrderFact,
  SchemeDocument,
  SubjectKind,
} from '../../src/index.ts';
import { monthsLater } from './calendar.ts';
import type { Known } from './known.ts';
import { changedFact, householdsOf, membersOf, placeOf, type Subject } from './people.ts';
import { seen } from './seen.ts';

/* The expressions that random schemes use, each with what it says in plain code. Unknown is undefined. */

/** What an expression can ask about. */
export interface Scope {
  known: Known;
  document: SchemeDocument;
  date: string;
  subject: Subject | null;
  event?: EventFact;
  order?: OrderFact;
}

type Reading<Value> = (scope: Scope) => Value | undefined;

/** About a household alone; `classes` may not be asked inside a class. */
const ABOUT_HOUSEHOLDS: Record<string, Reading<boolean>> = {
  'household.residents >= 2': (scope) => known(fact(scope, 'household', 'residents'), (n) => Number(n) >= 2),
  'household.registered': (scope) => fact(scope, 'household', 'registered') as boolean | undefined,
  '!household.registered': (scope) =>
    known(fact(scope, 'household', 'registered'), (value) => value === false),
  'household.members >= 2': (scope) => known(memberCount(scope), (count) => count >= 2),
  'household.group == "甲"': (scope) => known(groupOfHousehold(scope), (name) => name === '甲'),
  'household.residents >= 3 || household.registered': (scope) => {
    const many = known(fact(scope, 'household', 'residents'), (n) => Number(n) >= 3);
    const registered = fact(scope, 'household', 'registered') as boolean | undefined;
    if (many === true || registered === true) return true;
    return many === undefined || registered === undefined ? undefined : false;
  },
};

const ABOUT_CLASSES: Record<string, Reading<boolean>> = {
  '"big" in household.classes': (scope) => known(classesOf(scope, 'household'), (all) => all.includes('big')),
  '!("old" in member.classes)': (scope) => known(classesOf(scope, 'member'), (all) => !all.includes('old')),
  '"shop" in organisation.classes': (scope) =>
    known(classesOf(scope, 'organisation'), (all) => all.includes('shop')),
};

const ABOUT_MEMBERS: Record<string, Reading<boolean>> = {
  'member.party': (scope) => fact(scope, 'member', 'party') as boolean | undefined,
  'age(member.born) >= 60': (scope) =>
    known(fact(scope, 'member', 'born'), (born) => monthsLater(String(born), 720) <= scope.date),
};

const ABOUT_SHOPS: Record<string, Reading<boolean>> = {
  'organisation.trade == "food"': (scope) =>
    known(fact(scope, 'organisation', 'trade'), (trade) => trade === 'food'),
};

const ABOUT_PLACES: Record<'group' | 'section', Record<string, Reading<boolean>>> = {
  group: {
    'group.households >= 2': (scope) => known(householdsIn(scope, 'group'), (all) => all.length >= 2),
    'group.id == "甲" || group.members > 3': (scope) =>
      known(membersIn(scope, 'group'), (count) => scope.subject?.group === '甲' || count > 3),
  },
  section: {
    'section.members >= 2': (scope) => known(membersIn(scope, 'section'), (count) => count >= 2),
  },
};

const ABOUT_EVENTS: Record<string, Reading<boolean>> = {
  'event.month <= 6': ({ date }) => Number(date.slice(5, 7)) <= 6,
  'event.serious': ({ event }) => event?.facts?.serious as boolean | undefined,
};

const ABOUT_ORDERS: Record<string, Reading<boolean>> = {
  'order.points >= 2': ({ order }) => known(order?.points, (points) => points >= 2),
  'order.class == "goods"': ({ order }) => known(order?.class, (name) => name === 'goods'),
};

/** Those of the schemes in `schemes/`, for their golden villages. */
const IN_SCHEMES: Record<string, Reading<boolean>> = {
  true: () => true,
  'member.party_member': (scope) => fact(scope, 'member', 'party_member') as boolean | undefined,
  'household.registered && household.homestead && household.residents >= 1': (scope) =>
    is(scope, 'registered') && is(scope, 'homestead') && Number(fact(scope, 'household', 'residents')) >= 1,
  'household.registered && household.homestead && household.lives_here && (!household.elderly || household.asked_to_join)':
    (scope) =>
      is(scope, 'registered') &&
      is(scope, 'homestead') &&
      is(scope, 'lives_here') &&
      (fact(scope, 'household', 'elderly') === false || is(scope, 'asked_to_join')),
  'household.months_home > 3 || household.asked_to_join': (scope) =>
    Number(fact(scope, 'household', 'months_home')) > 3 || is(scope, 'asked_to_join'),
};

function is(scope: Scope, name: string): boolean {
  return fact(scope, 'household', name) === true;
}

const ALL = {
  ...ABOUT_HOUSEHOLDS,
  ...ABOUT_CLASSES,
  ...ABOUT_MEMBERS,
  ...ABOUT_SHOPS,
  ...ABOUT_PLACES.group,
  ...ABOUT_PLACES.section,
  ...ABOUT_EVENTS,
  ...ABOUT_ORDERS,
  ...IN_SCHEMES,
};

export const CLASS_CONDITIONS: Record<ClassKind, string[]> = {
  household: Object.keys(ABOUT_HOUSEHOLDS),
  member: Object.keys(ABOUT_MEMBERS),
  organisation: Object.keys(ABOUT_SHOPS),
};
export const EVENT_CONDITIONS = Object.keys({
  ...ABOUT_HOUSEHOLDS,
  ...ABOUT_CLASSES,
  ...ABOUT_MEMBERS,
  ...ABOUT_EVENTS,
});
export const ORDER_CONDITIONS = [...Object.keys({ ...ABOUT_HOUSEHOLDS, ...ABOUT_ORDERS }), 'member.party'];

/** What may be asked about a holder: of a member also about its household. */
export function holderConditions(kind: SubjectKind): string[] {
  if (kind === 'household') return [...Object.keys(ABOUT_HOUSEHOLDS), '"big" in household.classes'];
  if (kind === 'member') return [...Object.keys(ABOUT_MEMBERS), 'household.registered'];
  return Object.keys(kind === 'organisation' ? ABOUT_SHOPS : ABOUT_PLACES[kind]);
}

/** What formulas of items of random schemes are worth, in points. */
export const FORMULAS: Record<string, Reading<number>> = {
  'event.quantity * 2': ({ event }) => known(event?.quantity, (quantity) => quantity * 2),
  'event.quantity * 1.5': ({ event }) => known(event?.quantity, (quantity) => quantity * 1.5),
  'household.residents * 2': (scope) => known(fact(scope, 'household', 'residents'), (n) => Number(n) * 2),
  'double(household.members) + event.quantity / 4.0': (scope) =>
    known(memberCount(scope), (count) => known(scope.event?.quantity, (quantity) => count + quantity / 4)),
};

/** Those of a holder itself, for its base points: some ask for nothing that can be unknown, some fall below zero. */
const ABOUT_HOLDERS: Partial<Record<SubjectKind, Record<string, Reading<number>>>> = {
  household: {
    'household.residents * 2 - 5': (scope) =>
      known(fact(scope, 'household', 'residents'), (n) => Number(n) * 2 - 5),
    'double(household.members) * 1.25': (scope) => known(memberCount(scope), (count) => count * 1.25),
    'household.registered ? 7 : 3': (scope) =>
      known(fact(scope, 'household', 'registered'), (value) => (value === true ? 7 : 3)),
    '"big" in household.classes ? 4 : 2': (scope) =>
      known(classesOf(scope, 'household'), (all) => (all.includes('big') ? 4 : 2)),
  },
  member: {
    'member.party ? 4.5 : 1.0': (scope) =>
      known(fact(scope, 'member', 'party'), (value) => (value === true ? 4.5 : 1)),
    'household.members + 1': (scope) => known(memberCount(scope), (count) => count + 1),
  },
  group: {
    'group.households * 2': (scope) => known(householdsIn(scope, 'group'), (all) => all.length * 2),
  },
  section: {
    'double(section.members) / section.households': (scope) =>
      known(householdsIn(scope, 'section'), (all) =>
        known(membersIn(scope, 'section'), (count) => (all.length === 0 ? undefined : count / all.length)),
      ),
  },
  organisation: {
    'organisation.trade == "food" ? 3 : 1': (scope) =>
      known(fact(scope, 'organisation', 'trade'), (trade) => (trade === 'food' ? 3 : 1)),
  },
};

const EVERY_FORMULA: Record<string, Reading<number>> = {
  ...FORMULAS,
  ...ABOUT_HOLDERS.household,
  ...ABOUT_HOLDERS.member,
  ...ABOUT_HOLDERS.organisation,
  ...ABOUT_HOLDERS.group,
  ...ABOUT_HOLDERS.section,
};

/** What a formula is worth, in points. */
export function formulaWorth(source: string, scope: Scope): number | undefined {
  const reading = EVERY_FORMULA[source];
  if (!reading) throw new Error(`no plain reading of ${source}`);
  return reading(scope);
}

export function holderFormulas(kind: SubjectKind): string[] {
  return Object.keys(ABOUT_HOLDERS[kind] ?? {});
}

export function holdsTrue(source: string, scope: Scope): boolean {
  const reading = ALL[source];
  if (!reading) throw new Error(`no plain reading of ${source}`);
  const answer = reading(scope);
  const about =
    /(group|section|household\.classes|household|member\.classes|member|organisation|event|order)/.exec(
      source,
    )?.[0];
  seen(`cel: ${about} ${answer === undefined ? 'unknown' : 'known'}`);
  return answer === true;
}

function known<Value, Answer>(
  value: Value | null | undefined,
  then: (value: Value) => Answer | undefined,
): Answer | undefined {
  return value === undefined || value === null ? undefined : then(value);
}

const FILES = { household: 'h', member: 'm', organisation: 'o' } as const;

function fact(
  { known: { record }, subject, date }: Scope,
  kind: ClassKind,
  name: string,
): FactValue | undefined {
  const row: { id: string; facts?: Facts } | null | undefined = subject?.[kind];
  if (!row) return undefined;
  const changed = changedFact(record, `${FILES[kind]}:${row.id}`, name, date);
  return changed === undefined ? row.facts?.[name] : (changed ?? undefined);
}

/** Households of the place that the subject is. */
function householdsIn({ known: { record }, subject, date }: Scope, place: 'group' | 'section') {
  const name = subject?.kind === place ? subject[place] : null;
  return name === null ? undefined : householdsOf(record, place, name, date);
}

function membersIn(scope: Scope, place: 'group' | 'section'): number | undefined {
  const { record } = scope.known;
  return known(householdsIn(scope, place), (all) =>
    all.reduce((sum, household) => sum + membersOf(record, household, scope.date).length, 0),
  );
}

function memberCount({ known: { record }, subject, date }: Scope): number | undefined {
  return subject?.household ? membersOf(record, subject.household, date).length : undefined;
}

/** A shop may belong to another group than its household. */
function groupOfHousehold({ known: { record }, subject, date }: Scope): string | null {
  return subject?.household ? placeOf(record, subject.household, 'group', date) : null;
}

/** The classes of one kind that hold; undefined when nobody of the kind is there to have one. */
export function classesOf(scope: Scope, kind: ClassKind): string[] | undefined {
  if (!scope.subject?.[kind]) return undefined;
  return Object.entries(scope.document.who?.classes ?? {})
    .filter(([, rule]) => rule.of === kind && holdsTrue(rule.when, scope))
    .map(([id]) => id);
}

/** Whether a subject, its household or its shop is in one of the classes. */
export function inOneOf(classes: readonly string[] | undefined, scope: Scope): boolean {
  if (!classes) return true;
  const all = new Set(
    (['household', 'member', 'organisation'] as const).flatMap((kind) => classesOf(scope, kind) ?? []),
  );
  return classes.some((id) => all.has(id));
}
