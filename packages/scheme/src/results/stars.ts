import type { SubjectKind } from '../document.ts';
import type { Outcome } from '../engine/walk.ts';
import type { PeriodCalendar } from '../periods.ts';
import { toPoints } from '../amounts.ts';
import type { Board, Moment } from './board.ts';
import { figureOf, type Hundredths, questionOf } from './figures.ts';
import { meetsCondition, passesGates } from './gates.ts';
import { meetsHistory } from './history.ts';
import { isAtLeast, isInStep } from './lines.ts';
import { type Pool, type PoolPlace, placesIn, poolsOf, type Standing } from './pools.ts';
import type { StarPlan } from './results-plan.ts';

/** How many stars somebody has, and what decided it. */
export interface StarVerdict {
  /** 0: none. */
  stars: number;
  why: StarWhy;
  plan: StarPlan;
  moment: Moment;
  standing: Standing | null;
  pool: Pool | null;
}

export type StarWhy =
  | 'given'
  | 'not_compared'
  | 'few'
  | 'line'
  | 'floor'
  | 'gate'
  | 'when'
  | 'history'
  | 'barred'
  | 'not_inspected';

/** One star rule over one period. */
export class StarJudgement {
  readonly plan: StarPlan;
  readonly moment: Moment;
  private readonly board: Board;
  private readonly places: ReadonlyMap<number, PoolPlace>;

  constructor(board: Board, plan: StarPlan, moment: Moment) {
    this.board = board;
    this.plan = plan;
    this.moment = moment;
    this.places = placesIn(poolsOf(board, comparedBy(plan), moment));
  }

  verdictOn(number: number): StarVerdict {
    const { board, plan, moment } = this;
    const found = this.places.get(number);
    const verdict = (stars: number, why: StarVerdict['why']): StarVerdict => ({
      stars,
      why,
      plan,
      moment,
      standing: found?.standing ?? null,
      pool: found?.pool ?? null,
    });
    if (!found) return verdict(0, 'not_compared');
    const { pool, standing } = found;
    if (plan.way.kind === 'percentile' && pool.size < plan.way.fewest) return verdict(0, 'few');
    const stars = this.starsFor(standing, pool);
    if (stars === null) return verdict(0, 'not_inspected');
    if (stars === 0) return verdict(0, 'line');
    if (!this.reachesFloor(number)) return verdict(0, 'floor');
    if (!passesGates(board, plan, moment, number)) return verdict(0, 'gate');
    if (!meetsCondition(board, plan, moment, number)) return verdict(0, 'when');
    if (plan.history.length > 0 && !meetsHistory(board, plan, moment, number)) return verdict(0, 'history');
    const holder = board.roll(plan.of).holder(number);
    if (board.state.walked.bars.holds(holder, ['stars'], moment.day)) return verdict(0, 'barred');
    return verdict(stars, 'given');
  }

  /** Null where nobody inspected. */
  private starsFor(standing: Standing, pool: Pool): number | null {
    const { way } = this.plan;
    switch (way.kind) {
      case 'percentile': {
        const { steps, ties, fraction, firstAlways } = way;
        if (firstAlways && standing.place === 1) return steps[0]?.stars ?? 0;
        const place = ties === 'better' ? standing.place : standing.lastPlace;
        return steps.find((step) => isInStep(place, step, pool.size, fraction))?.stars ?? 0;
      }
      case 'bands':
        return way.steps.find((step) => isAtLeast(standing.figure, step.from))?.stars ?? 0;
      case 'inspection': {
        const outcome = lastOutcome(this.board, this.plan, way.item, this.moment, standing.number);
        return outcome && starsOfInspection(outcome, way.grades, this.board.state.plan.decimals);
      }
    }
  }

  private reachesFloor(number: number): boolean {
    const { board, plan, moment } = this;
    if (plan.floor === null) return true;
    const figure = figureOf(board, questionOf(plan), moment, number);
    if (figure === null) return false;
    if (plan.floor !== 'base') return isAtLeast(figure, plan.floor);
    const base = figureOf(board, { ...questionOf(plan), figure: { kind: 'base' } }, moment, number);
    return figure >= (base ?? 0);
  }
}

/** An inspection compares nobody, so a figure that is not there keeps nobody away from it. */
function comparedBy(plan: StarPlan): StarPlan {
  return plan.way.kind === 'inspection' ? { ...plan, figure: { kind: 'earned' } } : plan;
}

function starsOfInspection(
  { event, wouldBe }: Outcome,
  grades: ReadonlyMap<string, number> | null,
  decimals: 0 | 1 | 2,
): number {
  if (grades) return grades.get(event.grade ?? '') ?? 0;
  const points: Hundredths = event.score ?? event.points ?? toPoints(wouldBe, decimals);
  return Math.max(0, Math.floor(points));
}

/** The last accepted event of an item by a holder in a period, of those that no higher one left without effect. */
function lastOutcome(
  board: Board,
  plan: StarPlan,
  item: string,
  { period, day }: Moment,
  number: number,
): Outcome | null {
  const { of, calendar } = plan;
  const roll = board.roll(of);
  const byHolder = board.once('inspected', plan, 0, () => {
    const found = new Map<string, Outcome[]>();
    for (const outcome of board.state.walked.outcomes) {
      const holder = outcome.ties[of];
      if (!holder || outcome.item.id !== item || outcome.how.repeated?.how === 'outranked') continue;
      const key = `${roll.numberOf(holder)} ${calendar.indexOfDay(outcome.day)}`;
      const list = found.get(key);
      if (list) list.push(outcome);
      else found.set(key, [outcome]);
    }
    return found;
  });
  return byHolder.get(`${number} ${period}`)?.findLast((outcome) => outcome.day <= day) ?? null;
}

/** Stars of one period, by the first rule that gives any; the verdicts are those of every rule that was asked. */
export function starsOf(
  board: Board,
  of: SubjectKind,
  calendar: PeriodCalendar,
  period: number,
  number: number,
): StarVerdict[] {
  const verdicts: StarVerdict[] = [];
  for (const judgement of starJudgements(board, of, calendar, period)) {
    const verdict = judgement.verdictOn(number);
    verdicts.push(verdict);
    if (verdict.stars > 0) break;
  }
  return verdicts;
}

/** How many stars a holder has in a period. */
export function starCount(
  board: Board,
  of: SubjectKind,
  calendar: PeriodCalendar,
  period: number,
  number: number,
): number {
  return starsOf(board, of, calendar, period, number).at(-1)?.stars ?? 0;
}

function starJudgements(
  board: Board,
  of: SubjectKind,
  calendar: PeriodCalendar,
  period: number,
): readonly StarJudgement[] {
  const term = board.term(of, calendar);
  return board.once('stars', term, period, () => {
    const moment = board.momentOf(term, period);
    if (!moment) return [];
    return moment.ruling.results.stars
      .filter((plan) => plan.of === of && plan.calendar.key === calendar.key)
      .map((plan) => new StarJudgement(board, plan, moment));
  });
}

/**
 * The stars that count for something of a given period length at a moment: those of the same periods, or else those of the
 * star period that ended last.
 */
export function standingStars(
  board: Board,
  of: SubjectKind,
  calendar: PeriodCalendar,
  moment: Moment,
  number: number,
): number {
  const rules = moment.ruling.results.stars.filter((plan) => plan.of === of);
  if (rules.some((plan) => plan.calendar.key === calendar.key)) {
    return starCount(board, of, calendar, moment.period, number);
  }
  // What an earlier version rated stands until it is rated anew, also where this one rates other periods.
  const earlier = board.termsOf(of, 'stars').map((term) => term.calendar);
  const ended = lastRated(board, of, [...rules.map((plan) => plan.calendar), ...earlier], moment.day);
  return ended ? starCount(board, of, ended.calendar, ended.period, number) : 0;
}

/** Of several calendars the rated period that ended last by a day; where two ended together, that of the one named first. */
function lastRated(
  board: Board,
  of: SubjectKind,
  calendars: readonly PeriodCalendar[],
  day: number,
): { calendar: PeriodCalendar; period: number } | null {
  let latest: { calendar: PeriodCalendar; period: number; end: number } | null = null;
  for (const calendar of calendars) {
    for (let period = calendar.indexOfDay(day + 1) - 1; ; period--) {
      const end = calendar.startDay(period + 1) - 1;
      if (!Number.isFinite(end) || (latest && latest.end >= end)) break;
      if (board.momentOf(board.term(of, calendar), period) === null) break;
      if (starJudgements(board, of, calendar, period).length === 0) continue;
      latest = { calendar, period, end };
      break;
    }
  }
  return latest;
}
