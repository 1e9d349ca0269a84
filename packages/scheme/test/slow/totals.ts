import type { SettlementRule } from '../../src/index.ts';
import { standingAtEnd } from './balances.ts';
import { type Known, scaleOf } from './known.ts';
import { householdsOf, membersOf, subjectOf } from './people.ts';
import { type Period } from './periods.ts';
import { halfUp } from './points.ts';
import { type Story, sum } from './record.ts';
import { seen } from './seen.ts';
import { settlementOf } from './settlements.ts';
import { categoryOf, combined, isMadeOf, shorterOf, sumOf } from './sums.ts';

/** Figures of all categories of the version, and of older ones in which something happened. */
export function categoriesOf(story: Story, holder: string, period: Period): Record<string, number> {
  const ids = new Set(Object.keys(period.document.categories));
  for (const { categories } of story.known.documents) for (const id of Object.keys(categories)) ids.add(id);
  const figures = [...ids].map((id) => [id, categoryOf(story, holder, id, period)] as const);
  return Object.fromEntries(
    figures.filter(([id, points]) => points !== 0 || period.document.categories[id] !== undefined),
  );
}

export function totalOf(story: Story, rule: SettlementRule, holder: string, period: Period): number {
  if (rule.combine) {
    seen(`settle.combine.${rule.combine.how}`);
    return combined(rule.combine, period, story, holder, (shorter) => {
      const shorterRule = settlementOf(shorter.document, rule.of ?? 'household', shorter.unit);
      return shorterRule ? totalOf(story, shorterRule, holder, shorter) : 0;
    });
  }
  // Where a scheme ranks by a balance, the total is that balance's.
  const ranking = rule.combine ? undefined : /^balance\.(.+)$/.exec(rule.rankBy ?? '')?.[1];
  const balance = rule.total ?? ranking ?? 'points';
  if (balance !== 'points') {
    return standingAtEnd(story, holder, balance, period.last);
  }
  const stretch = { first: period.span.first, last: period.last };
  const someCombine = Object.values(period.document.categories).some(
    ({ combine }) => combine && isMadeOf(period, combine),
  );
  if (!someCombine) return sumOf(story, holder, 'points', stretch);
  const ids = new Set(story.known.documents.flatMap(({ categories }) => Object.keys(categories)));
  const parts = [...ids].map((id) => categoryOf(story, holder, id, period, 'within'));
  return sum(parts) + sumOf(story, holder, 'within.', stretch);
}

/** In hundredths of a point: the total by the members that take part on the last date. */
export function averageOf(story: Story, rule: SettlementRule, holder: string, period: Period): number | null {
  if (rule.average === 'none') return null;
  if (rule.combine) return combinedAverage(story, rule, holder, period);
  const members = membersBehind(story.known, holder, period.last);
  if (members === 0) return null;
  return halfUp(totalOf(story, rule, holder, period) * 100, members * scaleOf(story.known.documents));
}

/** Of the shorter settlements' averages; those without any add nothing. */
function combinedAverage(story: Story, rule: SettlementRule, holder: string, period: Period): number | null {
  if (!rule.combine) return null;
  const averages = shorterOf(rule.combine.per, period, story, holder).map((shorter) => {
    const shorterRule = settlementOf(shorter.document, rule.of ?? 'household', shorter.unit);
    return shorterRule ? averageOf(story, shorterRule, holder, shorter) : null;
  });
  const known = averages.filter((average) => average !== null);
  if (known.length === 0) return null;
  if (rule.combine.how === 'sum') return sum(known);
  if (rule.combine.how === 'average') return halfUp(sum(known), known.length);
  return combined(rule.combine, period, story, holder, (shorter) => {
    const shorterRule = settlementOf(shorter.document, rule.of ?? 'household', shorter.unit);
    return (shorterRule ? averageOf(story, shorterRule, holder, shorter) : null) ?? 0;
  });
}

/** Members of a household, or of all households of a group or section, that take part on a date. */
function membersBehind({ record }: Known, holder: string, date: string): number {
  const { kind, household, group, section } = subjectOf(record, holder, date) ?? {};
  if (kind === 'household' && household) return membersOf(record, household, date).length;
  const name = kind === 'group' ? group : section;
  if ((kind !== 'group' && kind !== 'section') || !name) return 0;
  return sum(householdsOf(record, kind, name, date).map((one) => membersOf(record, one, date).length));
}
