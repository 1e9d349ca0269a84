import fc from 'fast-check';
import type { PeriodUnit, SettlementRule, SubjectKind } from '../../src/index.ts';
import { type Context, figuresFor, pick, picked } from './comparisons.ts';
import { defined, fitsInto, maybe, oneOf } from './words.ts';

/** A random settlement; households' may be made of those of shorter periods. */
export function settle(
  of: SubjectKind | undefined,
  per: PeriodUnit,
  context: Context,
): fc.Arbitrary<SettlementRule> {
  const { balances, fixed } = context;
  const kind = of ?? 'household';
  const held = Object.keys(balances).filter((id) => (balances[id]?.holder ?? 'household') === kind);
  return fc
    .record({
      total: maybe(oneOf('points', ...held), 40),
      average: maybe(oneOf<'members' | 'none'>('members', 'none'), context.averages ? 0 : 40),
      rankBy: maybe(fc.option(pick, { freq: 4 }), 60),
      within: maybe(oneOf<'group' | 'section'>('group', 'section'), 20),
      combine: maybe(oneOf<'sum' | 'average' | 'share'>('sum', 'average', 'share'), 25),
    })
    .map(({ rankBy, within, combine, total, ...rule }) => {
      // What not every version settles, first of all.
      const shorter = ([...fixed.more, ...fixed.more, 'quarter'] as const).filter((one) =>
        fitsInto(one, per),
      );
      const made = per === 'life' ? ([...shorter, 'year'] as const) : shorter;
      const combines = combine && kind === 'household' && !fixed.begins && made.length > 0;
      const how = combine === 'share' && per === 'life' ? 'sum' : combine;
      const figures = figuresFor(
        { of, per },
        { ...context, averages: context.averages && rule.average !== 'none' },
      );
      return defined({
        of,
        per,
        begins: per === 'life' ? undefined : fixed.begins,
        ...rule,
        total: combines ? undefined : total,
        rankBy: rankBy === undefined ? undefined : rankBy === null ? 'none' : picked(figures, rankBy),
        within: kind === 'household' || kind === 'member' ? within : undefined,
        combine: combines && how ? { per: picked(made, rankBy ?? 0), how } : undefined,
      });
    });
}
