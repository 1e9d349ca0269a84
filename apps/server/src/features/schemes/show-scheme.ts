import {
  type CompiledScheme,
  type CompiledVersion,
  describeConsequences,
  describeLimit,
  describePoints,
  type ItemView,
  type PointsView,
  toPoints,
} from '@jishan/scheme';
import type { z } from 'zod';
import type { ItemAnswer, PointsAnswer, SchemeAnswer } from './wire.ts';

/** One version as the faces show it: labels ready to print, points as people write them. */
export function showVersion(scheme: CompiledScheme, version: CompiledVersion): z.output<typeof SchemeAnswer> {
  const procedure = version.procedures.get(version.defaultProcedure);
  return {
    schemeId: scheme.id,
    title: version.title,
    version: version.version,
    from: version.from,
    decimals: scheme.decimals,
    unitLabel: version.unit,
    balances: version.balances.map(({ id, title, holder, period }) => ({ id, label: title, holder, period })),
    categories: version.categories.map(({ id, title }) => ({ id, title })),
    items: [...version.items.values()].map((item) => showItem(version, item, scheme.decimals)),
    tiles: [...version.tiles],
    stages: (procedure?.stages ?? []).map(({ id, title, role, level, deadlineWorkdays }) => ({
      id,
      title,
      role,
      level,
      deadlineWorkdays,
    })),
  };
}

function showItem(
  { document, unit }: CompiledVersion,
  item: ItemView,
  decimals: 0 | 1 | 2,
): z.output<typeof ItemAnswer> {
  return {
    id: item.id,
    title: item.title,
    short: item.short,
    category: item.category,
    kind: item.kind,
    subjects: [...item.subjects],
    points: showPoints(item.points, (amount) => toPoints(amount, decimals)),
    pointsLabel: describePoints(item, decimals, unit),
    capture: [...item.capture],
    evidence: { ...item.evidence, kinds: [...item.evidence.kinds] },
    limitLabel: [
      ...item.limits.map((limit) => describeLimit(limit, decimals, unit)),
      ...describeConsequences(document, item.id),
    ].join('；'),
    clause: item.clause,
    clauseText: item.clauseText,
    icon: item.icon,
    active: item.active,
    season: item.season,
    note: item.note,
  };
}

function showPoints(view: PointsView, points: (amount: number) => number): z.output<typeof PointsAnswer> {
  const orNull = (amount: number | null) => (amount === null ? null : points(amount));
  switch (view.type) {
    case 'fixed':
      return { type: 'fixed', points: points(view.amount) };
    case 'range':
      return { type: 'range', min: points(view.min), max: points(view.max) };
    case 'grades':
      return {
        type: 'grades',
        grades: view.grades.map((grade) => ({ ...grade, min: points(grade.min), max: points(grade.max) })),
      };
    case 'perUnit':
      return { ...view, each: points(view.each), max: orNull(view.max) };
    case 'tiers':
    case 'byTimes':
      return { ...view, steps: view.steps.map(({ from, amount }) => ({ from, points: points(amount) })) };
    case 'byDate':
      return {
        type: 'byDate',
        steps: view.steps.map(({ until, amount }) => ({ until, points: points(amount) })),
        after: orNull(view.after),
      };
    case 'score':
      return {
        type: 'score',
        max: points(view.max),
        parts: view.parts.map((part) => ({ ...part, max: points(part.max) })),
      };
    case 'faults':
      return { ...view, full: points(view.full), each: points(view.each), floor: points(view.floor) };
    case 'formula':
      return { ...view, min: orNull(view.min), max: orNull(view.max) };
    case 'none':
      return { type: 'none' };
  }
}
