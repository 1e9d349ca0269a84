import type { SubjectKind } from '../document.ts';
import type { PeriodCalendar } from '../periods.ts';
import type { Amount } from '../types.ts';
import type { Board, Moment } from './board.ts';
import { poolsOf } from './pools.ts';
import type { ComparisonPlan, SettlementPlan } from './results-plan.ts';
import { categoryOf, type Look, settlementOf, totalsOf } from './totals.ts';

/** One holder's figures of one settlement period. */
export interface PeriodRow {
  rule: SettlementPlan;
  moment: Moment;
  category: ReadonlyMap<string, Amount>;
  total: Amount;
  /** In hundredths of a point; null without a divisor. */
  average: number | null;
  rank: number | null;
  /** With how many it was ranked; 0 when it was not. */
  ranked: number;
}

/**
 * What every period in which a holder took part came to, by each settlement of its kind: each period by the version in
 * force at its last instant (of the last day, while it still runs).
 */
export function rowsOf(board: Board, of: SubjectKind, number: number): PeriodRow[] {
  const rows: PeriodRow[] = [];
  for (const term of board.termsOf(of, 'settlements')) {
    const { calendar } = term;
    for (const period of periodsOf(board, of, calendar, number)) {
      const moment = board.momentOf(term, period);
      const rule = moment && settlementOf(moment.ruling, of, calendar);
      if (moment && rule) rows.push(rowOf(board, rule, moment, number));
    }
  }
  return rows;
}

function rowOf(board: Board, rule: SettlementPlan, moment: Moment, number: number): PeriodRow {
  const { period, day, ruling } = moment;
  const look: Look = { board, of: rule.of, number, span: rule, period, day };
  const category = new Map<string, Amount>(ruling.version.categories.map((id) => [id, categoryOf(look, id)]));
  for (const id of board.state.plan.categories) {
    if (category.has(id)) continue;
    const amount = categoryOf(look, id);
    if (amount !== 0) category.set(id, amount);
  }
  const ranked = ranksOf(board, rule, moment).get(number);
  return {
    rule,
    moment,
    category,
    ...totalsOf(look, rule),
    rank: ranked?.rank ?? null,
    ranked: ranked?.of ?? 0,
  };
}

/** Ranks of those who take part on the period's last day. */
function ranksOf(
  board: Board,
  rule: SettlementPlan,
  moment: Moment,
): ReadonlyMap<number, { rank: number; of: number }> {
  return board.once('ranks', rule, moment.period, () => {
    const ranks = new Map<number, { rank: number; of: number }>();
    if (!rule.rankBy) return ranks;
    const comparison: ComparisonPlan = {
      ...rule,
      figure: rule.rankBy,
      since: null,
      among: 'participants',
      lowFirst: rule.rankBy.kind === 'deducted',
      test: null,
      gates: [],
      clause: '',
    };
    for (const { standings, size } of poolsOf(board, comparison, moment)) {
      for (const { number, place } of standings) ranks.set(number, { rank: place, of: size });
    }
    return ranks;
  });
}

/** The periods in which one holder took part for an instant, ascending. */
export function periodsOf(
  board: Board,
  of: SubjectKind,
  calendar: PeriodCalendar,
  number: number,
): Set<number> {
  const periods = new Set<number>();
  for (const { from, to } of board.roll(of).daysOf(number)) {
    const last = calendar.indexOfDay(to);
    for (let period = calendar.indexOfDay(from); period <= last; period++) periods.add(period);
  }
  return periods;
}

/** Each calendar once. */
export function distinctCalendars(plans: readonly { calendar: PeriodCalendar }[]): PeriodCalendar[] {
  const seen = new Map<string, PeriodCalendar>();
  for (const { calendar } of plans) if (!seen.has(calendar.key)) seen.set(calendar.key, calendar);
  return [...seen.values()];
}
