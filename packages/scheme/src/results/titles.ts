import { contextOf } from '../engine/holder-context.ts';
import type { SubjectKind } from '../document.ts';
import type { Board, Moment } from './board.ts';
import { countEvents, type Hundredths } from './figures.ts';
import { meetsCondition, passesGates } from './gates.ts';
import { meetsHistory } from './history.ts';
import { isAtLeast, isTaken } from './lines.ts';
import { type Pool, poolsOf, type Standing } from './pools.ts';
import type { TitlePlan } from './results-plan.ts';
import { standingStars } from './stars.ts';

/** Whether somebody has a title of one period, and what decided it. */
export interface TitleVerdict {
  given: boolean;
  why: TitleWhy;
  plan: TitlePlan;
  moment: Moment;
  standing: Standing | null;
  pool: Pool | null;
}

export type TitleWhy =
  | 'given'
  | 'not_compared'
  | 'barred'
  | 'gate'
  | 'class'
  | 'when'
  | 'stars'
  | 'item'
  | 'needs'
  | 'excluded'
  | 'history'
  | 'line'
  | 'places';

/** One title over one period. */
export class TitleJudgement {
  readonly plan: TitlePlan;
  readonly moment: Moment;
  /** Who has it, by number on the roll. */
  readonly holders: ReadonlySet<number>;
  private readonly board: Board;
  private readonly candidates = new Map<number, { pool: Pool; standing: Standing | null }>();

  constructor(board: Board, plan: TitlePlan, moment: Moment) {
    this.board = board;
    this.plan = plan;
    this.moment = moment;
    const comparing = plan.cut !== null || plan.from !== null;
    // Where nothing is compared a figure that is not there keeps nobody away.
    const compared: TitlePlan = comparing ? plan : { ...plan, figure: { kind: 'earned' } };
    for (const pool of poolsOf(board, compared, moment, (number) => this.keptOffBy(number) === null)) {
      for (const standing of pool.standings) this.candidates.set(standing.number, { pool, standing });
    }
    this.holders = new Set([...this.candidates.keys()].filter((number) => this.reaches(number)));
  }

  verdictOn(number: number): TitleVerdict {
    const found = this.candidates.get(number);
    const { plan, moment } = this;
    const verdict = (given: boolean, why: TitleWhy): TitleVerdict => ({
      given,
      why,
      plan,
      moment,
      standing: found?.standing ?? null,
      pool: found?.pool ?? null,
    });
    if (this.holders.has(number)) return verdict(true, 'given');
    if (found) return verdict(false, plan.cut ? 'places' : 'line');
    return verdict(false, this.keptOffBy(number) ?? 'not_compared');
  }

  /** Among the candidates: the places there are, or the line. */
  private reaches(number: number): boolean {
    const { cut, from, below } = this.plan;
    const found = this.candidates.get(number);
    if (!found?.standing) return false;
    const { standing, pool } = found;
    if (cut && !isTaken(standing, cut, pool.size)) return false;
    return isBetween(standing.figure, from, below);
  }

  /** What keeps somebody from being a candidate; null for a candidate. */
  private keptOffBy(number: number): TitleWhy | null {
    const { board, plan, moment } = this;
    const holder = board.roll(plan.of).holder(number);
    const { version } = moment.ruling;
    if (board.state.walked.bars.holds(holder, ['titles', plan.id], moment.day)) return 'barred';
    if (!plan.needs.every((id) => this.hasOther(id, number))) return 'needs';
    if (plan.excludes.some((id) => this.hasOther(id, number))) return 'excluded';
    if (plan.history.length > 0 && !meetsHistory(board, plan, moment, number)) return 'history';
    if (
      plan.item !== null &&
      countEvents(board, { of: plan.of, span: plan }, moment, number, plan.item) === 0
    )
      return 'item';
    if (plan.fits && plan.fits.run(contextOf(version, holder, moment.day), moment.day) !== true)
      return 'class';
    if (!meetsCondition(board, plan, moment, number)) return 'when';
    if (plan.stars !== null && standingStars(board, plan.of, plan.calendar, moment, number) < plan.stars)
      return 'stars';
    return passesGates(board, plan, moment, number) ? null : 'gate';
  }

  /** Whether somebody has another title of the same period. */
  private hasOther(id: string, number: number): boolean {
    const { of, calendar } = this.plan;
    return titleOn(this.board, of, calendar, this.moment.period, id)?.holders.has(number) ?? false;
  }
}

function isBetween(figure: Hundredths, from: number | null, below: number | null): boolean {
  if (from !== null && !isAtLeast(figure, from)) return false;
  return below === null || !isAtLeast(figure, below);
}

/** The titles for holders of one kind over one period, by id, in the document's order. */
export function titlesOf(
  board: Board,
  of: SubjectKind,
  calendar: TitlePlan['calendar'],
  period: number,
): ReadonlyMap<string, TitleJudgement> {
  const term = board.term(of, calendar);
  return board.once('titles', term, period, () => {
    const judged = new Map<string, TitleJudgement>();
    const moment = board.momentOf(term, period);
    for (const plan of moment?.ruling.results.titles ?? []) {
      if (!moment || plan.of !== of || plan.calendar.key !== calendar.key) continue;
      judged.set(plan.id, judgementOf(board, plan, moment));
    }
    return judged;
  });
}

/** One of them alone: a title may ask for others of any periods, which may ask for others in turn. */
export function titleOn(
  board: Board,
  of: SubjectKind,
  calendar: TitlePlan['calendar'],
  period: number,
  id: string,
): TitleJudgement | null {
  const moment = board.momentOf(board.term(of, calendar), period);
  const plan = moment?.ruling.results.titles.find(
    (one) => one.id === id && one.of === of && one.calendar.key === calendar.key,
  );
  return moment && plan ? judgementOf(board, plan, moment) : null;
}

function judgementOf(board: Board, plan: TitlePlan, moment: Moment): TitleJudgement {
  return board.once('title', plan, moment.period, () => new TitleJudgement(board, plan, moment));
}
