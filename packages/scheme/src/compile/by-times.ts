import type { ItemRule, SchemeDocument, WarningRule } from '../document.ts';
import type { ByTimesPlan, FirstTimesPlan } from '../engine/effect-plans.ts';
import type { MeterBook } from './limits.ts';
import { minor } from './scoring.ts';

/** Points of an item that go by how often it came before; null where they do not. */
export function byTimesOf(
  id: string,
  { points }: ItemRule,
  { document, book }: { document: SchemeDocument; book: MeterBook },
): ByTimesPlan | null {
  if (typeof points !== 'object' || !('byTimes' in points)) return null;
  const { steps, ...counted } = points.byTimes;
  return {
    meter: book.accepted(id, counted),
    steps: steps.map((step) => ({ from: step.from, amount: minor(step.points, document.decimals ?? 0) })),
  };
}

/** The first so many events of an item in a period. */
export function firstTimesOf(id: string, rule: WarningRule, book: MeterBook): FirstTimesPlan {
  return { meter: book.accepted(id, rule), times: rule.times };
}
