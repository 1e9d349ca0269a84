import type { SchemeDocument, SettlementRule } from '../document.ts';
import type { BalancePlan } from '../engine/plan.ts';
import type { ResultsPlan, SettlementPlan } from '../results/results-plan.ts';
import { compileClasses } from './classes.ts';
import type { CompileExpression } from './expression.ts';
import { compileGate, compileList, compileStar, compileTitle, compileVillage } from './results-rules.ts';
import { calendarFor, combinePlan, combinesIn, figurePlan, type ResultsParts } from './results-parts.ts';
import { settlementRules } from './settlement-rules.ts';

/** Turns the results section of one version into what the settlement runs. */
export function compileResults(
  document: SchemeDocument,
  plans: readonly BalancePlan[],
  expression: CompileExpression,
): ResultsPlan {
  const rules = settlementRules(document);
  const balances = new Map(plans.map((balance) => [balance.id, balance]));
  const classes = compileClasses(document, expression);
  const parts: ResultsParts = { document, balances, expression, classes, rules };
  const results = document.results ?? {};
  return {
    settlements: rules.map((rule) => compileSettlement(rule, parts)),
    lists: Object.entries(results.lists ?? {})
      // A black list is made only once the villagers have voted for it.
      .filter(([, rule]) => rule.kind === 'red' || rule.votedOn !== undefined)
      .map(([id, rule]) => compileList(id, rule, parts)),
    stars: (results.stars ?? []).map((rule) => compileStar(rule, parts)),
    gates: Object.entries(results.gates ?? {}).map(([id, rule]) => compileGate(id, rule, parts)),
    titles: Object.entries(results.titles ?? {}).map(([id, rule]) => compileTitle(id, rule, parts)),
    village: Object.entries(results.village ?? {}).map(([id, rule]) => compileVillage(id, rule, parts)),
  };
}

function compileSettlement(rule: SettlementRule, parts: ResultsParts): SettlementPlan {
  const { document, balances } = parts;
  const total = balances.get(totalBalanceOf(rule) ?? '') ?? null;
  const calendar = calendarFor(rule.per, rule.begins);
  const rankBy = rule.rankBy ?? 'total';
  return {
    of: rule.of ?? 'household',
    calendar,
    combines: combinesIn(document, rule.per, rule.begins),
    total: total ?? null,
    average: rule.average ?? 'members',
    rankBy: rankBy === 'none' ? null : figurePlan(rankBy, balances),
    within: rule.within ?? null,
    combine: rule.combine ? combinePlan(rule.combine, rule.per, rule.begins) : null,
  };
}

/** The balance whose standing is the total: the one that is named, or the one that ranks. */
function totalBalanceOf({ total, rankBy = '', combine }: SettlementRule): string | undefined {
  if (total !== undefined) return total === 'points' ? undefined : total;
  return combine === undefined && rankBy.startsWith('balance.') ? rankBy.slice('balance.'.length) : undefined;
}
