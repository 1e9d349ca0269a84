import { type Decimals, FACTOR_SCALE, roundedQuotient } from '../amounts.ts';
import type { PointsRule, ScorePartRule } from '../document.ts';
import { keptScores, type PartPlan } from '../engine/judges.ts';
import type { Scorer, ScoringScope } from '../engine/plan.ts';
import type { EventFact } from '../facts.ts';
import type { Amount } from '../types.ts';
import { scoreParts } from './score-parts.ts';
import { minor, missing, NOT_ASSESSED, REFUSED, refuse, type ScorerInput, within } from './scoring.ts';

interface ScoreRule {
  max: number;
  parts?: Record<string, number | ScorePartRule>;
}

/**
 * An appraisal's score. With parts each is judged for itself, a part above its own maximum is refused, and the sum
 * (each part weighed, rounded once) stops at the item's maximum; a bare `score` is taken as the sum where no part is given.
 */
export function scoreScorer(rule: ScoreRule, input: ScorerInput): Scorer {
  const { item, decimals } = input;
  const max = minor(rule.max, decimals);
  const parts = partsOf(rule, decimals);
  const score = parts.some(({ hasJudges }) => hasJudges) ? judgedSum(parts, input) : sumOfParts(parts, input);
  return (event, scope) => {
    const given = event.parts;
    if (parts.length === 0 || given === undefined) {
      if (event.score === undefined) return missing(scope, parts[0]?.givers[0]?.column ?? 'score', item);
      return within(scope, 'score', event.score, 0, max, decimals);
    }
    const sum = score(given, scope);
    return sum > max ? max : sum;
  };
}

/** The parts of an item's score that several judges give; null for most items. */
export function judgedPartsOf(rule: PointsRule | undefined, decimals: Decimals): PartPlan[] | null {
  if (typeof rule !== 'object' || !('score' in rule)) return null;
  const judged = partsOf(rule.score, decimals).filter(({ hasJudges }) => hasJudges);
  return judged.length > 0 ? judged : null;
}

function partsOf(rule: ScoreRule, decimals: Decimals): PartPlan[] {
  return scoreParts(rule).map(([id, part]) => {
    const { title = id, max, times = 1, judges, dropHighest = 0, dropLowest = 0 } = part;
    return {
      id,
      title,
      givers: (judges ?? [id]).map((giver) => ({ id: giver, column: `score.${giver}` })),
      hasJudges: judges !== undefined,
      max: minor(max, decimals),
      times,
      dropHighest,
      dropLowest,
      fewest: part.fewest ?? dropHighest + dropLowest + 1,
    };
  });
}

type SumOfParts = (given: NonNullable<EventFact['parts']>, scope: ScoringScope) => Amount;

function sumOfParts(all: readonly PartPlan[], { item, decimals }: ScorerInput): SumOfParts {
  const parts = all.map(({ id, max, times }) => ({ id, column: `score.${id}`, max, times }));
  const weighed = parts.some((part) => part.times !== 1);
  const mayLack = item.notAssessed === 'accepted';
  return (given, scope) => {
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
    return weighed ? roundedQuotient(weighedSum, FACTOR_SCALE) : sum;
  };
}

/** The same where parts are averages: exact until everything is added up, then rounded once. */
function judgedSum(parts: readonly PartPlan[], { item, decimals }: ScorerInput): SumOfParts {
  const mayLack = item.notAssessed === 'accepted';
  return (given, scope) => {
    let [sum, by] = [0n, BigInt(FACTOR_SCALE)];
    let assessed = 0;
    for (const part of parts) {
      const scores: Amount[] = [];
      for (const { id, column } of part.givers) {
        const value = given[id];
        if (value === undefined) continue;
        const amount = within(scope, column, value, 0, part.max, decimals);
        if (amount === REFUSED) return REFUSED;
        scores.push(amount);
      }
      if (scores.length < part.fewest) {
        if (!mayLack) return lacking(scope, part, scores.length, item.title);
        continue;
      }
      const kept = keptScores(scores, part);
      const total = kept.reduce((all, one) => all + one, 0);
      const weight = BigInt(Math.round(part.times * FACTOR_SCALE));
      sum = sum * BigInt(kept.length) + BigInt(total) * weight * (by / BigInt(FACTOR_SCALE));
      by *= BigInt(kept.length);
      assessed++;
    }
    return assessed === 0 ? NOT_ASSESSED : Number((sum * 2n + by) / (by * 2n));
  };
}

function lacking(scope: ScoringScope, part: PartPlan, given: number, item: string): number {
  const column = part.givers[0]?.column ?? part.id;
  const judges = part.hasJudges ? { title: part.title, fewest: part.fewest, given } : undefined;
  return refuse(scope, { code: 'value.missing', column, item, judges });
}
