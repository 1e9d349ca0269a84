import type { Scorer } from '../engine/plan.ts';
import { civilOf, parseDay, parseMonthDay } from '../time.ts';
import { minor, refuse, type ScorerInput } from './scoring.ts';

interface ByDateRule {
  steps: { until: string; points: number }[];
  after?: number;
}

/** Points that depend on the day: by `MM-DD` within the event's own year, or by full dates. */
export function byDateScorer(rule: ByDateRule, { item, decimals }: ScorerInput): Scorer {
  const yearly = rule.steps.every((step) => step.until.length === 5);
  const table = rule.steps.map((step) => ({
    until: yearly ? monthDayKey(step.until) : (parseDay(step.until) ?? 0),
    amount: minor(step.points, decimals),
  }));
  const after = rule.after === undefined ? null : minor(rule.after, decimals);
  return (_event, scope) => {
    const civil = civilOf(scope.day);
    const at = yearly ? civil.month * 100 + civil.day : scope.day;
    for (const step of table) if (at <= step.until) return step.amount;
    return after ?? refuse(scope, { code: 'value.date', item: item.title });
  };
}

function monthDayKey(text: string): number {
  const date = parseMonthDay(text);
  return date ? date.month * 100 + date.day : 0;
}
