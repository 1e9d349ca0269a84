import fc from 'fast-check';
import type {
  BalanceRule,
  BaseRule,
  CarryRule,
  ExpiryRule,
  FeedRule,
  PeriodUnit,
  SubjectKind,
} from '../../src/index.ts';
import { holderConditions, holderFormulas } from '../slow/conditions.ts';
import { classesOfHolder, defined, fitsInto, maybe, often, oneOf, points, UNITS } from './words.ts';

/** What may not differ between the versions of one scheme. */
export type FixedBalances = Record<string, Pick<BalanceRule, 'holder' | 'period' | 'begins' | 'spendWith'>>;

export const fixedBalances: fc.Arbitrary<FixedBalances> = fc
  .record({
    main: fc.record({
      period: oneOf<PeriodUnit>(...UNITS, 'year', 'year'),
      begins: maybe(oneOf('09-01', '03-16'), 25),
    }),
    spare: maybe(
      fc.record({
        holder: maybe(
          oneOf<SubjectKind>(
            'member',
            'member',
            'member',
            'member',
            'group',
            'section',
            'organisation',
            'household',
          ),
          85,
        ),
        period: oneOf<PeriodUnit>('quarter', 'year', 'life'),
      }),
      75,
    ),
    gift: maybe(fc.record({ period: oneOf<PeriodUnit>('quarter', 'year', 'life') }), 30),
    memberGift: often(30),
  })
  .map(({ main, spare, gift, memberGift }) => {
    const begins = main.period === 'life' ? undefined : main.begins;
    const beside = spare?.holder === 'member' && memberGift ? 'spare' : 'main';
    return defined({
      main: defined({ ...main, begins }),
      spare: spare && defined(spare),
      gift:
        gift &&
        defined({
          ...gift,
          holder: beside === 'spare' ? 'member' : undefined,
          spendWith: { balance: beside, each: 1 },
        }),
    }) as FixedBalances;
  });

const SOURCES: Partial<Record<SubjectKind, NonNullable<FeedRule['from']>[]>> = {
  household: ['group', 'section'],
  member: ['household'],
};

function feed(from: NonNullable<FeedRule['from']>[]): fc.Arbitrary<FeedRule> {
  return fc
    .record({
      categories: maybe(fc.constant(['c1']), 25),
      items: maybe(fc.constant(['a1', 'a2', 'd1', 'v1', 'p1']), 15),
      except: maybe(fc.constant(['a2']), 20),
      kinds: maybe(
        oneOf<NonNullable<FeedRule['kinds']>>(['award'], ['award', 'appraisal', 'veto'], ['deduction']),
        20,
      ),
      subjects: maybe(
        oneOf<SubjectKind[]>(['household'], ['member', 'group'], ['organisation', 'section']),
        15,
      ),
      signs: maybe(oneOf<'plus' | 'minus'>('plus', 'minus'), 20),
      times: maybe(oneOf(0.5, 2), 30),
      from: from.length > 0 ? maybe(oneOf(...from), 45) : fc.constant(undefined),
      split: often(40),
    })
    .map(({ split, subjects, signs, kinds, ...rule }) => ({
      ...rule,
      kinds,
      signs: clashes(kinds, signs) ? undefined : signs,
      split: rule.from && split ? true : undefined,
      subjects: rule.from ? undefined : subjects,
    }))
    .map((rule) => defined(rule) as FeedRule);
}

function clashes(kinds: FeedRule['kinds'], signs: FeedRule['signs']): boolean {
  const losses = kinds?.every((kind) => kind === 'deduction' || kind === 'veto') ?? false;
  const gains = kinds?.every((kind) => kind === 'award' || kind === 'appraisal') ?? false;
  return (losses && signs === 'plus') || (gains && signs === 'minus');
}

interface ExpiryDraft {
  way: 'on' | 'months' | 'days';
  on: string;
  after: number | undefined;
  more: number;
  since: ExpiryRule['since'];
}

const expiry: fc.Arbitrary<ExpiryDraft> = fc.record({
  way: oneOf<ExpiryDraft['way']>('on', 'on', 'on', 'months', 'months', 'days'),
  on: oneOf('05-20', '04-25', '06-30', '12-05', '02-14'),
  after: maybe(oneOf(2, 2, 1), 50),
  more: fc.nat(3),
  since: maybe(oneOf<NonNullable<ExpiryRule['since']>>('month', 'quarter', 'half', 'year')),
});

/** Months of a period, and the most days that it can have. */
const LENGTHS: Partial<Record<PeriodUnit, [number, number]>> = {
  month: [1, 31],
  bimonth: [2, 62],
  quarter: [3, 92],
  half: [6, 184],
  year: [12, 366],
};

export function balance(fixed: FixedBalances[string], decimals: number): fc.Arbitrary<BalanceRule> {
  const from = SOURCES[fixed.holder ?? 'household'] ?? [];
  return fc
    .record({
      feeds: maybe(fc.array(feed(from), { minLength: 1, maxLength: 3 }), 55),
      atEnd: maybe(oneOf<'close' | 'reset' | 'carry'>('close', 'reset', 'carry', 'carry', 'carry'), 80),
      negativeRest: maybe(oneOf<'kept' | 'cleared'>('kept', 'cleared')),
      carries: maybe(
        fc.record({ percent: maybe(oneOf(50, 30, 12.5), 70), max: maybe(points(decimals, 6), 50) }),
        50,
      ),
      expires: maybe(expiry, 65),
      belowZero: maybe(oneOf<'clipped' | 'allowed'>('clipped', 'allowed')),
      bounds: maybe(
        fc.record({
          per: maybe(oneOf(...UNITS), 60),
          min: maybe(fc.integer({ min: -15, max: 3 })),
          max: maybe(fc.integer({ min: 4, max: 25 })),
        }),
        35,
      ),
      ratio: fc.record({
        each: oneOf(1, 2, 0.5),
        for: maybe(oneOf(1, 2, 3)),
        other: oneOf(1, 3),
        otherFor: maybe(oneOf(1, 2), 40),
        by: maybe(oneOf('big', 'old'), 50),
      }),
    })
    .map(({ ratio, expires, carries, ...rest }) => {
      const atEnd = fixed.period === 'life' ? undefined : rest.atEnd;
      const negativeRest = atEnd === 'reset' ? rest.negativeRest : undefined;
      return defined({
        title: '账',
        ...fixed,
        ...rest,
        atEnd,
        negativeRest,
        feeds: fedBy(rest.feeds),
        carries: carries && atEnd === 'carry' ? carried(carries) : undefined,
        expires: expires && atEnd === 'carry' ? expiring(expires, fixed.period) : undefined,
        bounds: bounded(rest.bounds, rest.belowZero === 'clipped', fixed.period),
        spendWith: fixed.spendWith && gifted(fixed, ratio, decimals),
      });
    });
}

/** No shorter than the period. */
function expiring({ way, on, after, more, since }: ExpiryDraft, period: PeriodUnit): ExpiryRule {
  const [months, days] = LENGTHS[period] ?? [0, 0];
  if (way === 'on') return defined({ on, after });
  if (way === 'days') return { days: days + more * 9 };
  const from = since && Math.max(months + more, LENGTHS[since]?.[0] ?? 0);
  return defined({ months: from ?? months + more, since });
}

/** At least one of both, and no most of nothing. */
function carried({ percent, max }: { percent: number | undefined; max: number | undefined }): CarryRule {
  const most = max === 0 ? undefined : max;
  return defined({ percent: percent ?? (most === undefined ? 50 : undefined), max: most });
}

/** One rule may stand alone; one that says nothing is none. */
function fedBy(feeds: FeedRule[] | undefined): BalanceRule['feeds'] {
  const said = feeds?.filter((rule) => Object.keys(rule).length > 0) ?? [];
  if (said.length === 0) return undefined;
  return said.length === 1 ? said[0] : said;
}

function bounded(
  bounds: { per: PeriodUnit | undefined; min: number | undefined; max: number | undefined } | undefined,
  clipped: boolean,
  period: PeriodUnit,
): BalanceRule['bounds'] {
  if (!bounds) return undefined;
  const per = bounds.per && (bounds.per === period || fitsInto(bounds.per, period)) ? bounds.per : undefined;
  const min = clipped ? undefined : bounds.min;
  const max = bounds.max ?? (min === undefined ? 10 : undefined);
  return defined({ per, min, max });
}

function gifted(
  { spendWith, holder }: FixedBalances[string],
  ratio: {
    each: number;
    for?: number | undefined;
    other: number;
    otherFor?: number | undefined;
    by?: string | undefined;
  },
  decimals: number,
): BalanceRule['spendWith'] {
  const each = decimals === 0 ? Math.ceil(ratio.each) : ratio.each;
  const by = ratio.by === 'old' && holder !== 'member' ? 'big' : ratio.by;
  return defined({
    balance: spendWith?.balance,
    each,
    for: ratio.for,
    classes: by && { [by]: defined({ each: ratio.other, for: ratio.otherFor }) },
  }) as BalanceRule['spendWith'];
}

export function base(decimals: number, balances: FixedBalances): fc.Arbitrary<BaseRule> {
  // Members who have nothing pay for nothing.
  const purses = Object.values(balances).flatMap(({ holder }) => (holder === 'member' ? [holder] : []));
  return fc
    .record({
      points: points(decimals),
      formula: maybe(
        fc.record({
          value: fc.nat(99),
          min: maybe(points(decimals, 3), 30),
          more: maybe(fc.integer({ min: 0, max: 3 }), 40),
        }),
        35,
      ),
      per: oneOf(...UNITS),
      of: maybe(
        oneOf<SubjectKind>(
          ...(['household', 'household', 'member', 'group', 'section', 'organisation'] as const),
          ...purses.flatMap((purse) => [purse, purse, purse, purse]),
        ),
        purses.length > 0 ? 80 : 50,
      ),
      category: maybe(oneOf('c1', 'c2')),
      named: often(25),
      when: maybe(fc.nat(99), 30),
      for: often(20),
      late: maybe(oneOf<'full' | 'none'>('full', 'none')),
    })
    .map(({ named, when, for: some, points: plain, formula, ...rule }) => {
      const of = rule.of ?? 'household';
      const formulas = holderFormulas(of);
      const held = Object.keys(balances).filter((id) => (balances[id]?.holder ?? 'household') === of);
      const conditions = holderConditions(of);
      return defined({
        title: '基础分',
        points: formula && formulas.length > 0 ? computed(formula, formulas) : plain,
        ...rule,
        balances: named && held.length > 0 ? held.slice(-1) : undefined,
        when:
          when === undefined || conditions.length === 0 ? undefined : conditions[when % conditions.length],
        for: some && classesOfHolder(of).length > 0 ? classesOfHolder(of).slice(0, 1) : undefined,
        late: rule.per === 'life' ? undefined : rule.late,
      });
    });
}

function computed(
  { value, min, more }: { value: number; min: number | undefined; more: number | undefined },
  formulas: readonly string[],
): BaseRule['points'] {
  const max = more === undefined ? undefined : (min ?? 0) + more;
  return {
    formula: defined({ value: formulas[value % formulas.length] ?? '', label: '按事实算', min, max }),
  };
}
