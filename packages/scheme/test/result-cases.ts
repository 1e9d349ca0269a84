import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  type CompiledScheme,
  compileScheme,
  type HolderResult,
  readScheme,
  type SchemeDocument,
  type SimulationResult,
  simulate,
  type VillageRecord,
} from '../src/index.ts';
import { recordOf, type VillageStory } from './village-cases.ts';

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

export interface CaseStory extends Omit<VillageStory, 'people'> {
  name: string;
  why: string;
  /** Replaces parts of the file's scheme. */
  scheme?: Part;
  /** Later versions, each replacing parts of the case's scheme. */
  versions?: Part[];
  /** As in `village-cases.ts`; nothing written is somebody who takes part from 2024-01-01 on. */
  people: Record<string, string | null>;
  /** Points of the item `work`, or of `litter` where they are below zero: by day, then by who. */
  give?: Record<string, Record<string, number>>;
  until?: string;
}

interface ResultCase extends CaseStory {
  expect: Expected;
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
  /** Every refused event and order: `<id>: <code>`. */
  refused?: Record<string, string>;
}

export function readResultCases(path: string): ResultCases {
  return parse(readFileSync(path, 'utf8'), { merge: true }) as ResultCases;
}

/** Everything in which a case's outcome differs from what its file says, as a pair to compare. */
export function runResultCase(file: ResultCases, one: ResultCase): { actual: Part; expected: Part } {
  const scheme = compileCase(file.scheme, one);
  const result = simulate(scheme, recordFor(one), one.until ?? '2024-12-31');
  const actual: Part = {};
  for (const what of Object.keys(one.expect) as (keyof Expected)[])
    actual[what] = READ[what](result, one.expect);
  return { actual, expected: { ...one.expect } };
}

/** What happened in a case. */
export function recordFor(one: CaseStory): VillageRecord {
  const people = Object.entries(one.people).map(([id, text]) => [id, text ?? '2024-01-01..']);
  const given = Object.entries(one.give ?? {}).flatMap(([on, all]) =>
    Object.entries(all).map(([who, points]) => {
      const subject = /^[hmogs]:/.test(who) ? who : `h:${who}`;
      return [`${on} ${who}`, `${on} ${subject} ${points < 0 ? 'litter' : 'work'} ${Math.abs(points)}`];
    }),
  );
  return recordOf({
    ...one,
    people: Object.fromEntries(people),
    events: { ...Object.fromEntries(given), ...one.events },
  });
}

/** A case's scheme: the parts that every case has, those of its file, and its own. */
export function compileCase(shared: Part, one: CaseStory): CompiledScheme {
  const first = { ...DEFAULTS, ...shared, ...one.scheme };
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
  refused: ({ refused }) =>
    Object.fromEntries(refused.map((one) => ['order' in one ? one.order : one.event, one.code])),
};
