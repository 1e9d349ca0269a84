import fc from 'fast-check';
import type {
  GateRule,
  ListRule,
  PeriodUnit,
  ResultsSection,
  StarRule,
  SubjectKind,
  TitleRule,
  VillageRatingRule,
} from '../../src/index.ts';
import type { FixedBalances } from './balances.ts';
import {
  type Context,
  compared,
  comparison,
  type FixedResults,
  figuresFor,
  pick,
  picked,
} from './comparisons.ts';
import { rawHistory, withHistory } from './history.ts';
import { settle } from './settlements.ts';
import { classesOfHolder, defined, maybe, often, oneOf, UNITS } from './words.ts';

/* Random results. What other results and orders point at keeps its period in all versions. */

export const TITLES = ['t1', 't2', 't3'];
export const LISTS = ['red', 'black'];
const KINDS: SubjectKind[] = ['household', 'member', 'organisation', 'group', 'section'];

export const fixedResults: fc.Arbitrary<FixedResults> = fc.record({
  settled: often(85),
  begins: maybe(oneOf('09-01', '02-16'), 12),
  kinds: fc.uniqueArray(oneOf<SubjectKind>('member', 'organisation', 'group', 'section'), { maxLength: 2 }),
  more: fc.uniqueArray(oneOf<PeriodUnit>('month', 'bimonth', 'half', 'life'), { maxLength: 2 }),
  gates: fc.record({
    g1: fc
      .record({ per: oneOf<PeriodUnit>(...UNITS, 'quarter', 'year'), on: maybe(oneOf('03-20', '11-30'), 30) })
      .map(({ per, on }) => defined({ per: on && per === 'life' ? ('year' as const) : per, on })),
    g2: fc.record({
      of: oneOf<SubjectKind>('household', 'household', ...KINDS),
      per: oneOf<PeriodUnit>('quarter', 'year'),
    }),
  }),
  stars: fc
    .record({
      per: oneOf<PeriodUnit>(...UNITS, 'quarter', 'year'),
      second: maybe(oneOf<SubjectKind>(...KINDS), 40),
    })
    .map(({ per, second }) => {
      const other: PeriodUnit = per === 'year' ? 'half' : 'year';
      return second ? [{ per }, { of: second, per: other }] : [{ per }];
    }),
  village: oneOf<PeriodUnit>(...UNITS, 'quarter', 'year'),
});

const few = fc.integer({ min: -3, max: 12 });
const some = fc.integer({ min: 1, max: 3 });
const percent = oneOf(25, 30, 34, 50, 67, 75, 100);
const ties = maybe(oneOf<'in' | 'out'>('in', 'out'));

function list(kind: 'red' | 'black', context: Context): fc.Arbitrary<ListRule> {
  return fc
    .record({
      raw: comparison,
      of: maybe(oneOf(...KINDS), 30),
      per: oneOf<PeriodUnit>(...UNITS, 'quarter', 'year'),
      own: often(50),
      places: maybe(some, 40),
      percent: maybe(percent, 30),
      least: maybe(fc.integer({ min: 1, max: 8 }), 25),
      ties,
      votedOn: often(90),
    })
    .map(({ raw, of, per, own, places, percent: share, ties: tied, votedOn, least }) => {
      const all = compared(raw, { of, per }, context);
      const own2 = own || (kind === 'red' && all.by === 'deducted');
      // Without a figure of its own a list goes by what was earned or deducted.
      return defined({
        title: '榜',
        kind,
        ...all,
        by: own2 ? undefined : all.by,
        places,
        percent: places === undefined ? share : undefined,
        ties: places === undefined && share === undefined ? undefined : tied,
        least,
        votedOn: kind === 'black' && votedOn ? '2023-12-01' : undefined,
      });
    });
}

function gate(fixed: Pick<GateRule, 'of' | 'per' | 'on'>, context: Context): fc.Arbitrary<GateRule> {
  return fc
    .record({
      raw: comparison,
      above: fc.oneof(fc.constant('average' as const), few),
      atLeast: few,
      top: fc.record({ places: some, percent, ties }),
      shape: oneOf('above', 'above', 'atLeast', 'places', 'percent'),
    })
    .map(({ raw, shape, above, atLeast, top }) => {
      const { gates: _, ...all } = compared(raw, fixed, context, false);
      const line =
        shape === 'above'
          ? { above }
          : shape === 'atLeast'
            ? { atLeast }
            : { top: defined({ [shape]: shape === 'places' ? top.places : top.percent, ties: top.ties }) };
      return defined({ title: '线', ...all, ...fixed, ...line });
    });
}

function stars(fixed: Pick<StarRule, 'of' | 'per'>, context: Context): fc.Arbitrary<StarRule> {
  const first = fc.integer({ min: 10, max: 60 });
  const percentile = fc
    .record({
      first,
      more: fc.integer({ min: 1, max: 40 }),
      from: maybe(fc.integer({ min: 0, max: 10 }), 30),
      ties: maybe(oneOf<'better' | 'worse'>('better', 'worse')),
      fraction: maybe(oneOf<'down' | 'up' | 'nearest'>('down', 'up', 'nearest'), 70),
      fewest: maybe(fc.integer({ min: 2, max: 4 }), 25),
      firstAlways: maybe(fc.boolean(), 40),
    })
    .map(({ first: to, more, from, ...rule }) => ({
      percentile: defined({
        ...rule,
        steps: [
          { stars: 5, to },
          defined({ stars: 3, to: to + more, from: from === undefined ? from : to + Math.min(from, more) }),
        ],
      }),
    }));
  const bands = fc.tuple(few, some).map(([from, more]) => ({
    bands: {
      steps: [
        { stars: 4, from: from + more },
        { stars: 2, from },
      ],
    },
  }));
  return fc
    .record({
      raw: comparison,
      floor: maybe(fc.oneof(few, fc.constant('base' as const)), 40),
      shape: fc.oneof(
        { weight: 4, arbitrary: percentile },
        { weight: 2, arbitrary: bands },
        {
          weight: 2,
          arbitrary: oneOf<Pick<StarRule, 'inspection'>>(
            { inspection: { item: 'p1' } },
            { inspection: { item: 'p2' } },
            { inspection: { item: 'a2', grades: { full: 5, partly: 2 } } },
          ),
        },
      ),
    })
    .map(({ raw, floor, shape }) => {
      const inspects = 'inspection' in shape;
      // Only an event about a household is sure to belong to the holder, whatever the subjects of the item are.
      const mayInspect = fixed.of === undefined || fixed.of === 'household' || fixed.of === 'group';
      const used = inspects && !mayInspect ? { bands: { steps: [{ stars: 1, from: 1 }] } } : shape;
      return defined({ ...compared(raw, fixed, context), floor, ...used });
    });
}

function title(id: string, context: Context): fc.Arbitrary<TitleRule> {
  return fc
    .record({
      raw: comparison,
      of: maybe(oneOf(...KINDS), id === 't3' ? 50 : 0),
      per: oneOf<PeriodUnit>(...UNITS, 'quarter', 'quarter', 'year', 'year', 'year'),
      shape: maybe(oneOf('places', 'percent', 'from'), 75),
      places: some,
      percent,
      from: few,
      below: maybe(some, 30),
      ties,
      for: often(20),
      stars: maybe(oneOf(2, 3, 5), 25),
      item: maybe(oneOf('a1', 'p1'), 20),
      needs: often(30),
      excludes: often(40),
    })
    .map(({ raw, of, per, shape, ...rule }) => {
      const kind = of ?? 'household';
      const { by, since, ...all } = compared(raw, { of, per }, context);
      const classes = classesOfHolder(kind);
      const best = context.fixed.stars.some((one) => (one.of ?? 'household') === kind);
      const earlier = TITLES.slice(0, TITLES.indexOf(id));
      return defined({
        title: '称号',
        ...all,
        by: shape && by,
        since: shape && since,
        places: shape === 'places' ? rule.places : undefined,
        percent: shape === 'percent' ? rule.percent : undefined,
        from: shape === 'from' ? rule.from : undefined,
        below: shape === 'from' && rule.below !== undefined ? rule.from + rule.below : undefined,
        ties: shape === 'places' || shape === 'percent' ? rule.ties : undefined,
        for: rule.for && classes.length > 0 ? classes.slice(0, 1) : undefined,
        stars: best ? rule.stars : undefined,
        item: rule.item !== undefined && kind === 'household' ? rule.item : undefined,
        needs: rule.needs ? earlier : undefined,
        excludes: rule.excludes && kind === 'household' && earlier.length > 0 ? earlier : undefined,
      }) as TitleRule;
    });
}

function village(context: Context): fc.Arbitrary<VillageRatingRule> {
  const per = context.fixed.village;
  const titled = fc.constant({ title: 't1' });
  const by = pick.map((at) => ({ by: picked(figuresFor({ per }, context), at), from: 1 }));
  const good = fc.oneof(fc.constant({ stars: 1 }), titled, fc.constant({ gate: 'g1' }), by);
  return good.map((found) => ({
    title: '村',
    per,
    good: found,
    steps: [
      { id: 'best', title: '先进', from: 66.67 },
      { id: 'good', title: '良好', from: 25 },
    ],
  }));
}

/** No title asks for more stars than some rule gives, nor for a title of other holders or periods, or one that it shuts out. */
function reachable({ titles, stars: rules = [] }: ResultsSection): ResultsSection['titles'] {
  const best = (of: SubjectKind) =>
    Math.max(
      ...rules
        .filter((rule) => (rule.of ?? 'household') === of)
        .map(({ percentile, bands }) => (percentile ?? bands)?.steps[0]?.stars ?? 10),
    );
  return Object.fromEntries(
    Object.entries(titles ?? {}).map(([id, rule]) => {
      const most = best(rule.of ?? 'household');
      const needs = rule.needs?.filter((other) => {
        const { of, per } = titles?.[other] ?? {};
        return of === rule.of && per === rule.per && !rule.excludes?.includes(other);
      });
      const asked = rule.stars === undefined ? undefined : Math.min(rule.stars, most);
      return [id, defined({ ...rule, stars: asked, needs: needs?.length ? needs : undefined })];
    }),
  );
}

function lookingBack({ gates, stars: rated }: FixedResults): string[] {
  return [
    ...TITLES.map((id) => `title ${id}`),
    ...LISTS.map((id) => `list ${id}`),
    ...Object.keys(gates).map((id) => `gate ${id}`),
    ...rated.map(({ of = 'household', per }) => `stars ${of} ${per}`),
  ];
}

export function results(
  every: FixedResults,
  balances: FixedBalances,
  decimals: number,
): fc.Arbitrary<ResultsSection> {
  // A version need not settle all that others settle; categories count on a life.
  const dropped = fc.subarray(every.more.filter((per): boolean => per !== 'life'));
  return fc.tuple(often(60), dropped).chain(([averages, without]) => {
    const fixed = { ...every, more: every.more.filter((per) => !without.includes(per)) };
    const context: Context = { fixed, balances, decimals, averages };
    const settlements = [
      settle('household', 'quarter', context),
      settle(undefined, 'year', context),
      ...fixed.more.map((per) => settle(undefined, per, context)),
      ...fixed.kinds.map((kind) => settle(kind, 'year', context)),
    ];
    return fc
      .record({
        settle: fixed.settled ? fc.tuple(...settlements) : fc.constant(undefined),
        lists: fc.record({ red: list('red', context), black: list('black', context) }),
        gates: fc.record(
          Object.fromEntries(Object.entries(fixed.gates).map(([id, one]) => [id, gate(one, context)])),
        ),
        stars: fc.tuple(...fixed.stars.map((one) => stars(one, context))),
        titles: fc.record(Object.fromEntries(TITLES.map((id) => [id, title(id, context)]))),
        village: maybe(fc.record({ rating: village(context) }), 50),
        history: rawHistory(lookingBack(fixed)),
      })
      .map(({ history, ...all }) => {
        const titles = reachable(all);
        return withHistory(defined({ ...all, titles }), history);
      });
  });
}
