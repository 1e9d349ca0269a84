import fc from 'fast-check';
import type { LimitRule, PeriodUnit, SubjectKind } from '../../src/index.ts';

/* Words that random schemes and histories share. */

export const ITEMS = ['a1', 'a2', 'a3', 'd1', 'd2', 'v1', 'p1', 'p2'];
export const CATEGORIES = ['c1', 'c2'];
/** Every random scheme has these classes, each of its kind. */
export const CLASSES = { big: 'household', old: 'member', shop: 'organisation' } as const;

export const points = (decimals: number, most = 12) =>
  fc.integer({ min: 0, max: most * 10 ** decimals }).map((amount) => amount / 10 ** decimals);

/** Present in so many cases of a hundred. */
export const maybe = <T>(value: fc.Arbitrary<T>, percent = 50): fc.Arbitrary<T | undefined> =>
  fc.oneof(
    { weight: 100 - percent, arbitrary: fc.constant(undefined) },
    { weight: percent, arbitrary: value },
  );

/** One of these, without a liking for the first ones. */
export const oneOf = <T>(...values: T[]): fc.Arbitrary<T> => fc.noBias(fc.constantFrom(...values));

export const often = (percent: number): fc.Arbitrary<boolean> =>
  fc.noBias(fc.integer({ min: 1, max: 100 })).map((at) => at <= percent);

/** By whom a limit may count. */
export const OWNERS: NonNullable<LimitRule['of']>[] = [
  'holder',
  'household',
  'member',
  'organisation',
  'group',
  'section',
  'village',
];

export const UNITS: PeriodUnit[] = ['month', 'bimonth', 'quarter', 'half', 'year', 'life'];

export const MONTHS: Record<PeriodUnit, number> = {
  month: 1,
  bimonth: 2,
  quarter: 3,
  half: 6,
  year: 12,
  life: 1200,
};

/** Whether whole periods of one unit make up those of a longer one. */
export function fitsInto(short: PeriodUnit, long: PeriodUnit): boolean {
  return MONTHS[short] < MONTHS[long] && MONTHS[long] % MONTHS[short] === 0;
}

/** Without the keys that have no value. */
export function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;
}

export function round(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}

const BELONGS: Record<SubjectKind, readonly SubjectKind[]> = {
  household: ['household', 'group', 'section'],
  member: ['member', 'household', 'group', 'section'],
  organisation: ['organisation', 'household', 'group', 'section'],
  group: ['group'],
  section: ['section'],
};

/** Kinds of holders that some event about such subjects belongs to. */
export function kindsOf(subjects: readonly SubjectKind[] = ['household', 'member']): SubjectKind[] {
  return [...new Set(subjects.flatMap((subject) => BELONGS[subject]))];
}

/** Classes that such kinds of holders can be in. */
export function classesOf(kinds: readonly SubjectKind[]): string[] {
  return Object.entries(CLASSES)
    .filter(([, kind]) => kinds.includes(kind))
    .map(([id]) => id);
}

/** Classes that one holder can be in: its own, and those of its household. */
export function classesOfHolder(of: SubjectKind): string[] {
  return of === 'group' || of === 'section' ? [] : classesOf([of, 'household']);
}
