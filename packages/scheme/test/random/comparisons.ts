import fc from 'fast-check';
import type { GateRule, PeriodUnit, StarRule, SubjectKind } from '../../src/index.ts';
import { holderConditions } from '../slow/conditions.ts';
import type { FixedBalances } from './balances.ts';
import { CATEGORIES, fitsInto, maybe, often, oneOf, UNITS } from './words.ts';

/* What lists, stars, gates and titles have in common: who is compared, over what time, by what. */

export interface FixedResults {
  /** Absent: the settlements that follow from the balances. */
  settled: boolean;
  begins: string | undefined;
  /** Kinds beside households that are settled by the year. */
  kinds: SubjectKind[];
  gates: Record<string, Pick<GateRule, 'of' | 'per' | 'on'>>;
  stars: Pick<StarRule, 'of' | 'per'>[];
  /** Lengths beside quarter and year for which households are settled. */
  more: PeriodUnit[];
  village: PeriodUnit;
}

/** Which figures can be asked of such holders and periods. */
interface Asked {
  of?: SubjectKind | undefined;
  per: PeriodUnit;
  since?: PeriodUnit | undefined;
}

export interface Context {
  fixed: FixedResults;
  balances: FixedBalances;
  decimals: number;
  averages: boolean;
}

function isSettled({ of = 'household', per }: Asked, { fixed, balances }: Context): boolean {
  if (!fixed.settled) {
    return Object.values(balances).some(
      ({ holder = 'household', period }) => holder === of && period === per,
    );
  }
  if (of === 'household') return per === 'quarter' || per === 'year' || fixed.more.includes(per);
  return fixed.kinds.includes(of) && per === 'year';
}

export function figuresFor(asked: Asked, context: Context): string[] {
  const { of = 'household' } = asked;
  const plain = ['earned', 'deducted', 'base', ...CATEGORIES.map((id) => `category.${id}`)];
  const items = ['item.a1', 'item.d1', 'count.a2', 'count.d2'];
  if (asked.since) return [...plain, ...items];
  const held = Object.keys(context.balances).filter(
    (id) => (context.balances[id]?.holder ?? 'household') === of,
  );
  const standing = held.map((id) => `balance.${id}`);
  const settled = isSettled(asked, context)
    ? ['total', 'total', ...(context.averages ? ['average'] : [])]
    : [];
  return [...settled, ...settled, ...plain, ...items, ...standing];
}

/** A choice among what is only known later. */
export const pick = fc.noBias(fc.nat(9999));
export const picked = <T>(all: readonly T[], at: number): T => all[at % all.length] as T;

interface RawComparison {
  by: number;
  since: PeriodUnit | undefined;
  among: 'eligible' | 'scored' | 'participants' | undefined;
  within: 'group' | 'section' | undefined;
  when: number | undefined;
  gates: boolean;
}

export const comparison: fc.Arbitrary<RawComparison> = fc.record({
  by: pick,
  since: maybe(oneOf<PeriodUnit>(...UNITS, 'year', 'life'), 35),
  among: maybe(oneOf<'eligible' | 'scored' | 'participants'>('eligible', 'scored', 'participants'), 35),
  within: maybe(oneOf<'group' | 'section'>('group', 'section'), 25),
  when: maybe(pick, 15),
  gates: often(20),
});

/** What comparisons share, cut to what such holders and periods allow. */
export function compared(raw: RawComparison, asked: Asked, context: Context, withGates = true) {
  const of = asked.of ?? 'household';
  const placed = of === 'household' || of === 'member';
  const since = raw.since && fitsInto(asked.per, raw.since) ? raw.since : undefined;
  const conditions = holderConditions(of);
  const gates = Object.keys(context.fixed.gates).filter(
    (id) => (context.fixed.gates[id]?.of ?? 'household') === of,
  );
  return {
    of: asked.of,
    per: asked.per,
    by: picked(figuresFor({ ...asked, since }, context), raw.by),
    since,
    among: raw.among,
    within: placed ? raw.within : of === 'organisation' && raw.within ? ('group' as const) : undefined,
    when: raw.when === undefined || conditions.length === 0 ? undefined : picked(conditions, raw.when),
    gates: withGates && raw.gates && gates.length > 0 ? [picked(gates, raw.by)] : undefined,
  };
}
