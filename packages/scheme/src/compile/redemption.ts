import type { PurseRule, RedemptionSection, SchemeDocument, SpendWithRule, WindowRule } from '../document.ts';
import type { ClassPlan } from '../engine/classes.ts';
import type { GiftPlan, OrderRulesPlan, PursePlan, RedemptionPlan } from '../engine/order-plans.ts';
import type { BalancePlan } from '../engine/plan.ts';
import type { CompiledExpression } from '../expressions/compile.ts';
import type { VariableName } from '../expressions/environment.ts';
import { calendarOf, inYearlyRange } from '../periods.ts';
import { civilOf, dayNumber, parseMonthDay } from '../time.ts';
import { classTest } from './classes.ts';
import type { CompileExpression } from './expression.ts';
import { minor } from './scoring.ts';

interface Parts {
  document: SchemeDocument;
  balances: ReadonlyMap<string, BalancePlan>;
  classes: readonly ClassPlan[];
  expression: CompileExpression;
  /** Local day on which the scheme's first version came into force. */
  startDay: number;
}

export function compileRedemption(rule: RedemptionSection, parts: Parts): RedemptionPlan {
  return {
    rules: compileRules({ ...rule, lowers: rule.lowers ?? [rule.balance] }, '', parts),
    purses: (rule.purses ?? []).map((purse) => compilePurse(rule, purse, parts)),
    gifts: compileGifts(parts),
  };
}

/** What a purse leaves out holds as in the redemption, but it lowers its own balance alone. */
function compilePurse(rule: RedemptionSection, purse: PurseRule, parts: Parts): PursePlan {
  const { lowers: _lowers, lowersAll: _all, ...common } = rule;
  const complete = { ...common, ...purse, lowers: purse.lowers ?? [purse.balance] };
  return {
    classes: new Set(purse.classes),
    rules: compileRules(complete, nameOf(purse), parts),
  };
}

/** A purse is the same one from version to version while it has the same balance and classes. */
function nameOf({ balance, classes = [] }: PurseRule): string {
  return [balance, ...[...classes].sort()].join(' ');
}

type CompleteRules = Omit<RedemptionSection, 'classes'> & { lowers: string[] };

function compileRules(rule: CompleteRules, purse: string, parts: Parts): OrderRulesPlan {
  const { document, balances, classes, startDay } = parts;
  const decimals = document.decimals ?? 0;
  const plan = (id: string) => balanceOf(balances, id);
  const alone = (rule.purses ?? []).filter(({ limits }) => limits !== undefined);
  return {
    balance: plan(rule.balance),
    lowers: rule.lowers.map(plan),
    lowersAll: rule.lowersAll ?? false,
    windows: (rule.windows ?? []).map((window) => compileWindow(window, startDay)),
    test: rule.when === undefined ? null : orderTest(rule.when, parts),
    // A purse that names no class at all is for everybody.
    fits: rule.for?.length ? classTest(rule.for, classes) : null,
    limits: (rule.limits ?? []).map((limit) => ({
      metric: limit.times === undefined ? 'points' : 'times',
      max: limit.times ?? minor(limit.points ?? 0, decimals),
      calendar: calendarOf(limit.per),
      of: limit.of ?? 'household',
    })),
    purse,
    alone: new Set(alone.map(nameOf)),
    least: (rule.least ?? []).map(({ balance, points }) => ({
      balance: balance === undefined ? null : plan(balance),
      amount: minor(points, decimals),
    })),
    above: rule.above === undefined ? null : minor(rule.above, decimals),
    gates: (rule.gates ?? []).map((id) => {
      const gate = document.results?.gates?.[id];
      return { id, title: gate?.title ?? id, of: gate?.of ?? 'household' };
    }),
    clause: rule.clause ?? '',
  };
}

/** A purse of households may take a condition on the member from the redemption: nobody fits it. */
const ORDER_VARIABLES: readonly VariableName[] = ['household', 'member', 'order'];

function orderTest(source: string, { expression }: Parts): CompiledExpression {
  return expression(source, ORDER_VARIABLES, 'bool');
}

function compileGifts({ document, balances, classes }: Parts): Map<BalancePlan, GiftPlan> {
  const gifts = new Map<BalancePlan, GiftPlan>();
  for (const [id, { spendWith }] of Object.entries(document.balances)) {
    if (!spendWith) continue;
    gifts.set(
      balanceOf(balances, spendWith.balance),
      compileGift(balanceOf(balances, id), spendWith, classes),
    );
  }
  return gifts;
}

function compileGift(balance: BalancePlan, rule: SpendWithRule, classes: readonly ClassPlan[]): GiftPlan {
  return {
    balance,
    ratio: { each: rule.each, for: rule.for ?? 1 },
    byClass: Object.entries(rule.classes ?? {}).map(([id, ratio]) => ({
      test: classTest([id], classes) as CompiledExpression,
      ratio: { each: ratio.each, for: ratio.for ?? 1 },
    })),
  };
}

function balanceOf(balances: ReadonlyMap<string, BalancePlan>, id: string): BalancePlan {
  const balance = balances.get(id);
  if (!balance) throw new Error(`balance ${id} is missing in a checked document`);
  return balance;
}

/** A closure that says whether a local day lies in a window; every part that is written must hold. */
export function compileWindow(rule: WindowRule, startDay: number): (day: number) => boolean {
  const from = parseMonthDay(rule.from ?? '');
  const to = parseMonthDay(rule.to ?? '');
  return (day) => {
    const date = civilOf(day);
    if (from && to && !inYearlyRange(date, from, to)) return false;
    if (rule.months && !rule.months.includes(date.month)) return false;
    if (rule.days && !rule.days.some((wanted) => wanted === date.day || wanted === fromMonthEnd(day)))
      return false;
    if (rule.weekdays && !rule.weekdays.includes(weekday(day))) return false;
    return rule.firstMonths === undefined || monthsInForce(day, startDay) < rule.firstMonths;
  };
}

/** -1 on the last day of a month, -2 on the one before. */
function fromMonthEnd(day: number): number {
  const { year, month } = civilOf(day);
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  return day - next;
}

/** 1 is Monday, 7 is Sunday; day 0 was a Thursday. */
function weekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Whole months since a day; negative before it. */
function monthsInForce(day: number, startDay: number): number {
  const a = civilOf(startDay);
  const b = civilOf(day);
  return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
}
