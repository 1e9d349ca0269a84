import type { PeriodCalendar } from '../periods.ts';
import type { Board, Moment } from './board.ts';
import type { ComparisonPlan, HistoryPlan, HistoryTarget, ResultsPlan } from './results-plan.ts';
import { distinctCalendars } from './rows.ts';

/* What earlier periods gave: in how many of them somebody had a title, was on a list or had so many stars. */

/** A period that counts, and who had what is asked for in it. */
export interface PastPeriod {
  calendar: PeriodCalendar;
  period: number;
  /** Its last day, be it over or not. */
  end: number;
  /** By number on the roll. */
  own: ReadonlySet<number>;
  /** The same with those in whom such a household went on afterwards. */
  had: ReadonlySet<number>;
}

/** Whether somebody fits all that a result asks of earlier periods. */
export function meetsHistory(board: Board, plan: ComparisonPlan, moment: Moment, number: number): boolean {
  return plan.history.every((line) => meetsLine(line, periodsWithin(board, plan, line, moment), number));
}

/** The same of one line and the periods that it counts. */
export function meetsLine({ line }: HistoryPlan, periods: readonly PastPeriod[], number: number): boolean {
  let times = 0;
  for (const { had } of periods) if (had.has(number)) times++;
  return line.kind === 'atLeast' ? times >= line.times : times <= line.times;
}

/** The periods that a line counts when its result is judged at a moment, ascending. */
export function periodsWithin(
  board: Board,
  { of, calendar }: ComparisonPlan,
  line: HistoryPlan,
  moment: Moment,
): readonly PastPeriod[] {
  return board.once('history', line, moment.day, () => {
    const start = calendar.startDay(moment.period);
    const wanted: Wanted = {
      // While a period runs, what will have ended with it counts as it stands; of what is longer nothing does.
      until: line.earlier ? start - 1 : line.ended ? moment.day : calendar.startDay(moment.period + 1) - 1,
      from: line.since ? line.since.startDay(line.since.indexOfDay(moment.day)) : Number.NEGATIVE_INFINITY,
      day: moment.day,
      most: line.last ?? Number.POSITIVE_INFINITY,
    };
    const found = calendarsOf(board, of, line).flatMap((one) => judgedIn(board, of, line, one, wanted));
    found.sort((a, b) => a.end - b.end);
    const counted = line.last === null ? found : found.slice(-line.last);
    return counted.map((one) => {
      const own = board.had(of, line.what, one.calendar, one.period);
      return { ...one, own, had: handedOn(board, of, own, one.end, moment.day) };
    });
  });
}

interface Wanted {
  /** The last day on which a period may end. */
  until: number;
  /** No period that ended before this day counts. */
  from: number;
  /** What begins later is not there yet. */
  day: number;
  most: number;
}

type Counted = Omit<PastPeriod, 'own' | 'had'>;

/** The calendars in which any version gives what is asked for, in periods of the same length. */
function calendarsOf(board: Board, of: ComparisonPlan['of'], line: HistoryPlan): readonly PeriodCalendar[] {
  return board.once('past', line, 0, () =>
    distinctCalendars(
      board.state.results.flatMap((results) =>
        plansOf(results, line.what).filter((plan) => plan.of === of && plan.calendar.unit === line.unit),
      ),
    ),
  );
}

function plansOf({ titles, lists, stars }: ResultsPlan, what: HistoryTarget): readonly ComparisonPlan[] {
  if (what.kind === 'stars') return stars;
  return (what.kind === 'title' ? titles : lists).filter(({ id }) => id === what.id);
}

/** The periods of one calendar in which it was really given or not: by the version that rules their last instant. */
function judgedIn(
  board: Board,
  of: ComparisonPlan['of'],
  { what }: HistoryPlan,
  calendar: PeriodCalendar,
  { until, from, day, most }: Wanted,
): Counted[] {
  const term = board.term(of, calendar);
  const found: Counted[] = [];
  for (let period = calendar.indexOfDay(day); found.length < most; period--) {
    const end = calendar.startDay(period + 1) - 1;
    const moment = board.momentOf(term, period);
    if (end < from || !moment) break;
    const isGiven = plansOf(moment.ruling.results, what).some(
      (plan) => plan.of === of && plan.calendar.key === calendar.key,
    );
    if (isGiven && end <= until) found.push({ calendar, period, end });
  }
  return found;
}

/** A household that goes on in others leaves them what it had in the periods that were over by then, as it does with bars. */
function handedOn(
  board: Board,
  of: ComparisonPlan['of'],
  had: ReadonlySet<number>,
  end: number,
  day: number,
): ReadonlySet<number> {
  const { successions } = board.state.village;
  if (of !== 'household' || had.size === 0) return had;
  const roll = board.roll(of);
  const all = new Set(had);
  let passed: number[] = [];
  let today = end;
  for (const one of successions) {
    if (one.day <= end || one.day > day) continue;
    if (one.day > today) {
      for (const number of passed) all.add(number);
      passed = [];
      today = one.day;
    }
    // What one day passes on is what was there before any of that day's.
    if (all.has(roll.numberOf(one.from))) passed.push(roll.numberOf(one.to));
  }
  for (const number of passed) all.add(number);
  return all;
}
