import fc from 'fast-check';
import {
  type BalanceRule,
  type ItemRule,
  type LimitRule,
  readScheme,
  type SchemeDocument,
} from '../../src/index.ts';
import { HOUSEHOLD_CONDITIONS } from '../slow/conditions.ts';
import { defined, ITEMS, item, limit, maybe, points } from './items.ts';

/** What may not differ between the versions of one scheme. */
interface Skeleton {
  decimals: 0 | 1 | 2;
  balances: Record<string, Pick<BalanceRule, 'holder' | 'period' | 'begins'>>;
}

const skeleton: fc.Arbitrary<Skeleton> = fc.record({
  decimals: fc.constantFrom(0, 1),
  balances: fc
    .record({
      main: fc.record({
        period: fc.constantFrom('month', 'quarter', 'half', 'year', 'life'),
        begins: maybe(fc.constantFrom('09-01', '03-16'), 30),
      }),
      spare: maybe(
        fc.record({
          holder: maybe(fc.constantFrom('member', 'group', 'organisation', 'household'), 80),
          period: fc.constantFrom('quarter', 'year', 'life'),
        }),
      ),
    })
    .map(({ main, spare }) => {
      const begins = main.period === 'life' ? undefined : main.begins;
      return defined({
        main: defined({ ...main, begins }),
        spare: spare && defined(spare),
      }) as Skeleton['balances'];
    }),
});

function balance(fixed: Skeleton['balances'][string]): fc.Arbitrary<BalanceRule> {
  const feed = fc
    .record({
      categories: maybe(fc.constant(['c1']), 30),
      except: maybe(fc.constant(['a2']), 30),
      kinds: maybe(fc.constantFrom(['award'], ['award', 'appraisal'], ['deduction']), 30),
      subjects: maybe(fc.constantFrom(['household'], ['member', 'group']), 30),
      signs: maybe(fc.constantFrom('plus', 'minus'), 30),
      times: maybe(fc.constantFrom(0.5, 2), 30),
    })
    .map(defined)
    .filter((rule) => Object.keys(rule).length > 0);
  return fc
    .record({
      feeds: maybe(fc.oneof(feed, fc.array(feed, { minLength: 1, maxLength: 2 })), 40),
      atEnd: maybe(fc.constantFrom('close', 'reset', 'carry')),
      negativeRest: maybe(fc.constantFrom('kept', 'cleared')),
      belowZero: maybe(fc.constantFrom('clipped', 'allowed')),
    })
    .map((rest) => {
      const atEnd = fixed.period === 'life' ? undefined : rest.atEnd;
      const negativeRest = atEnd === 'reset' ? rest.negativeRest : undefined;
      return defined({ title: '账', ...fixed, ...rest, atEnd, negativeRest }) as unknown as BalanceRule;
    });
}

/** Redeeming from one of the balances that households or members hold. */
function redeeming(balances: Skeleton['balances']) {
  return fc.record({
    balance: fc.constantFrom(...redeemable(balances)),
    both: fc.boolean(),
    windows: maybe(fc.constant([{ months: [3, 4, 5, 6] }, { months: [9, 10, 11, 12] }]), 25),
    when: maybe(fc.constant('household.residents >= 2'), 20),
    limits: maybe(
      fc.constantFrom(
        [{ times: 2, per: 'quarter' }],
        [{ points: 8, per: 'year' }],
        [{ times: 1, per: 'month' }],
      ),
      30,
    ),
  });
}

function document(
  { decimals, balances }: Skeleton,
  version: number,
  from: string,
): fc.Arbitrary<SchemeDocument> {
  const base = fc
    .record({
      points: points(decimals),
      per: fc.constantFrom('month', 'quarter', 'year', 'life'),
      of: maybe(fc.constantFrom('household', 'member')),
      category: maybe(fc.constant('c1')),
      when: maybe(fc.constantFrom(...HOUSEHOLD_CONDITIONS)),
      late: maybe(fc.constantFrom('full', 'none')),
    })
    .map((rule) => defined({ title: '基础分', ...rule, late: rule.per === 'life' ? undefined : rule.late }));
  const total = fc.constantFrom('points', 'main', undefined);
  const settle = (per: string) =>
    fc
      .record({
        total,
        average: maybe(fc.constantFrom('members', 'none')),
        rankBy: maybe(fc.constantFrom('total', 'average', 'none')),
      })
      .map((rule) => defined({ per, ...rule }));
  const categoryLimit = limit(decimals, ['holder', 'member', 'section'], true);
  const counted = fc
    .tuple(categoryLimit, maybe(fc.constantFrom('earned', 'deducted'), 40))
    .map(([rule, counts]) => defined({ ...rule, counts }));
  return fc
    .record({
      items: fc.record(Object.fromEntries(ITEMS.map((id) => [id, item(id, decimals)]))),
      balances: fc.record(
        Object.fromEntries(Object.entries(balances).map(([id, fixed]) => [id, balance(fixed)])),
      ),
      base: maybe(fc.record({ start: base })),
      limits: maybe(fc.array(counted, { minLength: 1, maxLength: 2 })),
      caps: maybe(
        fc.tuple(counted, fc.uniqueArray(fc.constantFrom(...ITEMS), { minLength: 2, maxLength: 4 })),
        40,
      ),
      settle: fc.tuple(settle('quarter'), settle('year')),
      eligible: maybe(
        fc.record({ when: fc.constantFrom(...HOUSEHOLD_CONDITIONS), refuses: fc.boolean() }),
        30,
      ),
      redemption: redeeming(balances),
      countsAt: fc.constantFrom('approval', 'notice'),
    })
    .map((parts) => assemble({ decimals, balances }, version, from, parts as unknown as Parts));
}

interface Parts {
  items: Record<string, ItemRule>;
  balances: Record<string, BalanceRule>;
  base?: SchemeDocument['base'];
  limits?: LimitRule[];
  caps?: [LimitRule, string[]];
  settle: NonNullable<SchemeDocument['results']>['settle'];
  eligible?: { when: string; refuses: boolean };
  redemption: NonNullable<SchemeDocument['redemption']> & { both: boolean };
  countsAt: 'approval' | 'notice';
}

function assemble({ decimals }: Skeleton, version: number, from: string, parts: Parts): SchemeDocument {
  const { both, ...redemption } = parts.redemption;
  const payer = parts.balances[redemption.balance]?.holder ?? 'household';
  const lowers = Object.keys(parts.balances).filter(
    (id) => (parts.balances[id]?.holder ?? 'household') === payer,
  );
  return defined({
    scheme: 'random',
    title: '随机方案',
    version,
    from,
    decimals,
    facts: { household: { residents: 'int', registered: 'bool' } },
    who: parts.eligible && { eligible: parts.eligible },
    balances: parts.balances,
    base: parts.base,
    categories: { c1: defined({ title: '一', limits: parts.limits }), c2: { title: '二' } },
    items: parts.items,
    caps: parts.caps && { shared: { title: '合用', items: parts.caps[1], ...parts.caps[0] } },
    review: {
      countsAt: parts.countsAt,
      default: 'one',
      procedures: {
        one: { title: '一步', stages: [{ id: 's', title: '审', role: 'panel', level: 'village' }] },
      },
    },
    notice: { every: 'month', days: 5 },
    results: { settle: parts.settle },
    redemption: defined({ ...redemption, lowers: both ? lowers : undefined }),
  }) as unknown as SchemeDocument;
}

function redeemable(balances: Skeleton['balances']): string[] {
  return Object.keys(balances).filter((id) =>
    ['household', 'member'].includes(balances[id]?.holder ?? 'household'),
  );
}

/** One or two versions of a scheme, all of which pass the checks. */
export const schemes: fc.Arbitrary<SchemeDocument[]> = skeleton
  .chain((fixed) =>
    fc.tuple(
      document(fixed, 1, '2024-01-01'),
      maybe(
        fc.constantFrom('2024-03-16', '2024-07-01', '2024-10-05').chain((from) => document(fixed, 2, from)),
        40,
      ),
    ),
  )
  .map((versions) => versions.filter((version) => version !== undefined))
  .filter((versions) => versions.every((version) => readScheme(JSON.stringify(version)).ok));
