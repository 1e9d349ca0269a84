import type { Board, Moment } from './board.ts';
import type { ComparisonPlan, FigurePlan, SpanPlan } from './results-plan.ts';
import type { SubjectKind } from '../document.ts';
import type { PeriodCalendar } from '../periods.ts';
import type { Amount } from '../types.ts';
import { baseOf, categoryOf, type Look, NO_COMBINES, plainSum, settlementOf, totalsOf } from './totals.ts';

/** Hundredths of a point (of one event for a count): every figure is a whole number of them, so they compare exactly. */
export type Hundredths = number;

/** What is asked of a holder: a figure over the periods of something, or since a longer one began. */
export interface FigureQuestion {
  of: SubjectKind;
  span: SpanPlan;
  since: PeriodCalendar | null;
  figure: FigurePlan;
}

export function questionOf(plan: ComparisonPlan): FigureQuestion {
  return { of: plan.of, span: plan, since: plan.since, figure: plan.figure };
}

/** A figure of one holder at a moment; null where there is none, as an average without members. */
export function figureOf(
  board: Board,
  question: FigureQuestion,
  moment: Moment,
  number: number,
): Hundredths | null {
  const { of, span, since, figure } = question;
  const { period, day } = moment;
  const scale = 10 ** (2 - board.state.plan.decimals);
  if (figure.kind === 'balance') {
    return board.state.walked.accounts.standing(board.roll(of).holder(number), figure.balance, day) * scale;
  }
  if (figure.kind === 'total' || figure.kind === 'average') {
    const rule = settlementOf(moment.ruling, of, span.calendar);
    if (!rule) return null;
    const totals = totalsOf({ board, book: board.book(of), of, number, span: rule, period, day }, rule);
    return figure.kind === 'average' ? totals.average : totals.total * scale;
  }
  const asked = since
    ? { span: { calendar: since, combines: NO_COMBINES }, period: since.indexOfDay(day) }
    : { span, period };
  const window: Look = { board, book: board.book(of), of, number, day, ...asked };
  return amountOf(window, figure, moment, since !== null) * (figure.kind === 'count' ? 100 : scale);
}

type SummedFigure = { kind: 'earned' | 'deducted' | 'base' } | Extract<FigurePlan, { id: string }>;

function amountOf(look: Look, figure: SummedFigure, moment: Moment, isSince: boolean): Amount {
  const { columns } = look.book;
  switch (figure.kind) {
    case 'earned':
      return plainSum(look, columns.earned);
    case 'deducted':
      return plainSum(look, columns.deducted);
    case 'base':
      return baseOf(look, isSince ? null : settlementOf(moment.ruling, look.of, look.span.calendar));
    case 'category':
      return categoryOf(look, figure.id);
    case 'item':
    case 'count':
      return sumOf(look, figure.kind, figure.id);
  }
}

function sumOf(look: Look, kind: 'item' | 'count', id: string): number {
  const column = look.book.columns.find(kind, id);
  return column < 0 ? 0 : plainSum(look, column);
}

/** Accepted events of a holder, all or of one item, from a period's beginning to a moment. */
export function countEvents(
  board: Board,
  { of, span }: Pick<FigureQuestion, 'of' | 'span'>,
  { period, day }: Moment,
  number: number,
  item: string | null,
): number {
  const look: Look = { board, book: board.book(of), of, number, span, period, day };
  return item === null ? plainSum(look, look.book.columns.events) : sumOf(look, 'count', item);
}
