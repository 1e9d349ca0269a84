import fc from 'fast-check';
import type { CategoryRule, ItemRule, LimitRule, PeriodUnit, SchemeDocument } from '../../src/index.ts';
import { CLASS_CONDITIONS, holderConditions } from '../slow/conditions.ts';
import { balance, base, type FixedBalances, fixedBalances } from './balances.ts';
import type { FixedResults } from './comparisons.ts';
import { type Around, item, limit } from './items.ts';
import { redemption } from './redemption.ts';
import { fixedResults, LISTS, results, TITLES } from './results.ts';
import { defined, ITEMS, maybe, often, oneOf, UNITS } from './words.ts';

/** What may not differ between the versions of one scheme, or does not so that it is compared often. */
interface Skeleton {
  decimals: 0 | 1 | 2;
  balances: FixedBalances;
  results: FixedResults;
}

const skeleton: fc.Arbitrary<Skeleton> = fc.record({
  decimals: oneOf(0, 0, 0, 1, 1, 2),
  balances: fixedBalances,
  results: fixedResults,
});

const HOUSEHOLD_CONDITIONS = holderConditions('household').filter((one) => !one.includes('classes'));

function category(id: string, decimals: number, fixed: FixedResults): fc.Arbitrary<CategoryRule> {
  const combines = fixed.settled && fixed.begins === undefined;
  const shares = !fixed.more.includes('life');
  const counted = fc
    .tuple(limit(decimals, true, 20), maybe(oneOf<'earned' | 'deducted'>('earned', 'deducted'), 40))
    .map(([rule, counts]) => defined({ ...rule, counts }) as LimitRule);
  return fc
    .record({
      limits: maybe(fc.array(counted, { minLength: 1, maxLength: 2 }), id === 'c1' ? 45 : 0),
      bounds: maybe(
        fc.record({
          per: oneOf<PeriodUnit>(...UNITS),
          begins: maybe(oneOf('09-01', '03-16'), 30),
          min: maybe(fc.integer({ min: -8, max: 2 }), 60),
          max: maybe(fc.integer({ min: 3, max: 15 }), 60),
        }),
        25,
      ),
      combine: maybe(oneOf<'sum' | 'average' | 'share'>('sum', 'average', 'share'), combines ? 20 : 0),
      // Two months make no quarter, and quarters are settled.
      per: oneOf<PeriodUnit>('month', 'quarter', 'quarter', 'half', ...(shares ? [] : (['year'] as const))),
    })
    .map(({ limits, bounds, combine, per }) => {
      const some = bounds && (bounds.min !== undefined || bounds.max !== undefined);
      return defined({
        title: id,
        limits,
        bounds: some ? fitted(bounds) : undefined,
        combine: combine && { per, how: combine === 'share' && !shares ? ('sum' as const) : combine },
      });
    });
}

/** What lasts for good has no year that could begin. */
function fitted(bounds: {
  per: PeriodUnit;
  begins: string | undefined;
  min: number | undefined;
  max: number | undefined;
}): CategoryRule['bounds'] {
  return defined({
    ...bounds,
    begins: bounds.per === 'life' ? undefined : bounds.begins,
  });
}

function document(fixed: Skeleton, version: number, from: string): fc.Arbitrary<SchemeDocument> {
  const { decimals, balances } = fixed;
  const around: Around = {
    decimals,
    balances: Object.fromEntries(
      Object.entries(balances).map(([id, rule]) => [id, rule.holder ?? 'household']),
    ),
    titles: TITLES,
    lists: LISTS,
  };
  const cap = fc.tuple(
    limit(decimals, true, 40),
    maybe(oneOf<'earned' | 'deducted'>('earned', 'deducted'), 40),
    fc.uniqueArray(oneOf(...ITEMS), { minLength: 2, maxLength: 4 }),
  );
  return fc
    .record({
      items: fc.record(Object.fromEntries(ITEMS.map((id) => [id, item(id, around)]))),
      balances: fc.record(
        Object.fromEntries(Object.entries(balances).map(([id, one]) => [id, balance(one, decimals)])),
      ),
      base: maybe(
        fc.record({ start: base(decimals, balances), more: maybe(base(decimals, balances), 40) }),
        60,
      ),
      categories: fc.record({
        c1: category('c1', decimals, fixed.results),
        c2: category('c2', decimals, fixed.results),
      }),
      cap: maybe(cap, 35),
      eligible: maybe(fc.record({ when: oneOf(...HOUSEHOLD_CONDITIONS), refuses: often(35) }), 35),
      classes: fc.record({
        big: oneOf(...CLASS_CONDITIONS.household),
        old: oneOf(...CLASS_CONDITIONS.member),
        shop: oneOf(...CLASS_CONDITIONS.organisation),
      }),
      redemption: redemption(balances, fixed.results),
      results: results(fixed.results, balances, decimals),
      countsAt: oneOf<'approval' | 'notice'>('approval', 'approval', 'notice'),
      every: oneOf<PeriodUnit>('month', 'month', 'month', 'quarter', 'bimonth', 'half', 'year'),
      lengths: maybe(fc.integer({ min: 1, max: 20 }), 40),
    })
    .map((parts) => assemble(fixed, version, from, parts as unknown as Parts));
}

interface Parts {
  items: SchemeDocument['items'];
  balances: SchemeDocument['balances'];
  base?: {
    start: NonNullable<SchemeDocument['base']>[string];
    more?: NonNullable<SchemeDocument['base']>[string];
  };
  categories: SchemeDocument['categories'];
  cap?: [LimitRule, 'earned' | 'deducted' | undefined, string[]];
  eligible?: { when: string; refuses: boolean };
  classes: { big: string; old: string; shop: string };
  redemption: NonNullable<SchemeDocument['redemption']>;
  results: NonNullable<SchemeDocument['results']>;
  countsAt: 'approval' | 'notice';
  every: PeriodUnit;
  lengths?: number;
}

type Side = LimitRule['counts'];

/** A limit counts the side of at least one of its items. */
function fitting(counts: Side, items: readonly (ItemRule | undefined)[]): Side {
  const losses = items.filter((one) => one?.kind === 'deduction' || one?.kind === 'veto').length;
  if (items.length > 0 && losses === items.length) return 'deducted';
  return losses === 0 && counts === 'deducted' ? undefined : counts;
}

function sideOf([, counts, ids]: NonNullable<Parts['cap']>, { items }: Parts): Side {
  return fitting(
    counts,
    ids.map((id) => items[id]),
  );
}

function withCounts({ categories, items }: Parts): SchemeDocument['categories'] {
  const entries = Object.entries(categories).map(([id, written]): [string, CategoryRule] => {
    const inside = Object.values(items).filter((one) => one.category === id);
    const limits = written.limits?.map((rule) =>
      defined({ ...rule, counts: fitting(rule.counts, inside) }),
    ) as LimitRule[] | undefined;
    return [id, defined({ ...written, limits })];
  });
  return Object.fromEntries(entries);
}

function assemble({ decimals }: Skeleton, version: number, from: string, parts: Parts): SchemeDocument {
  const { classes } = parts;
  const items = withHarder(withItems(parts));
  // Appraisals are not limited by times.
  const appraisals = parts.cap?.[2].every((id) => id.startsWith('p'));
  const cap = appraisals && parts.cap?.[0].times !== undefined ? undefined : parts.cap;
  const stage = { id: 's', title: '审', role: 'panel', level: 'village' as const };
  return defined({
    scheme: 'random',
    title: '随机方案',
    version,
    from,
    decimals,
    facts: {
      household: { residents: 'int', registered: 'bool' },
      member: { party: 'bool', born: 'date' },
      organisation: { trade: 'text' },
      event: { serious: 'bool', meeting: { type: 'text', title: '活动' }, round: 'number', held: 'date' },
    },
    who: defined({
      eligible: parts.eligible,
      classes: {
        big: { of: 'household', when: classes.big },
        old: { of: 'member', when: classes.old },
        shop: { of: 'organisation', when: classes.shop },
      },
    }),
    balances: parts.balances,
    base: withKept(parts, items),
    categories: withCounts({ ...parts, items }),
    items,
    caps: cap && { shared: defined({ title: '合用', items: cap[2], ...cap[0], counts: sideOf(cap, parts) }) },
    review: {
      countsAt: parts.countsAt,
      default: 'one',
      procedures: { one: { title: '一步', stages: [stage] }, quick: { title: '快办', stages: [stage] } },
    },
    notice: defined({ every: parts.every, days: 5, lengths: parts.lengths && { quick: parts.lengths } }),
    results: parts.results,
    redemption: parts.redemption,
  }) as unknown as SchemeDocument;
}

/** Beside something that keeps base points for the rest of a period stands something that takes them after all. */
function withHarder(items: SchemeDocument['items']): SchemeDocument['items'] {
  const { v1, d2 } = items;
  const zero = v1?.effects?.zero;
  if (!d2 || zero?.keeps === undefined || zero.later === 'kept') return items;
  return { ...items, d2: { ...d2, effects: { ...d2.effects, zero: { later: 'void' } } } };
}

/** Where something keeps base points there mostly are some, and little enough that something stands above them. */
function withKept({ base: written }: Parts, items: SchemeDocument['items']): SchemeDocument['base'] {
  const keeps = Object.values(items).some(({ effects }) => effects?.zero?.keeps);
  if (!keeps) return written && defined(written);
  const small = { title: '基础分', points: 1, per: 'quarter' as const, category: 'c1' };
  return written ? defined({ ...written, more: small }) : { start: small };
}

/** Flows need an item that such subjects may have, limited categories one that is no appraisal, stars one with grades. */
function withItems({ items: written, balances, results: { stars } }: Parts): SchemeDocument['items'] {
  const graded = stars?.some(({ inspection }) => inspection?.grades)
    ? { points: { grades: { full: 3, partly: 1 } } }
    : {};
  const items = { ...written, a2: { ...written.a2, category: 'c1', ...graded } } as SchemeDocument['items'];
  const feeds = Object.values(balances).flatMap(({ feeds: all = [] }) => (Array.isArray(all) ? all : [all]));
  const sources = feeds.flatMap(({ from }) => (from === undefined ? [] : [from]));
  const { a1 } = items;
  if (!a1 || sources.length === 0) return items;
  return {
    ...items,
    a1: { ...a1, subjects: [...new Set([...(a1.subjects ?? ['household', 'member']), ...sources])] },
  };
}

/** One to three versions of a scheme, all of which pass the checks (a test looks at a sample: checking them takes long). */
export const schemes: fc.Arbitrary<SchemeDocument[]> = skeleton.chain((fixed) =>
  fc
    .tuple(
      document(fixed, 1, '2024-01-01'),
      maybe(
        oneOf('2024-03-16', '2024-04-01').chain((from) => document(fixed, 2, from)),
        30,
      ),
      maybe(
        oneOf('2024-07-01', '2024-10-05').chain((from) => document(fixed, 3, from)),
        30,
      ),
    )
    .map((all) => all.filter((one) => one !== undefined)),
);
