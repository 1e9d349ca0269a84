import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  type CompiledScheme,
  compileScheme,
  type EventFact,
  type HolderResult,
  parseInstant,
  readScheme,
  type SchemeDocument,
  type SimulationResult,
  simulate,
  type VillageFacts,
} from '../src/index.ts';

/*
 * Cases of what results come to, written for people: a small scheme, who did what, and who then has which rank, star,
 * title or line on a list. Whoever is not named in an expectation must have nothing.
 */

type Part = Record<string, unknown>;

export interface ResultCases {
  /** What every case's scheme begins with. */
  scheme: Part;
  cases: ResultCase[];
}

interface ResultCase {
  name: string;
  why: string;
  /** Replaces parts of the file's scheme. */
  scheme?: Part;
  /** Later versions, each replacing parts of the case's scheme. */
  versions?: Part[];
  households: Record<string, CaseHousehold | null>;
  organisations?: Record<string, { group?: string; household?: string }>;
  changes?: { who: string; fact: string; value: string; from?: string; to?: string }[];
  successions?: { at: string; from: string; to: string; share: number }[];
  /** Points of the item `work`: by day, then by who. */
  give?: Record<string, Record<string, number>>;
  events?: CaseEvent[];
  orders?: { on: string; who: string; points: number; refused?: string }[];
  until?: string;
  expect: Expected;
}

interface CaseHousehold {
  joined?: string;
  left?: string;
  group?: string;
  section?: string;
  facts?: Record<string, boolean | number | string>;
  members?: Record<
    string,
    { from?: string; to?: string; facts?: Record<string, boolean | number | string> } | null
  >;
}

interface CaseEvent extends Partial<EventFact> {
  on: string;
  who: string;
  approved?: string;
}

interface Expected {
  /** `<who>: {<period>: n}`; a `h:` may be left out. */
  stars?: Record<string, Record<string, number>>;
  titles?: Record<string, string[]>;
  gates?: Record<string, Record<string, boolean>>;
  barred?: Record<string, string[]>;
  /** `<period>: {<who>: value}`. */
  ranks?: Record<string, Record<string, number | null>>;
  totals?: Record<string, Record<string, number>>;
  averages?: Record<string, Record<string, number | null>>;
  categories?: Record<string, Record<string, Record<string, number>>>;
  /** `<list> <period> [<group>]: [rank who points]`. */
  lists?: Record<string, string[]>;
  village?: Part[];
}

export function readResultCases(path: string): ResultCases {
  return parse(readFileSync(path, 'utf8')) as ResultCases;
}

/** Everything in which a case's outcome differs from what its file says, as a pair to compare. */
export function runResultCase(file: ResultCases, one: ResultCase): { actual: Part; expected: Part } {
  const scheme = compileAll(file, one);
  const orders = (one.orders ?? []).map((order, at) => ({
    id: `兑${at + 1}`,
    orderedAt: moment(order.on),
    householdId: order.who,
    points: order.points,
  }));
  const result = simulate(
    scheme,
    { facts: factsOf(one), events: eventsOf(one), orders },
    one.until ?? '2024-12-31',
  );
  const refused = (one.orders ?? []).map((order, at) => [`兑${at + 1}`, order.refused ?? 'accepted']);
  const actual: Part = { refused: refusalsOf(result, orders) };
  const expected: Part = { ...one.expect, refused: Object.fromEntries(refused) };
  for (const what of Object.keys(one.expect) as (keyof Expected)[])
    actual[what] = READ[what](result, one.expect);
  return { actual, expected };
}

function compileAll(file: ResultCases, one: ResultCase): CompiledScheme {
  const first = { ...DEFAULTS, ...file.scheme, ...one.scheme };
  const documents = [first, ...(one.versions ?? []).map((version) => ({ ...first, ...version }))].map(
    readOne,
  );
  const compiled = compileScheme(documents.map((document) => ({ document })));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings));
  return compiled.scheme;
}

const DEFAULTS: Part = {
  scheme: 'case',
  title: '算例',
  version: 1,
  from: '2024-01-01',
  balances: { main: { title: '积分', period: 'year' } },
  categories: { deeds: { title: '好事' } },
  items: {
    work: {
      title: '出力',
      category: 'deeds',
      kind: 'award',
      subjects: ['household', 'member', 'organisation', 'group', 'section'],
      points: { range: { min: 0, max: 1000 } },
    },
    litter: { title: '乱丢', category: 'deeds', kind: 'deduction', points: { range: { min: 0, max: 1000 } } },
  },
  review: {
    default: 'one',
    procedures: {
      one: { title: '一步', stages: [{ id: 's', title: '审', role: 'panel', level: 'village' }] },
    },
  },
};

function readOne(document: Part): SchemeDocument {
  const read = readScheme(JSON.stringify(document));
  if (!read.ok) throw new Error(read.findings.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return read.document;
}

function factsOf(one: ResultCase): VillageFacts {
  const households = Object.entries(one.households);
  return {
    households: households.map(([id, given]) => ({
      id,
      joinedOn: given?.joined ?? '2024-01-01',
      leftOn: given?.left ?? null,
      ...(given?.group === undefined ? {} : { group: given.group }),
      ...(given?.section === undefined ? {} : { section: given.section }),
      ...(given?.facts ? { facts: given.facts } : {}),
    })),
    members: households.flatMap(([householdId, given]) =>
      Object.entries(given?.members ?? {}).map(([id, stay]) => ({
        id,
        householdId,
        from: stay?.from ?? given?.joined ?? '2024-01-01',
        to: stay?.to ?? null,
        ...(stay?.facts ? { facts: stay.facts } : {}),
      })),
    ),
    organisations: Object.entries(one.organisations ?? {}).map(([id, { group, household }]) => ({
      id,
      ...(group === undefined ? {} : { group }),
      ...(household === undefined ? {} : { householdId: household }),
    })),
    changes: (one.changes ?? []).map(({ who, fact, value, from, to }) => ({
      subject: keyOf(who),
      fact,
      value,
      from: from ?? null,
      to: to ?? null,
    })),
    successions: one.successions ?? [],
  };
}

function eventsOf(one: ResultCase): EventFact[] {
  const given = Object.entries(one.give ?? {}).flatMap(([on, all]) =>
    Object.entries(all).map(
      ([who, points]): CaseEvent => ({
        on,
        who,
        item: points < 0 ? 'litter' : 'work',
        points: Math.abs(points),
      }),
    ),
  );
  return [...given, ...(one.events ?? [])].map(({ on, who, approved, ...rest }, at) => ({
    item: 'work',
    ...rest,
    id: rest.id ?? `事${String(at + 1).padStart(3, '0')}`,
    subject: keyOf(who),
    happenedAt: moment(on),
    approvedAt: moment(approved ?? on),
  }));
}

/** A bare name is a household's. */
function keyOf(who: string): string {
  return /^[hmogs]:/.test(who) ? who : `h:${who}`;
}

function moment(text: string): number {
  const instant = parseInstant(text);
  if (instant === null) throw new Error(`${text} is not a date`);
  return instant;
}

function holdersOf(result: SimulationResult): [string, HolderResult][] {
  const name =
    (letter: string) =>
    (one: HolderResult): [string, HolderResult] => [`${letter}:${one.id}`, one];
  return [
    ...result.households.map((one): [string, HolderResult] => [one.id, one]),
    ...(result.members ?? []).map(name('m')),
    ...(result.organisations ?? []).map(name('o')),
    ...(result.groups ?? []).map(name('g')),
    ...(result.sections ?? []).map(name('s')),
  ];
}

/** What everybody has of something, without those who have nothing. */
function byHolder<T extends object>(result: SimulationResult, pick: (one: HolderResult) => T): Part {
  return Object.fromEntries(
    holdersOf(result)
      .map(([who, one]): [string, T] => [who, pick(one)])
      .filter(([, value]) => Object.keys(value).length > 0),
  );
}

/** What everybody has in the periods that a case asks about. */
function byPeriod<T>(
  result: SimulationResult,
  asked: Record<string, unknown> | undefined,
  pick: (row: HolderResult['periods'][number]) => T,
): Part {
  return Object.fromEntries(
    Object.keys(asked ?? {}).map((period) => [
      period,
      Object.fromEntries(
        holdersOf(result).flatMap(([who, { periods }]) =>
          periods.filter((row) => row.period === period).map((row) => [who, pick(row)]),
        ),
      ),
    ]),
  );
}

const READ: Record<keyof Expected, (result: SimulationResult, asked: Expected) => unknown> = {
  stars: (result) => byHolder(result, (one) => one.stars),
  titles: (result) => byHolder(result, (one) => one.titles),
  gates: (result) => byHolder(result, (one) => one.gates),
  barred: (result) => byHolder(result, (one) => one.barred),
  ranks: (result, { ranks }) => byPeriod(result, ranks, ({ rank }) => rank),
  totals: (result, { totals }) => byPeriod(result, totals, ({ total }) => total),
  averages: (result, { averages }) => byPeriod(result, averages, ({ average }) => average),
  categories: (result, { categories }) => byPeriod(result, categories, ({ category }) => category),
  lists: (result) =>
    Object.fromEntries(
      result.lists.map(({ list, period, within, rows }) => [
        [list, period, ...(within === undefined ? [] : [within])].join(' '),
        rows.map(({ rank, id, points }) => `${rank} ${id} ${points}`),
      ]),
    ),
  village: ({ village }) => village,
};

function refusalsOf(result: SimulationResult, orders: readonly { id: string }[]): Part {
  const codes = new Map(result.refused.map((one) => ['order' in one ? one.order : one.event, one.code]));
  return Object.fromEntries(orders.map(({ id }) => [id, codes.get(id) ?? 'accepted']));
}
