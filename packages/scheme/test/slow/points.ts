import type { EventFact, ItemRule, PointsRule } from '../../src/index.ts';

/* What one event is worth by the words of its rule. Points are counted in hundredths, which no scheme goes below. */

export type Worth = { points: number } | { notAssessed: true } | { refused: string };

/** Points as a whole number of minor units, or why not. */
export function worthOf(item: ItemRule, event: EventFact, date: string, decimals: number): Worth {
  const lacking = (): Worth =>
    item.kind === 'appraisal' && item.notAssessed === 'accepted'
      ? { notAssessed: true }
      : { refused: 'value.missing' };
  return byRule(item.points ?? 0, item, event, date, decimals, lacking);
}

function byRule(
  rule: PointsRule,
  item: ItemRule,
  event: EventFact,
  date: string,
  decimals: number,
  lacking: () => Worth,
): Worth {
  const scale = 10 ** decimals;
  const minor = (points: number) => Math.round(points * scale);
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
    return byRule(typeof grade === 'number' ? grade : grade.points, item, event, date, decimals, lacking);
  }
  if ('score' in rule) return byScore(rule.score, item, event, scale, lacking);
  if ('byDate' in rule) {
    const at = rule.byDate.steps[0]?.until.length === 5 ? date.slice(5) : date;
    const step = rule.byDate.steps.find(({ until }) => at <= until);
    const points = step?.points ?? rule.byDate.after;
    return points === undefined ? { refused: 'value.date' } : { points: minor(points) };
  }
  if ('formula' in rule) throw new Error('formulas are tested by hand');
  if (event.quantity === undefined) return lacking();
  return byQuantity(rule, event.quantity, scale);
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
  rule: { max: number; parts?: Record<string, number | { max: number }> },
  item: ItemRule,
  event: EventFact,
  scale: number,
  lacking: () => Worth,
): Worth {
  const max = Math.round(rule.max * scale);
  if (!rule.parts || !event.parts) {
    return event.score === undefined ? lacking() : between(event.score, 0, rule.max, scale);
  }
  let sum = 0;
  let given = 0;
  for (const [id, part] of Object.entries(rule.parts)) {
    const value = event.parts[id];
    if (value === undefined) {
      if (item.notAssessed !== 'accepted') return { refused: 'value.missing' };
      continue;
    }
    const worth = between(value, 0, typeof part === 'number' ? part : part.max, scale);
    if (!('points' in worth)) return worth;
    sum += worth.points;
    given++;
  }
  return given === 0 ? { notAssessed: true } : { points: Math.min(sum, max) };
}

function between(value: number, min: number, max: number, scale: number): Worth {
  const amount = Math.round(value * scale);
  if (Math.abs(amount - value * scale) > 1e-6) return { refused: 'value.decimals' };
  return value < min || value > max ? { refused: 'value.range' } : { points: amount };
}

/** A quotient of whole numbers, halves away from zero. */
export function halfUp(numerator: number, denominator: number): number {
  const size = Math.floor((Math.abs(numerator) * 2 + denominator) / (denominator * 2));
  return numerator < 0 ? -size : size;
}
