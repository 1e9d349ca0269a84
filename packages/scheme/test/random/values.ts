import fc from 'fast-check';
import type { LimitUnit, PointsRule, ScorePartRule } from '../../src/index.ts';
import { FORMULAS } from '../slow/conditions.ts';
import { defined, maybe, oneOf, OWNERS, points, round, UNITS } from './words.ts';

/* What an item is worth, in every way of saying it. */

type PerUnit = { points: number; for: number; whole: boolean; max?: number; unit: string };
type ByDate = { steps: { until: string; points: number }[]; after?: number };

function range(decimals: number): fc.Arbitrary<{ min: number; max: number }> {
  return fc
    .tuple(points(decimals), points(decimals))
    .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
}

function grades(decimals: number): fc.Arbitrary<PointsRule> {
  const some = points(decimals);
  return fc.record({
    grades: fc.record({ full: some, partly: fc.record({ points: fc.record({ range: range(decimals) }) }) }),
  });
}

function formula(decimals: number): fc.Arbitrary<PointsRule> {
  return fc
    .record({
      value: oneOf(...Object.keys(FORMULAS)),
      min: maybe(points(decimals, 2), 30),
      max: maybe(points(decimals), 30),
    })
    .map(({ value, min, max }) => ({
      formula: defined({ value, label: '算式', min, max: max === undefined ? max : Math.max(max, min ?? 0) }),
    }));
}

/** Whose events are counted is left out where the item has none such. */
function byTimes(decimals: number): fc.Arbitrary<PointsRule> {
  const some = points(decimals);
  return fc
    .record({
      per: oneOf<LimitUnit>('day', 'week', ...UNITS),
      of: maybe(oneOf(...OWNERS), 40),
      first: oneOf(1, 1, 2),
      amounts: fc.tuple(some, some, some),
    })
    .map(({ per, of, first, amounts }) => {
      const steps = amounts.map((amount, at) => ({ from: first + at + (at === 2 ? 1 : 0), points: amount }));
      return { byTimes: defined({ per, of, steps }) };
    });
}

export function eventPoints(decimals: number): fc.Arbitrary<PointsRule> {
  const some = points(decimals);
  return fc.oneof(
    { weight: 4, arbitrary: some },
    { weight: 1, arbitrary: fc.record({ fixed: some }) },
    { weight: 2, arbitrary: fc.record({ range: range(decimals) }) },
    { weight: 2, arbitrary: grades(decimals) },
    {
      weight: 2,
      arbitrary: fc
        .record({ points: some, for: oneOf(1, 2, 10), whole: fc.boolean(), max: maybe(some) })
        .map((rule) => ({ perUnit: { ...defined(rule), unit: '小时' } as PerUnit })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(some, some).map(([a, b]) => ({
        tiers: {
          unit: '次',
          steps: [
            { from: 1, points: a },
            { from: 3.5, points: b },
          ],
        },
      })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(some, some, maybe(some), fc.boolean()).map(([a, b, after, dated]) => ({
        byDate: defined({
          steps: [
            { until: dated ? '2024-03-31' : '03-31', points: a },
            { until: dated ? '2024-08-15' : '08-15', points: b },
          ],
          after,
        }) as ByDate,
      })),
    },
    { weight: 2, arbitrary: formula(decimals) },
    { weight: 2, arbitrary: byTimes(decimals) },
  );
}

/** Three judges x, y, z beside one part of one, or nothing beside them. */
function judged(decimals: number): fc.Arbitrary<PointsRule> {
  return fc
    .record({
      most: points(decimals),
      times: maybe(oneOf(0.3, 0.5), 40),
      own: maybe(points(decimals), 50),
      dropHighest: maybe(oneOf(0, 1), 60),
      dropLowest: maybe(oneOf(0, 1), 60),
      fewest: maybe(oneOf(1, 2, 3), 50),
    })
    .map(({ most, times, own, fewest, ...drops }) => {
      // Whole, so that the weighed one stays within the decimals.
      const max = times === undefined ? most : 20;
      const weighed = max * (times ?? 1);
      const least = (drops.dropHighest ?? 0) + (drops.dropLowest ?? 0) + 1;
      const peers = {
        ...drops,
        max,
        times,
        judges: ['x', 'y', 'z'],
        fewest: fewest === undefined ? undefined : Math.max(fewest, least),
      };
      const parts = { peers: defined(peers) as ScorePartRule };
      return own === undefined
        ? { score: { max: weighed, parts } }
        : { score: { max: Math.max(weighed, own), parts: { w: own, ...parts } } };
    });
}

export function appraisalPoints(decimals: number): fc.Arbitrary<PointsRule> {
  const some = points(decimals);
  return fc.oneof(
    some.map((max) => ({ score: { max } })),
    fc.tuple(some, some, some, maybe(oneOf(0.3, 0.7, 0.25), 40)).map(([x, y, spare, times]) => {
      // Whole parts, so that the weighed one stays within the decimals; together they reach the whole.
      const weighed = (times ?? 1) * (times === undefined ? y : 20);
      const max = Math.max(x, weighed, round(x + weighed - spare, decimals));
      const part = defined({ max: times === undefined ? y : 20, times }) as { max: number; times?: number };
      return { score: { max, parts: { x, y: part } } };
    }),
    { weight: 2, arbitrary: judged(decimals) },
    fc.tuple(some, some).map(([full, each]) => ({ faults: { full, each, floor: Math.min(full, 1) } })),
    grades(decimals),
    fc.record({ range: range(decimals) }),
  );
}
