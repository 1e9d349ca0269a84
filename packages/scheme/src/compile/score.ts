import { FACTOR_SCALE, roundedQuotient } from '../amounts.ts';
import type { Scorer } from '../engine/plan.ts';
import { minor, missing, NOT_ASSESSED, REFUSED, type ScorerInput, within } from './scoring.ts';

interface ScoreRule {
  max: number;
  parts?: Record<string, number | { max: number; times?: number }>;
}

/**
 * An appraisal's score. With parts each is judged for itself, a part above its own maximum is refused, and the sum
 * (each part weighed, rounded once) stops at the item's maximum; a bare `score` is taken as the sum where no part is given.
 */
export function scoreScorer(rule: ScoreRule, { item, decimals }: ScorerInput): Scorer {
  const max = minor(rule.max, decimals);
  const parts = Object.entries(rule.parts ?? {}).map(([id, part]) => ({
    id,
    column: `score.${id}`,
    max: minor(typeof part === 'number' ? part : part.max, decimals),
    times: typeof part === 'number' ? 1 : (part.times ?? 1),
  }));
  const weighed = parts.some((part) => part.times !== 1);
  const mayLack = item.notAssessed === 'accepted';
  return (event, scope) => {
    const given = event.parts;
    if (parts.length === 0 || given === undefined) {
      if (event.score === undefined) return missing(scope, parts[0]?.column ?? 'score', item);
      return within(scope, 'score', event.score, 0, max, decimals);
    }
    let sum = 0;
    let weighedSum = 0;
    let assessed = 0;
    for (const part of parts) {
      const value = given[part.id];
      if (value === undefined) {
        if (!mayLack) return missing(scope, part.column, item);
        continue;
      }
      const amount = within(scope, part.column, value, 0, part.max, decimals);
      if (amount === REFUSED) return REFUSED;
      sum += amount;
      if (weighed) weighedSum += amount * Math.round(part.times * FACTOR_SCALE);
      assessed++;
    }
    if (assessed === 0) return NOT_ASSESSED;
    if (weighed) sum = roundedQuotient(weighedSum, FACTOR_SCALE);
    return sum > max ? max : sum;
  };
}
