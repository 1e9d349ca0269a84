import { dayOf } from '../time.ts';
import type { SchemePlan } from './plan.ts';
import type { Span, SubjectNode } from './village.ts';

/** Days of taking part, first and last included; always finite. */
export type ParticipationDays = Span;

/**
 * The stretches of days in which a holder took part while the scheme was in force, up to a day, ascending. Groups and
 * sections, and organisations that accumulate to no household, take part all the time.
 */
export function participationOf(
  holder: SubjectNode,
  plan: SchemePlan,
  untilDay: number,
): ParticipationDays[] {
  const first = dayOf(plan.versions[0]?.from ?? 0);
  const stretches: ParticipationDays[] = [];
  for (const span of spansOf(holder)) {
    const from = Math.max(span.from, first);
    const to = Math.min(span.to, untilDay);
    if (from <= to) stretches.push({ from, to });
  }
  return stretches;
}

const ALWAYS: readonly Span[] = [{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }];

function spansOf(holder: SubjectNode): readonly Span[] {
  switch (holder.kind) {
    case 'household':
      return [holder.span];
    case 'member':
      return holder.stays.map((stay) => ({
        from: Math.max(stay.from, stay.household.span.from),
        to: Math.min(stay.to, stay.household.span.to),
      }));
    case 'organisation':
      return holder.household ? [holder.household.span] : ALWAYS;
    case 'group':
    case 'section':
      return ALWAYS;
  }
}
