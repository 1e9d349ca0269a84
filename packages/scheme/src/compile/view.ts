import type { Decimals } from '../amounts.ts';
import type { ItemRule, LimitRule, PointsRule, SchemeDocument } from '../document.ts';
import type { GradeView, ItemView, LimitView, PointsView, ProcedureView } from '../types.ts';
import { factTitle } from '../declared-facts.ts';
import { scoreParts } from './score-parts.ts';
import { minor } from './scoring.ts';

/** What screens, sheets and the server's other features need to know of an item, without reading the document. */
export function itemView(id: string, item: ItemRule, document: SchemeDocument): ItemView {
  const decimals = document.decimals ?? 0;
  const photos = item.evidence?.photos;
  const clause = item.clause ?? document.categories[item.category]?.clause ?? '';
  return {
    id,
    title: item.title,
    short: item.short ?? item.title.slice(0, 6),
    category: item.category,
    kind: item.kind,
    subjects: item.subjects ?? ['household', 'member'],
    points: pointsView(item.points, decimals),
    limits: (item.limits ?? []).map((limit) => limitView(limit, document)),
    capture: item.capture ?? ['claim', 'behalf'],
    evidence: {
      photosMin: photos?.min ?? 0,
      photosMax: photos?.max ?? Math.max(photos?.min ?? 0, 3),
      kinds: item.evidence?.kinds ?? [],
      note: item.evidence?.note ?? '',
    },
    procedure: item.procedure ?? document.review.default,
    clause,
    clauseText: clauseText(document, clause),
    icon: item.icon ?? item.category,
    season: item.season ?? null,
    active: item.active ?? true,
    note: item.note ?? '',
  };
}

/** A clause as people cite it: its number, then its words. */
export function clauseText(document: SchemeDocument, id: string): string {
  const clause = document.source?.clauses?.[id];
  if (!clause) return '';
  return clause.number === undefined ? clause.text : `${clause.number} ${clause.text}`;
}

export function limitView(limit: LimitRule, document: SchemeDocument): LimitView {
  const decimals = document.decimals ?? 0;
  const kind = limit.times === undefined ? 'points' : 'times';
  const max = kind === 'times' ? (limit.times ?? 0) : minor(limit.points ?? 0, decimals);
  const each = limit.each === undefined ? null : (factTitle(document, 'event', limit.each) ?? limit.each);
  return { kind, max, per: limit.per, of: limit.of ?? 'holder', each };
}

export function procedureViews(document: SchemeDocument): Map<string, ProcedureView> {
  const views = new Map<string, ProcedureView>();
  for (const [id, procedure] of Object.entries(document.review.procedures)) {
    const stages = procedure.stages.map((stage) => ({
      id: stage.id,
      title: stage.title,
      role: stage.role,
      level: stage.level,
      deadlineWorkdays: stage.deadlineWorkdays ?? 7,
      onDeadline: stage.onDeadline ?? ('wait' as const),
      approvals: stage.approvals ?? 1,
    }));
    views.set(id, { id, title: procedure.title, stages });
  }
  return views;
}

/** The tiles a document names, or the first claimable items that are in use. */
export function tileIds(document: SchemeDocument, items: ReadonlyMap<string, ItemView>): string[] {
  if (document.display?.tiles) return document.display.tiles;
  const claimable = [...items.values()].filter((item) => item.active && item.capture.includes('claim'));
  return claimable.slice(0, 6).map((item) => item.id);
}

function pointsView(rule: PointsRule | undefined, decimals: Decimals): PointsView {
  const amount = (points: number) => minor(points, decimals);
  const optional = (points: number | undefined) => (points === undefined ? null : amount(points));
  if (rule === undefined) return { type: 'none' };
  if (typeof rule === 'number') return { type: 'fixed', amount: amount(rule) };
  if ('fixed' in rule) return { type: 'fixed', amount: amount(rule.fixed) };
  if ('range' in rule) return { type: 'range', min: amount(rule.range.min), max: amount(rule.range.max) };
  if ('grades' in rule) return { type: 'grades', grades: gradeViews(rule.grades, decimals) };
  if ('perUnit' in rule) {
    const { points, for: size, unit, whole, max } = rule.perUnit;
    return {
      type: 'perUnit',
      each: amount(points),
      for: size ?? 1,
      unit,
      whole: whole ?? false,
      max: optional(max),
    };
  }
  if ('tiers' in rule) {
    const steps = rule.tiers.steps.map((step) => ({ from: step.from, amount: amount(step.points) }));
    return { type: 'tiers', unit: rule.tiers.unit, steps };
  }
  if ('byDate' in rule) {
    const steps = rule.byDate.steps.map((step) => ({ until: step.until, amount: amount(step.points) }));
    return { type: 'byDate', steps, after: optional(rule.byDate.after) };
  }
  if ('byTimes' in rule) {
    const { per, of = 'holder', steps } = rule.byTimes;
    return {
      type: 'byTimes',
      per,
      of,
      steps: steps.map((step) => ({ from: step.from, amount: amount(step.points) })),
    };
  }
  if ('score' in rule) return scoreView(rule.score, decimals);
  if ('faults' in rule) {
    const { full, each, floor, unit } = rule.faults;
    return {
      type: 'faults',
      full: amount(full),
      each: amount(each),
      floor: amount(floor ?? 0),
      unit: unit ?? '处',
    };
  }
  const { label, min, max } = rule.formula;
  return { type: 'formula', label, min: optional(min), max: optional(max) };
}

function gradeViews(
  grades: Extract<PointsRule, { grades: object }>['grades'],
  decimals: Decimals,
): GradeView[] {
  return Object.entries(grades).map(([id, grade]) => {
    const points = typeof grade === 'number' ? grade : grade.points;
    const [min, max] = typeof points === 'number' ? [points, points] : [points.range.min, points.range.max];
    const title = typeof grade === 'number' ? id : (grade.title ?? id);
    return { id, title, min: minor(min, decimals), max: minor(max, decimals) };
  });
}

function scoreView(rule: Extract<PointsRule, { score: object }>['score'], decimals: Decimals): PointsView {
  const parts = scoreParts(rule).flatMap(([id, { title = id, judges, ...part }]) => {
    const max = minor(part.max, decimals);
    // Whoever takes scores down needs a place for each judge's.
    return judges?.map((judge) => ({ id: judge, title: `${title}：${judge}`, max })) ?? [{ id, title, max }];
  });
  return { type: 'score', max: minor(rule.max, decimals), parts };
}
