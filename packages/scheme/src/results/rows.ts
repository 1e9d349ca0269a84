import type { SubjectKind } from '../document.ts';
import type { PeriodCalendar } from '../periods.ts';
import type { Amount } from '../types.ts';
import type { Board, Moment, Term } from './board.ts';
import { poolsOf } from './pools.ts';
import type { ComparisonPlan, SettlementPlan } from './results-plan.ts';
import { categoryIn, type Look, settlementOf, totalsOf } from './totals.ts';

/** What the rows of one settlement period have in common. */
export interface Sheet {
  rule: SettlementPlan;
  moment: Moment;
  /** The categories of the version that rules, in its order; then those of other versions alone. */
  categories: readonly { id: string; column: number; rules: boolean }[];
  /** By number on the roll, of those who take part on the period's last day. */
  ranks: readonly (Ranked | undefined)[];
}

interface Ranked {
  rank: number;
  of: number;
}

/** The categories that a row shows, with what they came to. */
export function shownIn({ sheet, amounts }: PeriodRow): { id: string; amount: Amount }[] {
  return sheet.categories.flatMap(({ id }, at) => {
    const amount = amounts[at] ?? null;
    return amount === null ? [] : [{ id, amount }];
  });
}

/** One holder's figures of one settlement period. */
export interface PeriodRow {
  sheet: Sheet;
  /** What each of the sheet's categories came to; null for one that is not shown. */
  amounts: readonly (Amount | null)[];
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
    for (const period of periodsOf(board, of, term.calendar, number)) {
      const sheet = sheetOf(board, term, period);
      if (sheet) rows.push(rowOf(board, sheet, number));
    }
  }
  return rows;
}

function sheetOf(board: Board, term: Term, period: number): Sheet | null {
  return board.once('sheet', term, period, () => {
    const moment = board.momentOf(term, period);
    const rule = moment && settlementOf(moment.ruling, term.of, term.calendar);
    if (!moment || !rule) return null;
    const { columns } = board.book(term.of);
    const ruling = moment.ruling.version.categories;
    const others = board.state.plan.categories.filter((id) => !ruling.includes(id));
    const categories = [...ruling, ...others].map((id) => ({
      id,
      column: columns.find('category', id),
      rules: ruling.includes(id),
    }));
    return { rule, moment, categories, ranks: ranksOf(board, rule, moment) };
  });
}

function rowOf(board: Board, sheet: Sheet, number: number): PeriodRow {
  const { rule, moment } = sheet;
  const { period, day } = moment;
  const look: Look = { board, book: board.book(rule.of), of: rule.of, number, span: rule, period, day };
  const amounts: (Amount | null)[] = [];
  for (const { id, column, rules } of sheet.categories) {
    const amount = categoryIn(look, id, column);
    amounts.push(rules || amount !== 0 ? amount : null);
  }
  const { total, average } = totalsOf(look, rule);
  const ranked = sheet.ranks[number];
  return { sheet, amounts, total, average, rank: ranked?.rank ?? null, ranked: ranked?.of ?? 0 };
}

/** Ranks of those who take part on the period's last day. */
function ranksOf(board: Board, rule: SettlementPlan, moment: Moment): Sheet['ranks'] {
  const ranks = board.roll(rule.of).holders.map((): Ranked | undefined => undefined);
  if (!rule.rankBy) return ranks;
  const comparison: ComparisonPlan = {
    ...rule,
    figure: rule.rankBy,
    since: null,
    among: 'participants',
    lowFirst: rule.rankBy.kind === 'deducted',
    test: null,
    gates: [],
    history: [],
    clause: '',
  };
  for (const { standings, size } of poolsOf(board, comparison, moment)) {
    for (const { number, place } of standings) ranks[number] = { rank: place, of: size };
  }
  return ranks;
}

/** The periods in which one holder took part for an instant, ascending. */
export function periodsOf(
  board: Board,
  of: SubjectKind,
  calendar: PeriodCalendar,
  number: number,
): readonly number[] {
  const periods: number[] = [];
  for (const { from, to } of board.roll(of).daysOf(number)) {
    const last = calendar.indexOfDay(to);
    const next = Math.max(calendar.indexOfDay(from), (periods.at(-1) ?? Number.NEGATIVE_INFINITY) + 1);
    for (let period = next; period <= last; period++) periods.push(period);
  }
  return periods;
}

/** Each calendar once. */
export function distinctCalendars(plans: readonly { calendar: PeriodCalendar }[]): PeriodCalendar[] {
  const seen = new Map<string, PeriodCalendar>();
  for (const { calendar } of plans) if (!seen.has(calendar.key)) seen.set(calendar.key, calendar);
  return [...seen.values()];
}
