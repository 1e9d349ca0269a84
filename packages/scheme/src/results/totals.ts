import { roundedQuotient } from '../amounts.ts';
import type { SubjectKind } from '../document.ts';
import { householdsOn, membersOn, type SubjectNode } from '../engine/village.ts';
import type { PeriodCalendar } from '../periods.ts';
import type { Amount } from '../types.ts';
import type { Board } from './board.ts';
import type { FigureBook } from './figure-book.ts';
import type { CombinePlan, SettlementPlan, SpanPlan } from './results-plan.ts';
import type { Ruling } from './state.ts';

/** One holder's period as it stands on a day. */
export interface Look {
  board: Board;
  book: FigureBook;
  of: SubjectKind;
  /** The holder's number on its roll. */
  number: number;
  span: SpanPlan;
  period: number;
  day: number;
}

/** Total and average of one holder; the average in hundredths of a point. */
export interface Totals {
  total: Amount;
  /** Null without a divisor. */
  average: number | null;
}

/** The settlement rule for holders of a kind and the periods of a calendar; null where the version has none. */
export function settlementOf(
  ruling: Ruling | null,
  of: SubjectKind,
  calendar: PeriodCalendar,
): SettlementPlan | null {
  const rules = ruling?.results.settlements ?? [];
  return rules.find((rule) => rule.of === of && rule.calendar.key === calendar.key) ?? null;
}

/** What a period came to by a settlement rule, and whose rule it is: the one in force on the last day unless told. */
export function totalsOf(look: Look, rule: SettlementPlan, ruling?: Ruling | null): Totals {
  if (rule.combine) return combinedTotals(look, rule, rule.combine, ruling ?? rulingOf(look));
  const { board, of, number, day } = look;
  const total = totalOf(look, rule);
  const divisor = rule.average === 'members' ? divisorOf(board.roll(of).holder(number), day) : null;
  return {
    total,
    average: divisor ? roundedQuotient(total * 100, divisor * 10 ** board.state.plan.decimals) : null,
  };
}

function totalOf(look: Look, rule: SettlementPlan): Amount {
  const { board, book, of, number, span, day } = look;
  const { plan, walked } = board.state;
  if (rule.total) return walked.accounts.standing(board.roll(of).holder(number), rule.total, day);
  const { columns } = book;
  if (span.combines.size === 0) return plainSum(look, columns.points);
  let total = plainSum(look, columns.plainPart);
  for (const id of plan.categories) total += categoryIn(look, id, columns.partOf(id));
  return total;
}

/** A category's figure in one period; made of shorter periods where the category says so. */
export function categoryOf(look: Look, id: string): Amount {
  return categoryIn(look, id, look.book.columns.find('category', id));
}

/** The same for whoever knows the category's column. */
export function categoryIn(look: Look, id: string, column: number): Amount {
  return column < 0 ? 0 : combinedSum(look, column, look.span.combines.get(id));
}

/**
 * What bases gave in one period. It is combined as the period's total is, so that a total and the base that it must not
 * fall below can be compared.
 */
export function baseOf(look: Look, settlement: SettlementPlan | null, ruling?: Ruling | null): Amount {
  const { span } = look;
  const { columns } = look.book;
  if (settlement?.combine) {
    const { combine } = settlement;
    const asking = ruling ?? rulingOf(look);
    const bases = shorterLooks(look, combine.calendar).map((part) => {
      const own = ruledPart(part, asking);
      return own ? baseOf(own.look, own.rule, own.ruling) : baseOf(part, null);
    });
    return combined(bases, combine);
  }
  let sum = plainSum(look, columns.base);
  for (const [id, combine] of span.combines) {
    const column = columns.find('base', id);
    if (column >= 0) sum += combinedSum(look, column, combine) - plainSum(look, column);
  }
  return sum;
}

const rulingOf = ({ board, day }: Look): Ruling | null => board.rulingOn(day);

/**
 * A shorter period by the rule that settles it: of the version in force on its last day, or, where that one settled
 * nothing so short, of the version that makes a longer period of it. Else a revision in the middle of a year would
 * lose what had come before.
 */
function ruledPart(
  look: Look,
  asking: Ruling | null,
): { look: Look; rule: SettlementPlan; ruling: Ruling | null } | null {
  for (const ruling of [rulingOf(look), asking]) {
    const rule = settlementOf(ruling, look.of, look.span.calendar);
    if (rule) return { look: { ...look, span: rule }, rule, ruling };
  }
  return null;
}

/** The plain sum of a column from the period's beginning to the day. */
export function plainSum({ book, number, span, period, day }: Look, column: number): Amount {
  return book.sum(number, column, span.calendar, period, day);
}

function combinedSum(look: Look, column: number, combine: CombinePlan | undefined): Amount {
  if (!combine) return plainSum(look, column);
  return combined(
    shorterLooks(look, combine.calendar).map((part) => plainSum(part, column)),
    combine,
  );
}

export const NO_COMBINES: ReadonlyMap<string, CombinePlan> = new Map();

/** The shorter periods inside a longer one that began by its day and in which the holder took part. */
function shorterLooks(look: Look, shorter: PeriodCalendar): Look[] {
  const { number, span, day } = look;
  const roll = look.board.roll(look.of);
  const joined = roll.daysOf(number)[0]?.from ?? Number.POSITIVE_INFINITY;
  const first = Math.max(span.calendar.startDay(look.period), joined);
  if (first > day) return [];
  const looks: Look[] = [];
  const last = shorter.indexOfDay(day);
  for (let period = shorter.indexOfDay(first); period <= last; period++) {
    const end = Math.min(shorter.startDay(period + 1) - 1, day);
    if (!roll.tookPart(number, shorter.startDay(period), end)) continue;
    looks.push({ ...look, span: { calendar: shorter, combines: NO_COMBINES }, period, day: end });
  }
  return looks;
}

function combinedTotals(
  look: Look,
  rule: SettlementPlan,
  combine: CombinePlan,
  asking: Ruling | null,
): Totals {
  const totals: number[] = [];
  const averages: number[] = [];
  for (const part of shorterLooks(look, combine.calendar)) {
    const shorter = ruledPart(part, asking);
    if (!shorter) continue;
    const { total, average } = totalsOf(shorter.look, shorter.rule, shorter.ruling);
    totals.push(total);
    if (average !== null) averages.push(average);
  }
  const hasAverage = rule.average === 'members' && averages.length > 0;
  return { total: combined(totals, combine), average: hasAverage ? combined(averages, combine) : null };
}

function combined(parts: readonly number[], { how, parts: whole }: CombinePlan): number {
  const sum = parts.reduce((all, part) => all + part, 0);
  if (how === 'sum' || parts.length === 0) return sum;
  return roundedQuotient(sum, how === 'average' ? parts.length : whole);
}

/** Members of a household, or of all households of a group, who take part on a day; null for others. */
export function divisorOf(holder: SubjectNode, day: number): number | null {
  if (holder.kind === 'household') return membersOn(holder, day);
  if (holder.kind === 'group' || holder.kind === 'section') {
    return householdsOn(holder, day).reduce((sum, household) => sum + membersOn(household, day), 0);
  }
  return null;
}
