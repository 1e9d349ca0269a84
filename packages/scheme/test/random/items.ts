import fc from 'fast-check';
import type {
  EffectsRule,
  FactorRule,
  ItemKind,
  ItemRule,
  LimitRule,
  PeriodUnit,
  SubjectKind,
  WarningRule,
} from '../../src/index.ts';
import { EVENT_CONDITIONS } from '../slow/conditions.ts';
import { appraisalPoints, eventPoints } from './values.ts';
import {
  CATEGORIES,
  classesOf,
  defined,
  kindsOf,
  maybe,
  often,
  oneOf,
  OWNERS,
  points,
  UNITS,
} from './words.ts';

/* Random items: small enough to clash with themselves often. Awards are a…, deductions d…, vetoes v…, appraisals p…. */

const SUBJECTS: SubjectKind[] = ['household', 'member', 'organisation', 'group', 'section'];

/** `each`: how many of a hundred count by a fact of the event. */
export function limit(decimals: number, times: boolean, each = 12): fc.Arbitrary<LimitRule> {
  const per = oneOf<LimitRule['per']>('day', 'week', ...UNITS);
  const of = maybe(oneOf(...OWNERS), 40);
  const fact = maybe(oneOf('meeting', 'meeting', 'round', 'held', 'serious'), each);
  const byPoints = fc.record({ points: points(decimals), per, of, each: fact });
  const byTimes = fc.record({ times: fc.integer({ min: 1, max: 3 }), per, of, each: fact });
  return fc.oneof(byPoints, times ? byTimes : byPoints).map((rule) => defined(rule) as LimitRule);
}

const KINDS: Record<string, ItemKind> = { a: 'award', d: 'deduction', v: 'veto', p: 'appraisal' };

/** What other parts of the document an item may point at. */
export interface Around {
  decimals: number;
  /** Balances by their holders. */
  balances: Record<string, SubjectKind>;
  titles: string[];
  lists: string[];
}

interface RawItem {
  category: string;
  subjects: SubjectKind[] | undefined;
  points: ItemRule['points'];
  limits: LimitRule[];
  for: string[] | undefined;
  when: string | undefined;
  factors: { when: string | undefined; for: string[] | undefined; times: number }[] | undefined;
  season: ItemRule['season'];
  active: boolean | undefined;
  period: PeriodUnit;
  repeated: NonNullable<ItemRule['repeated']>;
  notAssessed: NonNullable<ItemRule['notAssessed']>;
  each: string | undefined;
  reason: 'required' | 'optional' | undefined;
  also: string | undefined;
  likes: boolean;
  quick: boolean;
  warnings: WarningRule | undefined;
  effects: EffectsRule | undefined;
}

const condition = oneOf(...EVENT_CONDITIONS);
const classes = fc.uniqueArray(oneOf('big', 'old', 'shop'), { minLength: 1, maxLength: 2 });

function rawItem(kind: ItemKind, around: Around): fc.Arbitrary<RawItem> {
  const { decimals } = around;
  const appraisal = kind === 'appraisal';
  const takes = kind === 'deduction' || kind === 'veto';
  return fc.record({
    category: oneOf(...CATEGORIES),
    subjects: maybe(fc.uniqueArray(oneOf(...SUBJECTS), { minLength: 1, maxLength: 4 }), 60).map(
      (kinds): SubjectKind[] | undefined => kinds && [...new Set(['household' as const, ...kinds])],
    ),
    points:
      kind === 'veto'
        ? maybe(eventPoints(decimals), 40)
        : appraisal
          ? appraisalPoints(decimals)
          : eventPoints(decimals),
    limits: fc
      .array(limit(decimals, !appraisal), { maxLength: 2 })
      .map((all) => (kind === 'veto' ? [] : all)),
    for: maybe(classes, 12),
    when: maybe(condition, 12),
    factors: maybe(
      fc.array(
        fc.record({ when: maybe(condition, 70), for: maybe(classes, 40), times: oneOf(0, 0.5, 1.5, 2) }),
        { minLength: 1, maxLength: 2 },
      ),
      25,
    ),
    season: maybe(oneOf({ from: '02-01', to: '06-30' }, { from: '11-01', to: '03-15' }), 8),
    active: maybe(fc.constant(false), 3),
    period: oneOf<PeriodUnit>(...UNITS, 'month', 'quarter', 'year'),
    repeated: oneOf('last', 'highest', 'sum', 'average'),
    notAssessed: oneOf('accepted', 'refused'),
    each: maybe(oneOf('meeting', 'meeting', 'round', 'held', 'serious'), 25),
    reason: maybe(oneOf<'required' | 'optional'>('required', 'required', 'optional'), 15),
    also: maybe(condition, 4),
    likes: often(10),
    quick: often(15),
    warnings: takes ? maybe(firstTimes(30), 25) : fc.constant(undefined),
    effects: takes ? maybe(effects(around), kind === 'veto' ? 85 : 35) : fc.constant(undefined),
  });
}

/** `owned`: how many of a hundred say whose events they count. */
const firstTimes = (owned: number): fc.Arbitrary<WarningRule> =>
  fc
    .record({
      times: fc.integer({ min: 1, max: 2 }),
      per: oneOf<WarningRule['per']>('day', 'week', ...UNITS),
      of: maybe(oneOf(...OWNERS), owned),
    })
    .map((rule) => defined(rule) as WarningRule);

function effects({ balances, titles, lists }: Around): fc.Arbitrary<EffectsRule> {
  const zero = fc
    .record({
      balances: maybe(fc.uniqueArray(oneOf(...Object.keys(balances)), { minLength: 1 }), 35),
      per: maybe(oneOf<PeriodUnit>(...UNITS), 45),
      of: maybe(fc.uniqueArray(oneOf(...SUBJECTS), { minLength: 1, maxLength: 2 }), 25),
      keeps: maybe(oneOf('base'), 50),
      later: oneOf('kept', 'void'),
    })
    .map(defined);
  const from = fc.uniqueArray(oneOf('redemption', 'titles', 'stars', 'lists', ...titles, ...lists), {
    minLength: 1,
    maxLength: 3,
  });
  const of = maybe(fc.uniqueArray(oneOf(...SUBJECTS), { minLength: 1, maxLength: 2 }), 25);
  const bar = fc
    .record({
      from,
      of,
      per: oneOf<PeriodUnit>(...UNITS, 'year', 'year'),
      rest: maybe(fc.boolean(), 40),
      next: maybe(fc.integer({ min: 0, max: 2 }), 40),
      months: maybe(oneOf(1, 3, 6, 12), 30),
    })
    .map(({ per, rest, next, months, ...rule }) =>
      months === undefined ? { ...rule, per, rest: next ? rest : undefined, next } : { ...rule, months },
    )
    .map(defined);
  return fc
    .record({
      after: maybe(firstTimes(60), 35),
      zero: maybe(zero, 65),
      bars: maybe(fc.array(bar, { minLength: 1, maxLength: 2 }), 60),
    })
    .map((all) => (all.zero || all.bars ? all : { ...all, zero: { later: 'void' as const } }))
    .map((all) => defined(all) as EffectsRule);
}

/** An item whose kind its id tells. */
export function item(id: string, around: Around): fc.Arbitrary<ItemRule> {
  const kind = KINDS[id[0] ?? ''] ?? 'award';
  return rawItem(kind, around).map((raw) => fitted(id, kind, raw, around));
}

/** Leaves out what the checks would refuse for this item: owners, classes and conditions of others than its subjects. */
function fitted(id: string, kind: ItemKind, raw: RawItem, around: Around): ItemRule {
  const { period, repeated, notAssessed, each, quick, likes, also, ...rest } = raw;
  const kinds = kindsOf(raw.subjects);
  const owned = <T extends { of?: LimitRule['of'] }>(rule: T): T => {
    const known =
      rule.of === undefined || rule.of === 'holder' || rule.of === 'village' || kinds.includes(rule.of);
    return known ? rule : defined({ ...rule, of: undefined });
  };
  const may = (source: string | undefined) => (source && mayAsk(source, raw.subjects) ? source : undefined);
  const only = (ids: string[] | undefined) => {
    const known = ids?.filter((one) => classesOf(kinds).includes(one)) ?? [];
    return known.length > 0 ? known : undefined;
  };
  const liked = likes && id === 'a3';
  const factors = raw.factors
    ?.map((one): FactorRule => defined({ ...one, when: may(one.when), for: only(one.for) }))
    .filter((one) => one.when !== undefined || one.for !== undefined);
  const rule = defined({
    title: id,
    kind,
    ...rest,
    points: ownedPoints(raw.points, owned),
    limits: raw.limits.length > 0 ? raw.limits.map(owned) : undefined,
    for: only(raw.for),
    when: may(also) === undefined ? may(raw.when) : tests(may(raw.when), may(also)),
    reason: liked ? undefined : raw.reason,
    factors: factors && factors.length > 0 ? factors : undefined,
    warnings: raw.warnings && owned(raw.warnings),
    effects:
      raw.effects &&
      defined({
        ...fittedEffects(raw.effects, kinds, around),
        after: raw.effects.after && owned(raw.effects.after),
      }),
    likes: liked ? ['a1'] : undefined,
    procedure: quick ? 'quick' : undefined,
  });
  return kind === 'appraisal' ? defined({ ...rule, period, repeated, notAssessed, each }) : rule;
}

function ownedPoints(
  rule: ItemRule['points'],
  owned: <T extends { of?: LimitRule['of'] }>(rule: T) => T,
): ItemRule['points'] {
  return typeof rule === 'object' && 'byTimes' in rule ? { byTimes: owned(rule.byTimes) } : rule;
}

/** Several conditions, all of which must hold. */
function tests(...sources: (string | undefined)[]): { test: string }[] {
  return sources.filter((test) => test !== undefined).map((test) => ({ test }));
}

function mayAsk(source: string, subjects: readonly SubjectKind[] = ['household', 'member']): boolean {
  if (source.includes('member.')) return subjects.includes('member');
  return !source.includes('organisation.') || subjects.includes('organisation');
}

function fittedEffects({ zero, bars }: EffectsRule, kinds: SubjectKind[], { balances }: Around): EffectsRule {
  const named = zero?.balances?.filter((id) => kinds.includes(balances[id] ?? 'household'));
  const whose = zero?.of?.filter((kind) => kinds.includes(kind));
  const byName = named && named.length > 0;
  return defined({
    zero:
      zero &&
      defined({
        ...zero,
        balances: byName ? named : undefined,
        of: !byName && whose && whose.length > 0 ? whose : undefined,
      }),
    bars: bars?.map((bar) => {
      const within = kinds.includes('organisation') || kinds.includes('member') ? [] : (['member'] as const);
      const down = kinds.includes('household') ? within : (['household', ...within] as const);
      const of = bar.of?.filter((kind) => kinds.includes(kind));
      // Where there is anybody within the subject, mostly those are meant.
      return defined({
        ...bar,
        of: bar.of && (down.length > 0 ? [...down] : of && of.length > 0 ? of : undefined),
      });
    }),
  });
}
