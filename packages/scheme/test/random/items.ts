import fc from 'fast-check';
import type { ItemRule, LimitRule, PointsRule, SubjectKind } from '../../src/index.ts';
import { CONDITIONS } from '../slow/conditions.ts';

/* Random schemes: small enough to clash with themselves often. Awards are a…, deductions d…, appraisals p…. */

export const ITEMS = ['a1', 'a2', 'a3', 'd1', 'd2', 'p1', 'p2'];
const CATEGORIES = ['c1', 'c2'];
const SUBJECTS: SubjectKind[] = ['household', 'member', 'organisation', 'group'];

export const points = (decimals: number) =>
  fc.integer({ min: 0, max: 12 * 10 ** decimals }).map((amount) => amount / 10 ** decimals);

/** Present in so many cases of a hundred. */
export const maybe = <T>(value: fc.Arbitrary<T>, percent = 50): fc.Arbitrary<T | undefined> =>
  fc.oneof(
    { weight: 100 - percent, arbitrary: fc.constant(undefined) },
    { weight: percent, arbitrary: value },
  );

function range(decimals: number): fc.Arbitrary<{ min: number; max: number }> {
  return fc
    .tuple(points(decimals), points(decimals))
    .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
}

function awardPoints(decimals: number): fc.Arbitrary<PointsRule> {
  const some = points(decimals);
  return fc.oneof(
    some,
    fc.record({ range: range(decimals) }),
    fc.record({
      grades: fc.record({ full: some, partly: fc.record({ points: fc.record({ range: range(decimals) }) }) }),
    }),
    fc
      .record({ points: some, for: fc.constantFrom(1, 2, 10), whole: fc.boolean(), max: maybe(some) })
      .map((rule) => ({ perUnit: { ...defined(rule), unit: '小时' } as PerUnit })),
    fc.tuple(some, some).map(([a, b]) => ({
      tiers: {
        unit: '次',
        steps: [
          { from: 1, points: a },
          { from: 3.5, points: b },
        ],
      },
    })),
    fc.tuple(some, some, maybe(some)).map(([a, b, after]) => ({
      byDate: defined({
        steps: [
          { until: '03-31', points: a },
          { until: '08-15', points: b },
        ],
        after,
      }) as { steps: { until: string; points: number }[]; after?: number },
    })),
  );
}

type PerUnit = { points: number; for: number; whole: boolean; max?: number; unit: string };

function appraisalPoints(decimals: number): fc.Arbitrary<PointsRule> {
  const some = points(decimals);
  return fc.oneof(
    some.map((max) => ({ score: { max } })),
    fc.tuple(some, some, some).map(([a, b, spare]) => ({
      score: { max: Math.max(a, b, round(a + b - spare, decimals)), parts: { x: a, y: { max: b } } },
    })),
    fc.tuple(some, some).map(([full, each]) => ({ faults: { full, each, floor: Math.min(full, 1) } })),
  );
}

function round(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}

export function limit(
  decimals: number,
  ofs: readonly NonNullable<LimitRule['of']>[],
  times: boolean,
): fc.Arbitrary<LimitRule> {
  const per = fc.constantFrom(
    'day',
    'week',
    'month',
    'quarter',
    'half',
    'year',
    'life',
    'bimonth',
  ) as fc.Arbitrary<LimitRule['per']>;
  const of = maybe(fc.constantFrom(...ofs));
  const byPoints = fc.record({ points: points(decimals), per, of });
  const byTimes = fc.record({ times: fc.integer({ min: 1, max: 3 }), per, of });
  return fc.oneof(byPoints, times ? byTimes : byPoints).map((rule) => defined(rule) as LimitRule);
}

/** An item whose kind its id tells. */
export function item(id: string, decimals: number): fc.Arbitrary<ItemRule> {
  const kind = id.startsWith('a') ? 'award' : id.startsWith('d') ? 'deduction' : 'appraisal';
  const appraisal = kind === 'appraisal';
  return fc
    .record({
      category: fc.constantFrom(...CATEGORIES),
      subjects: maybe(
        fc
          .uniqueArray(fc.constantFrom(...SUBJECTS))
          .map((kinds): SubjectKind[] =>
            kinds.length === 1 ? kinds : [...new Set(['household' as const, ...kinds])],
          ),
      ),
      points: appraisal ? appraisalPoints(decimals) : awardPoints(decimals),
      limits: fc.array(limit(decimals, ['holder', 'household', 'group', 'village'], !appraisal), {
        maxLength: 2,
      }),
      when: maybe(fc.constantFrom(...Object.keys(CONDITIONS)), 20),
      factors: maybe(
        fc.array(
          fc.record({
            when: fc.constantFrom(...Object.keys(CONDITIONS)),
            times: fc.constantFrom(0, 0.5, 1.5, 2),
          }),
          { minLength: 1, maxLength: 2 },
        ),
        25,
      ),
      season: maybe(fc.constantFrom({ from: '02-01', to: '06-30' }, { from: '11-01', to: '03-15' }), 10),
      active: maybe(fc.constant(false), 4),
      period: fc.constantFrom('month', 'quarter', 'year'),
      repeated: fc.constantFrom('last', 'sum', 'average'),
      notAssessed: fc.constantFrom('accepted', 'refused'),
    })
    .map(({ limits, period, repeated, notAssessed, ...rest }) => {
      const rule = defined({ title: id, kind, ...rest, limits: limits.length > 0 ? limits : undefined });
      return (appraisal ? { ...rule, period, repeated, notAssessed } : rule) as unknown as ItemRule;
    });
}

/** Without the keys that have no value. */
export function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;
}
