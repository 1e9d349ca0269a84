import fc from 'fast-check';
import type { RedemptionSection, WindowRule } from '../../src/index.ts';
import { ORDER_CONDITIONS } from '../slow/conditions.ts';
import type { FixedBalances } from './balances.ts';
import type { FixedResults } from './comparisons.ts';
import { classesOfHolder, defined, maybe, often, oneOf } from './words.ts';

/* Redeeming from balances that households or members hold, with or without purses. */

type Rules = Omit<RedemptionSection, 'balance' | 'purses' | 'classes' | 'lowersAll'>;

/** What a purse may take away by an empty list. */
const LIFTED = ['windows', 'limits', 'least', 'gates', 'for'] as const;

const windows = oneOf<WindowRule[]>(
  [{ months: [3, 4, 5, 6] }, { months: [9, 10, 11, 12] }],
  [{ from: '11-01', to: '05-15' }],
  [{ days: [1, 10, 15, 20, -1] }, { weekdays: [6, 7] }],
  [{ firstMonths: 4 }, { months: [3, 6, 9, 12], days: [-9, -8, -7, -6, -5, -4, -3, -2, -1] }],
);

function rules(payer: 'household' | 'member', balances: string[], gates: string[]): fc.Arbitrary<Rules> {
  const conditions = ORDER_CONDITIONS.filter((one) => payer === 'member' || !one.includes('member.'));
  return fc
    .record({
      windows: maybe(windows, payer === 'member' ? 10 : 25),
      when: maybe(oneOf(...conditions), 15),
      limits: maybe(
        oneOf<NonNullable<Rules['limits']>>(
          [{ times: 2, per: 'quarter' }],
          [{ points: 5, per: 'year' }],
          [{ times: 1, per: 'half' }],
          [{ times: 1, per: 'day' }],
          [{ points: 3, per: 'week' }],
          [{ points: 4, per: 'month' }],
          [{ times: 1, per: 'bimonth' }],
          [
            { points: 4, per: 'half' },
            { times: 2, per: 'life' },
          ],
        ),
        // Few pay from an account of their own, and twice within a limit of theirs.
        payer === 'member' ? 85 : 40,
      ),
      least: maybe(
        fc.record({
          balance: maybe(oneOf(...balances)),
          points: fc.integer({ min: -1, max: 8 }).map((n) => Math.max(0, n)),
        }),
        20,
      ),
      above: maybe(fc.integer({ min: 0, max: 6 }), 25),
      gates: maybe(oneOf(...gates), 12),
      for: often(12),
      each: maybe(oneOf<'household' | 'member'>('household', 'member', 'member', 'member'), 85),
    })
    .map(({ least, gates: gate, for: some, each, limits, ...rest }) =>
      defined({
        ...rest,
        // A household pays for nobody in particular.
        limits: limits?.map((limit) =>
          defined({ ...limit, of: payer === 'member' || each === 'household' ? each : undefined }),
        ),
        least: least && [defined(least)],
        gates: gate && [gate],
        for: some ? classesOfHolder(payer).slice(0, 1) : undefined,
      }),
    ) as fc.Arbitrary<Rules>;
}

type Payer = 'household' | 'member';

/** What the rules of one redemption can name. */
interface Known {
  holderOf(balance: string): string;
  /** Balances that something can be paid from. */
  payers: readonly string[];
  owned(kind: Payer): string[];
  gates(kind: Payer): string[];
}

function knownOf(balances: FixedBalances, results: FixedResults): Known {
  const holderOf = (id: string) => balances[id]?.holder ?? 'household';
  return {
    holderOf,
    payers: Object.keys(balances).filter(
      (id) => ['household', 'member'].includes(holderOf(id)) && balances[id]?.spendWith === undefined,
    ),
    owned: (kind) => Object.keys(balances).filter((id) => ['household', kind].includes(holderOf(id))),
    gates: (kind) =>
      Object.keys(results.gates).filter((id) =>
        ['household', kind].includes(results.gates[id]?.of ?? 'household'),
      ),
  };
}

export function redemption(balances: FixedBalances, results: FixedResults): fc.Arbitrary<RedemptionSection> {
  const known = knownOf(balances, results);
  // A gift balance must stand beside one that something is paid from.
  const beside = Object.values(balances).find(({ spendWith }) => spendWith)?.spendWith?.balance;
  const ofMembers = known.payers.filter((id) => known.holderOf(id) === 'member');
  const first = beside ? fc.constant(beside) : oneOf(...known.payers, ...ofMembers, ...ofMembers);
  return first.chain((balance) => partsOf(known, balance).map((parts) => assembled(known, balance, parts)));
}

function partsOf(known: Known, balance: string) {
  const rulesFor = (kind: Payer) => rules(kind, known.owned(kind), known.gates(kind));
  const own = rulesFor(known.holderOf(balance) as Payer);
  const others = known.payers.filter((id) => id !== balance);
  return fc.record({
    own,
    both: often(35),
    all: often(15),
    purse: others.length > 0 ? maybe(oneOf(...others), 55) : fc.constant(undefined),
    byClass: often(60),
    purseBoth: often(20),
    more: rulesFor('household'),
    moreOfMember: rulesFor('member'),
    limited: often(60),
    again: maybe(own, 25),
    lifted: maybe(fc.subarray([...LIFTED]), 30),
  });
}

type Parts = ReturnType<typeof partsOf> extends fc.Arbitrary<infer P> ? P : never;

function assembled(known: Known, balance: string, parts: Parts): RedemptionSection {
  const { own, both, all, again } = parts;
  const without = Object.fromEntries((parts.lifted ?? []).map((key) => [key, []]));
  const purses = [
    again && { balance, ...again, classes: ['goods'], ...without },
    otherPurse(known, parts, without),
  ].filter((one) => one !== undefined);
  return defined({
    balance,
    ...own,
    lowers: both ? known.payers.filter((id) => known.holderOf(id) === known.holderOf(balance)) : undefined,
    lowersAll: all ? true : undefined,
    classes: { goods: { title: '物品' }, help: { title: '服务' } },
    purses: purses.length > 0 ? purses : undefined,
  });
}

function otherPurse({ holderOf, payers }: Known, parts: Parts, without: Record<string, never[]>) {
  const { purse, limited, purseBoth, byClass } = parts;
  if (purse === undefined) return undefined;
  const { limits, ...rest } = holderOf(purse) === 'member' ? parts.moreOfMember : parts.more;
  return defined({
    balance: purse,
    ...rest,
    limits: limited ? limits : undefined,
    lowers: purseBoth ? payers.filter((id) => holderOf(id) === holderOf(purse)) : undefined,
    classes: byClass ? ['help'] : undefined,
    ...without,
  });
}
