import { timesFactor } from '../amounts.ts';
import type { GradeRule, ItemRule, PerUnitRule, PointsRule } from '../document.ts';
import type { Scorer, ScoringScope } from '../engine/plan.ts';
import type { EventFact } from '../facts.ts';
import type { Amount } from '../types.ts';
import { byDateScorer } from './by-date.ts';
import { scoreScorer } from './score.ts';
import { minor, missing, refuse, type ScorerInput, within } from './scoring.ts';

/** Turns a points rule into a closure; an item without points is inactive and never scored. */
export function compileScorer(rule: PointsRule | undefined, input: ScorerInput): Scorer {
  const { decimals } = input;
  if (rule === undefined) return () => 0;
  if (typeof rule === 'number') return fixed(minor(rule, decimals));
  if ('fixed' in rule) return fixed(minor(rule.fixed, decimals));
  if ('range' in rule) return range(minor(rule.range.min, decimals), minor(rule.range.max, decimals), input);
  if ('grades' in rule) return grades(rule.grades, input);
  if ('perUnit' in rule) return perUnit(rule.perUnit, input);
  if ('tiers' in rule) return tiers(rule.tiers.steps, input);
  if ('byDate' in rule) return byDateScorer(rule.byDate, input);
  // What it is worth shows only where it is counted.
  if ('byTimes' in rule) return () => 0;
  if ('score' in rule) return scoreScorer(rule.score, input);
  if ('faults' in rule) return faults(rule.faults, input);
  return computed(input);
}

function fixed(amount: Amount): Scorer {
  return () => amount;
}

function range(min: Amount, max: Amount, { item, decimals }: ScorerInput): Scorer {
  return (event, scope) => {
    if (event.points === undefined) return missing(scope, 'points', item);
    return within(scope, 'points', event.points, min, max, decimals);
  };
}

function grades(rules: Record<string, number | GradeRule>, input: ScorerInput): Scorer {
  const byGrade = new Map<string, Scorer>();
  for (const [id, rule] of Object.entries(rules)) {
    const points = typeof rule === 'number' ? rule : rule.points;
    byGrade.set(id, compileScorer(points, input));
  }
  const allowed = [...byGrade.keys()];
  return (event, scope) => {
    if (event.grade === undefined) return missing(scope, 'grade', input.item);
    const score = byGrade.get(event.grade);
    if (!score) return refuse(scope, { code: 'value.grade', value: event.grade, allowed });
    return score(event, scope);
  };
}

/** The event's quantity; a number below `least` or none at all ends the scoring through `otherwise`. */
function withQuantity(item: ItemRule, least: number, use: (quantity: number) => Amount): Scorer {
  return (event: EventFact, scope: ScoringScope) => {
    const { quantity } = event;
    if (quantity === undefined) return missing(scope, 'quantity', item);
    if (quantity < least) return refuse(scope, { code: 'value.quantity', value: quantity, least });
    return use(quantity);
  };
}

function perUnit(rule: PerUnitRule, { item, decimals }: ScorerInput): Scorer {
  const each = minor(rule.points, decimals);
  const size = rule.for ?? 1;
  const max = rule.max === undefined ? Number.POSITIVE_INFINITY : minor(rule.max, decimals);
  const steps = rule.whole ? (quantity: number) => wholeSteps(quantity, size) : null;
  return withQuantity(item, 0, (quantity) => {
    const amount = steps ? each * steps(quantity) : proportional(each, quantity, size);
    return amount > max ? max : amount;
  });
}

/** How many full steps fit; a hair is forgiven, so that 0.3 holds three times 0.1. */
function wholeSteps(quantity: number, size: number): number {
  return Math.floor(quantity / size + 1e-9);
}

function proportional(each: Amount, quantity: number, size: number): Amount {
  return timesFactor(each, quantity, size);
}

function tiers(steps: readonly { from: number; points: number }[], { item, decimals }: ScorerInput): Scorer {
  const table = steps.map((step) => ({ from: step.from, amount: minor(step.points, decimals) }));
  return withQuantity(item, table[0]?.from ?? 0, (quantity) => {
    let amount = 0;
    for (const step of table) if (step.from <= quantity) amount = step.amount;
    return amount;
  });
}

function faults(
  rule: { full: number; each: number; floor?: number },
  { item, decimals }: ScorerInput,
): Scorer {
  const full = minor(rule.full, decimals);
  const each = minor(rule.each, decimals);
  const floor = minor(rule.floor ?? 0, decimals);
  return withQuantity(item, 0, (quantity) => Math.max(floor, full - timesFactor(each, quantity)));
}

function computed({ item, formula }: ScorerInput): Scorer {
  return (_event, scope) => {
    const amount = formula === null ? null : formula(scope.variables(), scope.day);
    return amount ?? refuse(scope, { code: 'value.formula', item: item.title });
  };
}
