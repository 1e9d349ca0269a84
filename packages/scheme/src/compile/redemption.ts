import type { RedemptionSection, SchemeDocument, WindowRule } from '../document.ts';
import type { BalancePlan, RedemptionPlan } from '../engine/plan.ts';
import type { CompiledExpression } from '../expressions/compile.ts';
import { calendarOf, inYearlyRange } from '../periods.ts';
import { civilOf, dayNumber, parseMonthDay } from '../time.ts';
import { minor } from './scoring.ts';

/** @param startDay local day on which the scheme's first version came into force */
export function compileRedemption(
  document: SchemeDocument,
  rule: RedemptionSection,
  balances: ReadonlyMap<string, BalancePlan>,
  test: CompiledExpression | null,
  startDay: number,
): RedemptionPlan {
  const plan = (id: string): BalancePlan => {
    const balance = balances.get(id);
    if (!balance) throw new Error(`balance ${id} is missing in a checked document`);
    return balance;
  };
  return {
    balance: plan(rule.balance),
    lowers: (rule.lowers ?? [rule.balance]).map(plan),
    windows: (rule.windows ?? []).map((window) => compileWindow(window, startDay)),
    test,
    limits: (rule.limits ?? []).map((limit) => ({
      metric: limit.times === undefined ? 'points' : 'times',
      max: limit.times ?? minor(limit.points ?? 0, document.decimals ?? 0),
      calendar: calendarOf(limit.per),
    })),
    clause: rule.clause ?? '',
  };
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
