import { baseVariables } from '../check/expressions.ts';
import type { BaseRule, SchemeDocument, SettlementRule } from '../document.ts';
import type { ClassPlan } from '../engine/classes.ts';
import type { BalancePlan, BasePlan } from '../engine/plan.ts';
import { calendarOf } from '../periods.ts';
import { parseMonthDay } from '../time.ts';
import { bothTests, classTest } from './classes.ts';
import type { CompileExpression } from './expression.ts';
import { compileFormula } from './formula.ts';
import { minor } from './scoring.ts';
import { settlementRules } from './settlement-rules.ts';

export function compileBases(
  document: SchemeDocument,
  balances: ReadonlyMap<string, BalancePlan>,
  classes: readonly ClassPlan[],
  expression: CompileExpression,
): BasePlan[] {
  return Object.entries(document.base ?? {}).map(([id, rule]) => {
    const of = rule.of ?? 'household';
    const ids = rule.balances ?? Object.keys(document.balances);
    const fed = ids.map((balance) => balances.get(balance)).filter((balance) => balance?.holder === of);
    const when = rule.when === undefined ? null : expression(rule.when, baseVariables(of), 'bool');
    return {
      id,
      amount: amountOf(document, rule, expression),
      calendar: calendarOf(rule.per, shiftOf(document, rule, fed)),
      of,
      category: rule.category ?? null,
      balances: fed as BalancePlan[],
      test: bothTests(when, classTest(rule.for, classes)),
      late: rule.late ?? 'full',
    };
  });
}

function amountOf(
  { decimals = 0 }: SchemeDocument,
  { of = 'household', points }: BaseRule,
  expression: CompileExpression,
): BasePlan['amount'] {
  if (typeof points === 'number') return minor(points, decimals);
  const { formula } = points;
  return compileFormula(formula, expression(formula.value, baseVariables(of), 'number'), decimals);
}

/** A base runs in step with the first balance it goes into; what goes into none, with the settlement of its length. */
function shiftOf(
  document: SchemeDocument,
  { of = 'household', per }: BaseRule,
  [first]: readonly (BalancePlan | undefined)[],
): { month: number; day: number } | undefined {
  const isSame = (rule: SettlementRule) => (rule.of ?? 'household') === of && rule.per === per;
  const { begins } = (first ? document.balances[first.id] : settlementRules(document).find(isSame)) ?? {};
  return begins === undefined ? undefined : (parseMonthDay(begins) ?? undefined);
}
