import { roundedQuotient } from '../amounts.ts';
import type { SubjectKind } from '../document.ts';
import { versionOf } from '../engine/judge.ts';
import { type ParticipationDays, participationOf } from '../engine/participation.ts';
import type { SchemePlan, SettlementPlan, VersionPlan } from '../engine/plan.ts';
import type { SimulatedVillage } from '../engine/simulate.ts';
import { householdsOn, membersOn, type SubjectNode } from '../engine/village.ts';
import type { PeriodCalendar } from '../periods.ts';
import { startOfDay } from '../time.ts';
import type { Amount } from '../types.ts';
import { collectFigures, type Figures, holdersOf } from './figures.ts';
import { rankAll } from './ranks.ts';
import type { PeriodRow } from './rows.ts';

/**
 * Settles every kind of holder the scheme settles, period by period up to the last day, each period by the version in
 * force at its last instant (of the last day, while it still runs).
 */
export function settle(plan: SchemePlan, run: SimulatedVillage): Map<SubjectNode, PeriodRow[]> {
  const rows = new Map<SubjectNode, PeriodRow[]>();
  for (const { of, calendar } of distinctSettlements(plan)) {
    const figures = collectFigures(run, of, calendar);
    const byPeriod = new Map<number, PeriodRow[]>();
    for (const holder of holdersOf(run, of)) {
      for (const period of periodsOf(calendar, participationOf(holder, plan, run.untilDay))) {
        const rule = ruleOf(plan, of, calendar, lastDayOf(calendar, period, run.untilDay));
        if (!rule) continue;
        const row = rowOf(plan, run, rule, holder, period, figures.get(holder)?.get(period));
        push(byPeriod, period, row);
        push(rows, holder, row);
      }
    }
    for (const [period, all] of byPeriod) {
      const day = lastDayOf(calendar, period, run.untilDay);
      const rule = ruleOf(plan, of, calendar, day);
      if (rule && rule.rankBy !== 'none')
        rankAll(
          all.filter((row) => takesPart(plan, row.holder, day)),
          rule.rankBy,
        );
    }
  }
  return rows;
}

/** Kinds of holders and calendars that any version settles, each once. */
function distinctSettlements(plan: SchemePlan): { of: SubjectKind; calendar: PeriodCalendar }[] {
  const seen = new Map<string, { of: SubjectKind; calendar: PeriodCalendar }>();
  for (const version of plan.versions) {
    for (const { of, calendar } of version.settlements) {
      const key = settlementKey(of, calendar);
      if (!seen.has(key)) seen.set(key, { of, calendar });
    }
  }
  return [...seen.values()];
}

function settlementKey(of: SubjectKind, calendar: PeriodCalendar): string {
  return `${of} ${calendar.key}`;
}

function ruleOf(
  plan: SchemePlan,
  of: SubjectKind,
  calendar: PeriodCalendar,
  day: number,
): SettlementPlan | null {
  const version = versionOf(plan, startOfDay(day + 1) - 1);
  const key = settlementKey(of, calendar);
  return version?.settlements.find((rule) => settlementKey(rule.of, rule.calendar) === key) ?? null;
}

function rowOf(
  plan: SchemePlan,
  run: SimulatedVillage,
  rule: SettlementPlan,
  holder: SubjectNode,
  period: number,
  figures: Figures | undefined,
): PeriodRow {
  const { calendar } = rule;
  const day = lastDayOf(calendar, period, run.untilDay);
  const { accounts } = run.walked;
  const total = rule.total ? accounts.standing(holder, rule.total, day) : (figures?.points ?? 0);
  const divisor = rule.average === 'members' ? divisorOf(holder, day) : null;
  return {
    holder,
    calendar,
    period,
    category: withAllCategories(versionOf(plan, startOfDay(day + 1) - 1), figures),
    total,
    average: divisor ? roundedQuotient(total * 100, divisor * 10 ** plan.decimals) : null,
    rank: null,
  };
}

function withAllCategories(version: VersionPlan | null, figures: Figures | undefined): Map<string, Amount> {
  const all = new Map<string, Amount>((version?.categories ?? []).map((id) => [id, 0]));
  for (const [id, amount] of figures?.category ?? []) all.set(id, amount);
  return all;
}

/** Members of a household, or of all households of a group, who take part on a day; null for others. */
function divisorOf(holder: SubjectNode, day: number): number | null {
  if (holder.kind === 'household') return membersOn(holder, day);
  if (holder.kind === 'group' || holder.kind === 'section') {
    return householdsOn(holder, day).reduce((sum, household) => sum + membersOn(household, day), 0);
  }
  return null;
}

export function takesPart(plan: SchemePlan, holder: SubjectNode, day: number): boolean {
  return participationOf(holder, plan, day).some(({ to }) => to === day);
}

function lastDayOf(calendar: PeriodCalendar, period: number, untilDay: number): number {
  return Math.min(calendar.startDay(period + 1) - 1, untilDay);
}

function periodsOf(calendar: PeriodCalendar, days: readonly ParticipationDays[]): Set<number> {
  const periods = new Set<number>();
  for (const { from, to } of days) {
    const last = calendar.indexOfDay(to);
    for (let period = calendar.indexOfDay(from); period <= last; period++) periods.add(period);
  }
  return periods;
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
