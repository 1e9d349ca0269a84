import { baseVariables } from '../check/expressions.ts';
import type {
  Figure,
  GateRule,
  HistoryRule,
  ListRule,
  PeriodUnit,
  StarRule,
  SubjectKind,
  TitleRule,
  VillageRatingRule,
} from '../document.ts';
import { parseMonthDay } from '../time.ts';
import type {
  ComparisonPlan,
  GateLine,
  GatePlan,
  ListPlan,
  StarPlan,
  StarWay,
  TitlePlan,
  VillagePlan,
} from '../results/results-plan.ts';
import { classTest } from './classes.ts';
import { historyPlan } from './results-history.ts';
import {
  beginsOf,
  calendarFor,
  combinesIn,
  cutPlan,
  figurePlan,
  micro,
  microOf,
  type ResultsParts,
} from './results-parts.ts';

interface Comparing {
  of?: SubjectKind;
  per: PeriodUnit;
  since?: PeriodUnit;
  among?: ComparisonPlan['among'];
  within?: 'group' | 'section';
  when?: string;
  gates?: string[];
  history?: HistoryRule[];
  clause?: string;
}

function compare(rule: Comparing, by: Figure, parts: ResultsParts): ComparisonPlan {
  const of = rule.of ?? 'household';
  const begins = beginsOf(of, rule.per, parts);
  const figure = figurePlan(by, parts.balances);
  return {
    of,
    calendar: calendarFor(rule.per, begins),
    combines: combinesIn(parts.document, rule.per, begins),
    figure,
    since: rule.since === undefined ? null : calendarFor(rule.since, begins),
    among: rule.among ?? 'participants',
    within: rule.within ?? null,
    lowFirst: figure.kind === 'deducted',
    test: rule.when === undefined ? null : parts.expression(rule.when, baseVariables(of), 'bool'),
    gates: rule.gates ?? [],
    history: (rule.history ?? []).map((line) => historyPlan(line, rule, parts)),
    clause: rule.clause ?? '',
  };
}

export function compileList(id: string, rule: ListRule, parts: ResultsParts): ListPlan {
  const isBlack = rule.kind === 'black';
  return {
    ...compare(rule, rule.by ?? (isBlack ? 'deducted' : 'earned'), parts),
    lowFirst: isBlack,
    id,
    title: rule.title,
    kind: rule.kind,
    cut: cutPlan(rule),
    least: microOf(rule.least),
  };
}

export function compileStar(rule: StarRule, parts: ResultsParts): StarPlan {
  const { floor } = rule;
  return {
    ...compare(rule, rule.by ?? 'total', parts),
    floor: floor === 'base' ? floor : microOf(floor),
    way: starWay(rule),
  };
}

function starWay(rule: StarRule): StarWay {
  if (rule.inspection) {
    const { item, grades } = rule.inspection;
    return { kind: 'inspection', item, grades: grades ? new Map(Object.entries(grades)) : null };
  }
  if (rule.bands) {
    const steps = rule.bands.steps.map(({ stars, from }) => ({ stars, from: micro(from) }));
    return { kind: 'bands', steps: steps.sort((a, b) => b.from - a.from) };
  }
  const { steps = [], ties, fraction, fewest, firstAlways } = rule.percentile ?? {};
  return {
    kind: 'percentile',
    steps: steps
      .map(({ stars, to, from }) => ({ stars, to: micro(to), from: microOf(from) }))
      .sort((a, b) => b.stars - a.stars),
    ties: ties ?? 'better',
    fraction: fraction ?? 'down',
    fewest: fewest ?? 0,
    firstAlways: firstAlways ?? false,
  };
}

export function compileGate(id: string, rule: GateRule, parts: ResultsParts): GatePlan {
  const plan = compare(rule, rule.by, parts);
  return {
    ...plan,
    history: plan.history.map((line) => ({ ...line, ended: true })),
    id,
    title: rule.title,
    on: parseMonthDay(rule.on ?? ''),
    line: gateLine(rule),
  };
}

function gateLine({ above, atLeast, top }: GateRule): GateLine {
  if (above === 'average') return { kind: 'aboveAverage' };
  if (above !== undefined) return { kind: 'above', points: micro(above) };
  const cut = cutPlan(top ?? {});
  return cut ? { kind: 'top', cut } : { kind: 'atLeast', points: micro(atLeast ?? 0) };
}

export function compileTitle(id: string, rule: TitleRule, parts: ResultsParts): TitlePlan {
  return {
    ...compare(rule, rule.by ?? 'total', parts),
    id,
    title: rule.title,
    fits: classTest(rule.for, parts.classes),
    stars: rule.stars ?? null,
    item: rule.item ?? null,
    cut: cutPlan(rule),
    from: microOf(rule.from),
    below: microOf(rule.below),
    needs: rule.needs ?? [],
    excludes: rule.excludes ?? [],
  };
}

export function compileVillage(id: string, rule: VillageRatingRule, parts: ResultsParts): VillagePlan {
  const { stars, title, gate, by, from } = rule.good;
  return {
    id,
    title: rule.title,
    comparison: compare({ per: rule.per }, by ?? 'earned', parts),
    good: goodOf(),
    steps: rule.steps
      .map((step) => ({ id: step.id, title: step.title, from: micro(step.from) }))
      .sort((a, b) => b.from - a.from),
  };

  function goodOf(): VillagePlan['good'] {
    if (stars !== undefined) return { stars };
    if (title !== undefined) return { title };
    return gate === undefined ? { from: micro(from ?? 0) } : { gate };
  }
}
