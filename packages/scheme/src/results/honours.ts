import type { SubjectKind } from '../document.ts';
import { compareCodePoints } from '../text.ts';
import type { Board } from './board.ts';
import { gateOn } from './gates.ts';
import { type MadeList, makeLists } from './lists.ts';
import type { ComparisonPlan } from './results-plan.ts';
import { distinctCalendars, periodsOf } from './rows.ts';
import { starCount } from './stars.ts';
import { titlesOf } from './titles.ts';
import { rateVillage, type VillageRating } from './village-rating.ts';

/* What a run came to in stars, titles, gates and lists: every period by the version in force at its last instant. */

/** Stars of one holder by the name of the period; periods without a star are absent. */
export function starsByPeriod(board: Board, of: SubjectKind, number: number): Record<string, number> {
  const stars: Record<string, number> = {};
  for (const { calendar } of board.termsOf(of, 'stars')) {
    for (const period of periodsOf(board, of, calendar, number)) {
      const count = starCount(board, of, calendar, period, number);
      if (count > 0) stars[calendar.name(period)] = count;
    }
  }
  return Object.fromEntries(Object.entries(stars).sort(([a], [b]) => compareCodePoints(a, b)));
}

/** Titles of one holder as `<id>:<period>`, sorted. */
export function titleNames(board: Board, of: SubjectKind, number: number): string[] {
  const names: string[] = [];
  for (const { calendar } of board.termsOf(of, 'titles')) {
    for (const period of periodsOf(board, of, calendar, number)) {
      for (const [id, { holders }] of titlesOf(board, of, calendar, period)) {
        if (holders.has(number)) names.push(`${id}:${calendar.name(period)}`);
      }
    }
  }
  return names.sort(compareCodePoints);
}

/** The gates of the version in force on the last day, each as it stands. */
export function gateValues(board: Board, of: SubjectKind, number: number): Record<string, boolean> {
  const { untilDay } = board.state;
  const gates = (board.rulingOn(untilDay)?.results.gates ?? []).filter((gate) => gate.of === of);
  return Object.fromEntries(
    gates
      .map(({ id }): [string, boolean] => [id, gateOn(board, id, untilDay, number, of)?.open ?? false])
      .sort(([a], [b]) => compareCodePoints(a, b)),
  );
}

/** Every list of every period in which anybody took part, sorted by list, period and group. */
export function allLists(board: Board): MadeList[] {
  const made: MadeList[] = [];
  for (const { of, calendar, plans } of byTerm(board.state.results.flatMap(({ lists }) => lists))) {
    const term = board.term(of, calendar);
    for (const period of board.periods(term)) {
      const moment = board.momentOf(term, period);
      for (const plan of moment?.ruling.results.lists ?? []) {
        if (moment && plans.includes(plan)) made.push(...makeLists(board, plan, moment));
      }
    }
  }
  return made.sort(
    (a, b) =>
      compareCodePoints(a.plan.id, b.plan.id) ||
      compareCodePoints(periodName(a), periodName(b)) ||
      compareCodePoints(a.pool?.within?.id ?? '', b.pool?.within?.id ?? ''),
  );
}

/** Every rating of the village, sorted by id and period. */
export function allRatings(board: Board): VillageRating[] {
  const ratings: VillageRating[] = [];
  const plans = board.state.results.flatMap(({ village }) => village);
  for (const calendar of distinctCalendars(plans.map(({ comparison }) => comparison))) {
    const term = board.term('household', calendar);
    for (const period of board.periods(term)) {
      const moment = board.momentOf(term, period);
      for (const plan of moment?.ruling.results.village ?? []) {
        if (moment && plan.comparison.calendar.key === calendar.key)
          ratings.push(rateVillage(board, plan, moment));
      }
    }
  }
  return ratings.sort(
    (a, b) =>
      compareCodePoints(a.plan.id, b.plan.id) ||
      compareCodePoints(
        a.plan.comparison.calendar.name(a.moment.period),
        b.plan.comparison.calendar.name(b.moment.period),
      ),
  );
}

function periodName({ plan, moment }: MadeList): string {
  return plan.calendar.name(moment.period);
}

/** Rules of all versions by whom they are about and how long their periods are. */
function byTerm<T extends ComparisonPlan>(all: readonly T[]) {
  const terms = new Map<string, { of: SubjectKind; calendar: T['calendar']; plans: T[] }>();
  for (const plan of all) {
    const key = `${plan.of} ${plan.calendar.key}`;
    const term = terms.get(key);
    if (term) term.plans.push(plan);
    else terms.set(key, { of: plan.of, calendar: plan.calendar, plans: [plan] });
  }
  return terms.values();
}
