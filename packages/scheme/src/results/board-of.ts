import type { SubjectKind } from '../document.ts';
import type { PeriodCalendar } from '../periods.ts';
import { Board, type Term } from './board.ts';
import { makeLists } from './lists.ts';
import type { HistoryTarget } from './results-plan.ts';
import { starCount } from './stars.ts';
import type { RunState } from './state.ts';
import { titleOn } from './titles.ts';

/** A board for one run, on which results can ask for those of earlier periods. */
export function boardOf(state: RunState): Board {
  return new Board(state, hadIn);
}

const NOBODY: ReadonlySet<number> = new Set();

function hadIn(
  board: Board,
  of: SubjectKind,
  what: HistoryTarget,
  calendar: PeriodCalendar,
  period: number,
): ReadonlySet<number> {
  if (what.kind === 'title') return titleOn(board, of, calendar, period, what.id)?.holders ?? NOBODY;
  const term = board.term(of, calendar);
  const known = board.once('had', term, period, () => new Map<string, ReadonlySet<number>>());
  const key = what.kind === 'list' ? what.id : String(what.stars);
  let found = known.get(key);
  if (!found) {
    found =
      what.kind === 'list' ? listed(board, term, period, what.id) : starred(board, term, period, what.stars);
    known.set(key, found);
  }
  return found;
}

function listed(board: Board, term: Term, period: number, id: string): ReadonlySet<number> {
  const moment = board.momentOf(term, period);
  const plan = moment?.ruling.results.lists.find((one) => one.id === id);
  const made = moment && plan ? makeLists(board, plan, moment) : [];
  return new Set(made.flatMap(({ rows }) => rows.map(({ number }) => number)));
}

function starred(board: Board, { of, calendar }: Term, period: number, stars: number): ReadonlySet<number> {
  const numbers = board.roll(of).holders.map((_, number) => number);
  return new Set(numbers.filter((number) => starCount(board, of, calendar, period, number) >= stars));
}
