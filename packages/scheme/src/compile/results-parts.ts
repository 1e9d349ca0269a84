import type {
  CategoryRule,
  CombineRule,
  PeriodUnit,
  SchemeDocument,
  SettlementRule,
  SubjectKind,
} from '../document.ts';
import type { ClassPlan } from '../engine/classes.ts';
import type { BalancePlan } from '../engine/plan.ts';
import { calendarOf, MONTHS_OF, type PeriodCalendar } from '../periods.ts';
import type { CombinePlan, CutPlan, FigurePlan, Micro } from '../results/results-plan.ts';
import { parseMonthDay } from '../time.ts';
import type { CompileExpression } from './expression.ts';

/** What compiling a rule of the results needs to see of the rest of the document. */
export interface ResultsParts {
  document: SchemeDocument;
  balances: ReadonlyMap<string, BalancePlan>;
  expression: CompileExpression;
  classes: readonly ClassPlan[];
  rules: readonly SettlementRule[];
}

/** Numbers as written, in whole millionths. */
export function micro(written: number): Micro {
  return Math.round(written * 1_000_000);
}

export function microOf(written: number | undefined): Micro | null {
  return written === undefined ? null : micro(written);
}

export function calendarFor(per: PeriodUnit, begins: string | undefined): PeriodCalendar {
  return calendarOf(per, begins === undefined ? undefined : (parseMonthDay(begins) ?? undefined));
}

/** Lists, stars, gates and titles go by the periods of the settlement of the same holders and length. */
export function beginsOf(of: SubjectKind, per: PeriodUnit, { rules }: ResultsParts): string | undefined {
  return rules.find((rule) => (rule.of ?? 'household') === of && rule.per === per)?.begins;
}

export function combinePlan(rule: CombineRule, longer: PeriodUnit, begins: string | undefined): CombinePlan {
  return {
    calendar: calendarFor(rule.per, begins),
    how: rule.how,
    parts: MONTHS_OF[longer] / MONTHS_OF[rule.per],
  };
}

/** Categories whose figure in periods of this length is made of shorter ones: those that it is put together from. */
export function combinesIn(
  document: SchemeDocument,
  per: PeriodUnit,
  begins: string | undefined,
): Map<string, CombinePlan> {
  const combines = new Map<string, CombinePlan>();
  for (const [id, { combine }] of Object.entries<CategoryRule>(document.categories)) {
    if (!combine || MONTHS_OF[per] <= MONTHS_OF[combine.per]) continue;
    const plan = combinePlan(combine, per, begins);
    const fits = per === 'life' ? plan.how !== 'share' : Number.isInteger(plan.parts);
    if (fits) combines.set(id, plan);
  }
  return combines;
}

/** A figure as documents write it: `total`, `category.<id>` … */
export function figurePlan(written: string, balances: ReadonlyMap<string, BalancePlan>): FigurePlan {
  const dot = written.indexOf('.');
  const kind = dot < 0 ? written : written.slice(0, dot);
  const id = written.slice(dot + 1);
  switch (kind) {
    case 'total':
    case 'average':
    case 'earned':
    case 'deducted':
    case 'base':
      return { kind };
    case 'category':
    case 'item':
    case 'count':
      return { kind, id };
    case 'balance': {
      const balance = balances.get(id);
      if (balance) return { kind, balance };
    }
  }
  throw new Error(`figure ${written} in a checked document`);
}

export function cutPlan(rule: { places?: number; percent?: number; ties?: CutPlan['ties'] }): CutPlan | null {
  if (rule.places === undefined && rule.percent === undefined) return null;
  return { places: rule.places ?? null, percent: microOf(rule.percent), ties: rule.ties ?? 'in' };
}
