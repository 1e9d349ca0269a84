import type { PeriodUnit } from '../../src/index.ts';
import { standingAtEnd } from './balances.ts';
import { spanOf } from './calendar.ts';
import { scaleOf } from './known.ts';
import { kindOf } from './people.ts';
import { type Period } from './periods.ts';
import type { Story } from './record.ts';
import { seen } from './seen.ts';
import { settlementOf } from './settlements.ts';
import { baseOf, categoryOf, sumOf } from './sums.ts';
import { averageOf, totalOf } from './totals.ts';

/**
 * What holders are compared by, in hundredths of a point (of an event for `count.<id>`); null when there is none. With
 * `since` it is counted from the beginning of the longer period.
 */
export function figureOf(
  story: Story,
  holder: string,
  by: string,
  period: Period,
  since?: PeriodUnit,
): number | null {
  const hundredths = 100 / scaleOf(story.known.documents);
  const [what = '', id = ''] = by.split('.');
  if (since !== undefined) seen(`since with ${what}`);
  else seen(`figure ${what}`);
  const rule = settlementOf(period.document, kindOf(holder), period.unit);
  switch (what) {
    case 'total':
      return rule ? totalOf(story, rule, holder, period) * hundredths : null;
    case 'average':
      return rule ? averageOf(story, rule, holder, period) : null;
    case 'balance':
      return standingAtEnd(story, holder, id, period.last) * hundredths;
  }
  const first = since === undefined ? period.span.first : spanOf(since, period.last, period.begins).first;
  const stretch = { first, last: period.last };
  if (what === 'count') return sumOf(story, holder, by, stretch) * 100;
  if (since === undefined && what === 'category') return categoryOf(story, holder, id, period) * hundredths;
  if (since === undefined && what === 'base') return baseOf(story, holder, period) * hundredths;
  return sumOf(story, holder, by, stretch) * hundredths;
}

/** A threshold of the document in the same hundredths. */
export function threshold(points: number): number {
  return Math.round(points * 100);
}
