import { itemVariables } from '../check/expressions.ts';
import type { FactorRule, FormulaRule, ItemRule, SchemeDocument } from '../document.ts';
import type { ClassPlan } from '../engine/classes.ts';
import type { CategoryBoundsPlan } from '../engine/effect-plans.ts';
import type { AppraisalPlan, BalancePlan, EachMeterPlan, ItemPlan, MeterPlan } from '../engine/plan.ts';
import type { CompiledExpression } from '../expressions/compile.ts';
import { calendarOf } from '../periods.ts';
import { parseMonthDay } from '../time.ts';
import type { Amount } from '../types.ts';
import { compileFeeds, edgesOf } from './balances.ts';
import { byTimesOf, firstTimesOf } from './by-times.ts';
import { bothTests, classTest } from './classes.ts';
import { compileEffects } from './effects.ts';
import type { CompileExpression } from './expression.ts';
import { compileFormula } from './formula.ts';
import { type compileLimits, eachOf, type MeterBook, sideOfKind } from './limits.ts';
import { judgedPartsOf } from './score.ts';
import { compileScorer } from './scorers.ts';
import { minor } from './scoring.ts';

interface Parts {
  document: SchemeDocument;
  balances: ReadonlyMap<string, BalancePlan>;
  book: MeterBook;
  limits: ReturnType<typeof compileLimits>;
  classes: readonly ClassPlan[];
  expression: CompileExpression;
}

export function compileItem(id: string, item: ItemRule, parts: Parts): ItemPlan {
  const { document, book, balances, classes, expression } = parts;
  const decimals = document.decimals ?? 0;
  const names = itemVariables(item);
  const bool = (source: string) => expression(source, names, 'bool');
  const rule = formulaOf(item);
  const formula = rule && compileFormula(rule, expression(rule.value, names, 'number'), decimals);
  const side = sideOfKind(item.kind);
  const counting = book.of(id);
  const acceptedMeters = counting.filter((meter) => meter.metric === 'accepted');
  const meters = counting.filter(
    (m) => m.side === side && (m.metric === 'points' || (m.metric === 'times' && item.kind !== 'appraisal')),
  );
  const plain = meters.filter((meter) => meter.each === null);
  const eachMeters = meters.filter(isByValue);
  const places = [...plain, ...eachMeters];
  const limits = (parts.limits.get(id) ?? []).map((limit) => ({ ...limit, at: places.indexOf(limit.meter) }));
  const appraisal = appraisalOf(item, document);
  const told = limits.flatMap(({ each, meter }) => (each === null ? [] : { ...each, of: meter.of }));
  if (appraisal?.each) told.push({ ...appraisal.each, of: 'village' });
  return {
    id,
    title: item.title,
    category: item.category,
    kind: item.kind,
    sign: side === 'deducted' ? -1 : 1,
    clause: item.clause ?? document.categories[item.category]?.clause ?? '',
    unit: unitOf(item.points),
    gradeTitles: gradeTitlesOf(item.points),
    admits: new Set(item.subjects ?? ['household', 'member']),
    active: item.active ?? true,
    season: seasonOf(item),
    fits: classTest(item.for, classes),
    needsReason: item.reason === 'required' || item.likes !== undefined,
    conditions: conditionPlans(item, bool),
    judged: judgedPartsOf(item.points, decimals),
    byTimes: byTimesOf(id, item, parts),
    score: compileScorer(item.points, { item, decimals, formula }),
    factors: (item.factors ?? []).map((factor) => ({
      test: factorTest(factor, classes, bool),
      times: factor.times,
      clause: factor.clause ?? '',
    })),
    timesLimits: limits.filter((limit) => limit.meter.metric === 'times'),
    pointsLimits: limits.filter((limit) => limit.meter.metric === 'points'),
    meters: plain,
    eachMeters: eachMeters.length > 0 ? eachMeters : null,
    told: told.length > 0 ? told : null,
    feeds: compileFeeds(document, id, item, balances),
    appraisal,
    warning: item.warnings ? firstTimesOf(id, item.warnings, book) : null,
    acceptedMeters: acceptedMeters.length > 0 ? acceptedMeters : null,
    bounds: boundsOf(item, document, book),
    categoryNets: book.netsOf(item.category),
    effects: compileEffects(document, item, balances),
    spared: item.effects?.after ? firstTimesOf(id, item.effects.after, book) : null,
  };
}

function isByValue(meter: MeterPlan): meter is EachMeterPlan {
  return meter.each !== null;
}

/** A checked document names a condition, classes or both. */
function factorTest(
  { when, for: ids }: FactorRule,
  classes: readonly ClassPlan[],
  bool: (source: string) => CompiledExpression,
): CompiledExpression {
  const test = bothTests(when === undefined ? null : bool(when), classTest(ids, classes));
  if (!test) throw new Error('a factor without a condition in a checked document');
  return test;
}

function boundsOf(item: ItemRule, document: SchemeDocument, book: MeterBook): CategoryBoundsPlan | null {
  const category = document.categories[item.category];
  if (!category?.bounds) return null;
  const { bounds, title, clause } = category;
  const meter = book.net(item.category, bounds);
  return { ...edgesOf(bounds, document), clause: bounds.clause ?? clause ?? '', meter, title };
}

function unitOf(rule: ItemRule['points']): string {
  if (typeof rule !== 'object') return '';
  if ('perUnit' in rule) return rule.perUnit.unit;
  if ('tiers' in rule) return rule.tiers.unit;
  return 'faults' in rule ? (rule.faults.unit ?? '处') : '';
}

function gradeTitlesOf(rule: ItemRule['points']): Map<string, string> {
  const grades = typeof rule === 'object' && 'grades' in rule ? rule.grades : {};
  return new Map(
    Object.entries(grades).map(([id, grade]) => [id, typeof grade === 'number' ? id : (grade.title ?? id)]),
  );
}

function formulaOf({ points }: ItemRule): FormulaRule | null {
  return typeof points === 'object' && 'formula' in points ? points.formula : null;
}

function conditionPlans(
  item: ItemRule,
  bool: (source: string) => CompiledExpression,
): ItemPlan['conditions'] {
  return conditionsOf(item).map(({ test, message, clause }) => ({
    test: bool(test),
    message: message ?? `不符合“${item.title}”的条件`,
    clause: clause ?? item.clause ?? '',
  }));
}

function conditionsOf(item: ItemRule): { test: string; message?: string; clause?: string }[] {
  if (item.when === undefined) return [];
  return typeof item.when === 'string' ? [{ test: item.when }] : item.when;
}

function seasonOf(item: ItemRule): ItemPlan['season'] {
  const from = parseMonthDay(item.season?.from ?? '');
  const to = parseMonthDay(item.season?.to ?? '');
  return from && to ? { from, to } : null;
}

function appraisalOf(item: ItemRule, document: SchemeDocument): AppraisalPlan | null {
  if (item.kind !== 'appraisal') return null;
  return {
    calendar: calendarOf(item.period ?? 'year'),
    repeated: item.repeated ?? 'last',
    each: eachOf(document, item),
    notAssessed: item.notAssessed ?? 'refused',
    max: appraisalMax(item, document.decimals ?? 0),
  };
}

/** Most that an appraisal may give in one period; unlimited where its way of giving points has no top. */
function appraisalMax(item: ItemRule, decimals: 0 | 1 | 2): Amount {
  const rule = item.points;
  if (typeof rule !== 'object') return Number.MAX_SAFE_INTEGER;
  if ('score' in rule) return minor(rule.score.max, decimals);
  if ('faults' in rule) return minor(rule.faults.full, decimals);
  if ('range' in rule) return minor(rule.range.max, decimals);
  if ('grades' in rule) return Math.max(...gradeMaxima(rule.grades).map((max) => minor(max, decimals)));
  return Number.MAX_SAFE_INTEGER;
}

function gradeMaxima(
  grades: Record<string, number | { points: number | { range: { max: number } } }>,
): number[] {
  return Object.values(grades).map((grade) => {
    const points = typeof grade === 'number' ? grade : grade.points;
    return typeof points === 'number' ? points : points.range.max;
  });
}
