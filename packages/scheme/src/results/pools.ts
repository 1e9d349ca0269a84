import type { GroupNode } from '../engine/village.ts';
import { placeOn } from '../engine/village.ts';
import type { Board, Moment } from './board.ts';
import { isEligible } from './eligible.ts';
import { countEvents, figureOf, type Hundredths, questionOf } from './figures.ts';
import type { ComparisonPlan } from './results-plan.ts';

/** One holder's place among those it is compared with: the best and the last of those who share its figure. */
export interface Standing {
  number: number;
  figure: Hundredths;
  place: number;
  lastPlace: number;
}

/** Those who are compared with one another: the whole village, or one group or section. */
export interface Pool {
  within: GroupNode | null;
  /** How many have a figure; the N of every percentage. */
  size: number;
  sum: Hundredths;
  /** In order, the best first; only those who may get something. */
  standings: readonly Standing[];
}

/**
 * Compares holders at a moment. Whoever has no figure, or belongs to no group where groups are compared, is not there.
 *
 * @param mayGet who is put in order; the others only count
 */
export function poolsOf(
  board: Board,
  plan: ComparisonPlan,
  moment: Moment,
  mayGet?: (number: number, figure: Hundredths) => boolean,
): Pool[] {
  const roll = board.roll(plan.of);
  const pools = new Map<GroupNode | null, { size: number; sum: number; standings: Standing[] }>();
  const question = questionOf(plan);
  for (const number of roll.on(moment.day)) {
    const within = plan.within && placeOn(roll.holder(number), plan.within, moment.day);
    if (plan.within && !within) continue;
    let pool = pools.get(within);
    if (!pool) pools.set(within, (pool = { size: 0, sum: 0, standings: [] }));
    if (!isAmong(board, plan, moment, number)) continue;
    const figure = figureOf(board, question, moment, number);
    if (figure === null) continue;
    pool.size++;
    pool.sum += figure;
    if (mayGet && !mayGet(number, figure)) continue;
    pool.standings.push({ number, figure, place: 0, lastPlace: 0 });
  }
  return [...pools].map(([within, pool]) => ({
    within,
    ...pool,
    standings: placed(pool.standings, plan.lowFirst),
  }));
}

/** A holder's standing, and the pool in which it stands. */
export interface PoolPlace {
  pool: Pool;
  standing: Standing;
}

/** Where everybody stands who was put in order, by the holder's number. */
export function placesIn(pools: readonly Pool[]): Map<number, PoolPlace> {
  const places = new Map<number, PoolPlace>();
  for (const pool of pools) {
    for (const standing of pool.standings) places.set(standing.number, { pool, standing });
  }
  return places;
}

function isAmong(board: Board, plan: ComparisonPlan, moment: Moment, number: number): boolean {
  switch (plan.among) {
    case 'participants':
      return true;
    case 'eligible':
      return isEligible(moment.ruling.version, board.roll(plan.of).holder(number), moment.day);
    case 'scored':
      return countEvents(board, { of: plan.of, span: plan }, moment, number, null) > 0;
  }
}

/** Gives places: equal figures share one, the next is skipped. */
function placed(standings: Standing[], lowFirst: boolean): Standing[] {
  standings.sort((a, b) => (lowFirst ? a.figure - b.figure : b.figure - a.figure));
  let first = 0;
  for (let at = 1; at <= standings.length; at++) {
    if (standings[at]?.figure === standings[first]?.figure) continue;
    for (const standing of standings.slice(first, at)) {
      standing.place = first + 1;
      standing.lastPlace = at;
    }
    first = at;
  }
  return standings;
}
