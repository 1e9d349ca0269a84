import type { SettlementRule } from '../../src/index.ts';
import { competitors, ranked } from './compare.ts';
import { figureOf } from './figures.ts';
import { holdersOf } from './people.ts';
import { hasRow, type Period, periodsRuled } from './periods.ts';
import type { Story } from './record.ts';
import { seen } from './seen.ts';
import { settlementsOf } from './settlements.ts';
import { averageOf, categoriesOf, totalOf } from './totals.ts';

export interface SlowPeriod {
  period: string;
  category: Record<string, number>;
  total: number;
  /** In hundredths. */
  average: number | null;
  rank: number | null;
}

/** The settlements of everybody, by holder. */
export function settlementRows(story: Story, until: string): Record<string, SlowPeriod[]> {
  const result: Record<string, SlowPeriod[]> = {};
  for (const document of story.known.documents) {
    for (const rule of settlementsOf(document)) {
      if (!document.results?.settle) seen('results without settle');
      for (const period of periodsRuled(story.known, document, rule.of ?? 'household', rule.per, until)) {
        settlePeriod(story, rule, period, result);
      }
    }
  }
  for (const rows of Object.values(result)) rows.sort((a, b) => (a.period < b.period ? -1 : 1));
  return result;
}

function settlePeriod(
  story: Story,
  rule: SettlementRule,
  period: Period,
  result: Record<string, SlowPeriod[]>,
): void {
  const { of = 'household', rankBy = 'total', within } = rule;
  seen(`settle of ${of}`);
  const compared = competitors(story, { of, within }, period, period.last, (holder) =>
    rankBy === 'none' ? null : figureOf(story, holder, rankBy, period),
  );
  const places = ranked(compared, rankBy === 'deducted' ? 'lowest' : 'highest');
  for (const holder of holdersOf(story.known.record, of)) {
    if (!hasRow(story.known, holder, period)) continue;
    result[holder] ??= [];
    result[holder].push({
      period: period.span.name,
      category: categoriesOf(story, holder, period),
      total: totalOf(story, rule, holder, period),
      average: averageOf(story, rule, holder, period),
      rank: places.find((one) => one.holder === holder)?.rank ?? null,
    });
  }
  if (within && compared.length > 1) seen(`settle.within ${within}`);
}
