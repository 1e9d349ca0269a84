import { compareCodePoints } from '../text.ts';
import type { Board, Moment } from './board.ts';
import { figureOf, type Hundredths, questionOf } from './figures.ts';
import { meetsCondition, passesGates } from './gates.ts';
import { meetsHistory } from './history.ts';
import { isAtLeast, isTaken } from './lines.ts';
import { type Pool, poolsOf, type Standing } from './pools.ts';
import type { ListPlan } from './results-plan.ts';

/** A list of one period, of the village or of one group. */
export interface MadeList {
  plan: ListPlan;
  moment: Moment;
  pool: Pool | null;
  /** In order; only those taken. */
  rows: readonly Standing[];
}

/** Whether somebody is on a list, and what decided it. */
export interface ListVerdict {
  why: ListWhy;
  moment: Moment;
  standing: Standing | null;
  pool: Pool | null;
}

export type ListWhy =
  | 'listed'
  | 'nothing'
  | 'least'
  | 'gate'
  | 'when'
  | 'history'
  | 'barred'
  | 'places'
  | 'not_compared';

/** The lists of one rule over one period: one, or one for each group or section. */
export function makeLists(board: Board, plan: ListPlan, moment: Moment): MadeList[] {
  return board.once('lists', plan, moment.period, () => {
    const pools = poolsOf(
      board,
      plan,
      moment,
      (number, figure) => keptOffBy(board, plan, moment, number, figure) === null,
    );
    if (pools.length === 0 && !plan.within) return [{ plan, moment, pool: null, rows: [] }];
    return pools.map((pool) => ({ plan, moment, pool, rows: rowsOf(board, plan, pool) }));
  });
}

function rowsOf(board: Board, plan: ListPlan, pool: Pool): Standing[] {
  const roll = board.roll(plan.of);
  const { cut } = plan;
  const taken = cut ? pool.standings.filter((one) => isTaken(one, cut, pool.size)) : [...pool.standings];
  return taken.sort(
    (a, b) => a.place - b.place || compareCodePoints(roll.holder(a.number).id, roll.holder(b.number).id),
  );
}

/** What keeps somebody off a list whatever the others have; null when only its places are left to decide. */
function keptOffBy(
  board: Board,
  plan: ListPlan,
  moment: Moment,
  number: number,
  figure: Hundredths,
): ListWhy | null {
  const size = plan.kind === 'red' ? figure : -figure;
  if (size <= 0) return 'nothing';
  if (plan.least !== null && !isAtLeast(size, plan.least)) return 'least';
  if (!passesGates(board, plan, moment, number)) return 'gate';
  if (!meetsCondition(board, plan, moment, number)) return 'when';
  if (plan.history.length > 0 && !meetsHistory(board, plan, moment, number)) return 'history';
  // To be kept off a black list would be a reward; only a bar that names the list itself does that.
  const targets = plan.kind === 'red' ? ['lists', plan.id] : [plan.id];
  const holder = board.roll(plan.of).holder(number);
  return board.state.walked.bars.holds(holder, targets, moment.day) ? 'barred' : null;
}

/** Why somebody is on the list of a period, or is not. */
export function listVerdict(board: Board, plan: ListPlan, moment: Moment, number: number): ListVerdict {
  for (const { pool, rows } of makeLists(board, plan, moment)) {
    const standing = pool?.standings.find((one) => one.number === number);
    if (standing) return { why: rows.includes(standing) ? 'listed' : 'places', moment, standing, pool };
  }
  const isCompared = poolsOf(board, plan, moment).some(({ standings }) =>
    standings.some((one) => one.number === number),
  );
  const figure = isCompared ? figureOf(board, questionOf(plan), moment, number) : null;
  const why =
    figure === null ? 'not_compared' : (keptOffBy(board, plan, moment, number, figure) ?? 'not_compared');
  return { why, moment, standing: null, pool: null };
}
