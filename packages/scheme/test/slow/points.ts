import type { EventFact, ItemRule, PointsRule, ScorePartRule } from '../../src/index.ts';
import { formulaWorth, type Scope } from './conditions.ts';
import { seen } from './seen.ts';

/* What one event is worth by the words of its rule. */

export type Worth = { points: number } | { notAssessed: true } | { refused: string };

/** Points as a whole number of minor units, or why not. */
export function worthOf(item: ItemRule, event: EventFact, scope: Scope): Worth {
  const lacking = (): Worth =>
    item.kind === 'appraisal' && item.notAssessed === 'accepted'
      ? { notAssessed: true }
      : { refused: 'value.missing' };
  return byRule(item.points ?? 0, item, event, scope, lacking);
}

function byRule(
  rule: PointsRule,
  item: ItemRule,
  event: EventFact,
  scope: Scope,
  lacking: () => Worth,
): Worth {
  const scale = 10 ** (scope.document.decimals ?? 0);
  const minor = (points: number) => Math.round(points * scale);
  if (typeof rule !== 'number') seen(`points.${Object.keys(rule)[0]}`);
  if (typeof rule === 'number') return { points: minor(rule) };
  if ('fixed' in rule) return { points: minor(rule.fixed) };
  if ('range' in rule) {
    return event.points === undefined
      ? lacking()
      : between(event.points, rule.range.min, rule.range.max, scale);
  }
  if ('grades' in rule) {
    if (event.grade === undefined) return lacking();
    const grade = rule.grades[event.grade];
    if (grade === undefined) return { refused: 'value.grade' };
    return byRule(typeof grade === 'number' ? grade : grade.points, item, event, scope, lacking);
  }
  // Nothing tells before the past is read; see `worthOfTurn`.
  if ('byTimes' in rule) return { points: 0 };
  if ('score' in rule) return byScore(rule.score, item, event, scale, lacking);
  if ('byDate' in rule) {
    const at = rule.byDate.steps[0]?.until.length === 5 ? scope.date.slice(5) : scope.date;
    const step = rule.byDate.steps.find(({ until }) => at <= until);
    const points = step?.points ?? rule.byDate.after;
    return points === undefined ? { refused: 'value.date' } : { points: minor(points) };
  }
  if ('formula' in rule) {
    const points = byFormula(rule.formula, scope, scale);
    return points === undefined ? { refused: 'value.formula' } : { points };
  }
  if (event.quantity === undefined) return lacking();
  return byQuantity(rule, event.quantity, scale);
}

/** All formulas of the tests give multiples of an eighth, which hold exactly. */
export function byFormula(
  rule: { value: string; min?: number; max?: number },
  scope: Scope,
  scale: number,
): number | undefined {
  const value = formulaWorth(rule.value, scope);
  if (value === undefined) return undefined;
  const points = halfUp(Math.round(value * 8000) * scale, 8000);
  const least = Math.round((rule.min ?? 0) * scale);
  const most = rule.max === undefined ? points : Math.round(rule.max * scale);
  if (points < least) seen('formula.min');
  if (points > most) seen('formula.max');
  return Math.min(Math.max(points, least), Math.max(most, least));
}

type QuantityRule = Extract<PointsRule, { perUnit: object } | { tiers: object } | { faults: object }>;

function byQuantity(rule: QuantityRule, quantity: number, scale: number): Worth {
  const least = 'tiers' in rule ? (rule.tiers.steps[0]?.from ?? 0) : 0;
  if (quantity < least) return { refused: 'value.quantity' };
  if ('perUnit' in rule) {
    const { points, for: size = 1, whole = false, max } = rule.perUnit;
    // Quantities of the tests are tenths, sizes are whole: hundredths hold every product exactly.
    const parts = Math.round(quantity * 10);
    const amount = whole
      ? Math.floor(parts / (size * 10)) * Math.round(points * scale)
      : halfUp(parts * Math.round(points * scale), size * 10);
    return { points: max === undefined ? amount : Math.min(amount, Math.round(max * scale)) };
  }
  if ('tiers' in rule) {
    const step = [...rule.tiers.steps].reverse().find(({ from }) => from <= quantity);
    return { points: Math.round((step?.points ?? 0) * scale) };
  }
  const { full, each, floor = 0 } = rule.faults;
  const lost = halfUp(Math.round(quantity * 10) * Math.round(each * scale), 10);
  return { points: Math.max(Math.round(floor * scale), Math.round(full * scale) - lost) };
}

function byScore(
  rule: { max: number; parts?: Record<string, number | ScorePartRule> },
  item: ItemRule,
  event: EventFact,
  scale: number,
  lacking: () => Worth,
): Worth {
  const max = Math.round(rule.max * scale);
  if (!rule.parts || !event.parts) {
    return event.score === undefined ? lacking() : between(event.score, 0, rule.max, scale);
  }
  // Numbers of judges in the tests divide 60, times are hundredths: every sum holds exactly.
  let parts = 0;
  let given = 0;
  for (const [id, part] of Object.entries(rule.parts)) {
    const worth = byPart(id, typeof part === 'number' ? { max: part } : part, event.parts, scale);
    if ('refused' in worth) return worth;
    if ('notAssessed' in worth) {
      if (item.notAssessed !== 'accepted') return { refused: 'value.missing' };
      continue;
    }
    parts += worth.points;
    given++;
  }
  return given === 0 ? { notAssessed: true } : { points: Math.min(halfUp(parts, 6000), max) };
}

/** What a part gives, in parts of 6000 of a minor unit: the average of what its judges gave, or what it was given itself. */
function byPart(
  id: string,
  { max, times = 1, judges, dropHighest = 0, dropLowest = 0, fewest }: ScorePartRule,
  given: Readonly<Record<string, number>>,
  scale: number,
): Worth {
  if (times !== 1) seen('points.score.parts.times');
  const scores: number[] = [];
  for (const judge of judges ?? [id]) {
    const value = given[judge];
    if (value === undefined) continue;
    const worth = between(value, 0, max, scale);
    if (!('points' in worth)) return worth;
    scores.push(worth.points);
  }
  if (scores.length < (fewest ?? dropHighest + dropLowest + 1)) {
    if (scores.length > 0) seen('points.score.parts.fewest');
    return { notAssessed: true };
  }
  for (let at = 0; at < dropHighest; at++) scores.splice(scores.indexOf(Math.max(...scores)), 1);
  for (let at = 0; at < dropLowest; at++) scores.splice(scores.indexOf(Math.min(...scores)), 1);
  if (judges && dropHighest > 0) seen('points.score.parts.dropHighest');
  if (judges && dropLowest > 0) seen('points.score.parts.dropLowest');
  const sum = scores.reduce((all, one) => all + one, 0);
  return { points: (sum * Math.round(times * 100) * 60) / scores.length };
}

function between(value: number, min: number, max: number, scale: number): Worth {
  const amount = Math.round(value * scale);
  if (Math.abs(amount - value * scale) > 1e-6) return { refused: 'value.decimals' };
  return value < min || value > max ? { refused: 'value.range' } : { points: amount };
}

/** A quotient of whole numbers, halves away from zero. */
export function halfUp(numerator: number, denominator: number): number {
  const size = Math.floor((Math.abs(numerator) * 2 + denominator) / (denominator * 2));
  return numerator < 0 ? -size || 0 : size;
}
