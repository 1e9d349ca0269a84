import { contextOf } from '../engine/holder-context.ts';
import type { Board, Moment } from './board.ts';
import { meetsHistory } from './history.ts';
import { isAbove, isAboveAverage, isAtLeast, isTaken } from './lines.ts';
import { type Pool, type PoolPlace, placesIn, poolsOf, type Standing } from './pools.ts';
import type { ComparisonPlan, GatePlan } from './results-plan.ts';
import { lastSuchDay } from './yearly-days.ts';

/** Whether a gate is open to a holder, and what decided it. */
export interface GateVerdict {
  open: boolean;
  why: 'line' | 'when' | 'history' | 'not_compared';
  moment: Moment;
  standing: Standing | null;
  pool: Pool | null;
}

/** One gate judged on one day: who is above its line. */
export class GateJudgement {
  readonly plan: GatePlan;
  readonly moment: Moment;
  private readonly board: Board;
  private readonly places: ReadonlyMap<number, PoolPlace>;

  constructor(board: Board, plan: GatePlan, moment: Moment) {
    this.board = board;
    this.plan = plan;
    this.moment = moment;
    this.places = placesIn(poolsOf(board, plan, moment));
  }

  verdictOn(number: number): GateVerdict {
    const { plan, moment } = this;
    const found = this.places.get(number);
    if (!found) return { open: false, why: 'not_compared', moment, standing: null, pool: null };
    const { pool, standing } = found;
    if (!passes(plan, standing, pool)) return { open: false, why: 'line', moment, standing, pool };
    const verdict = (open: boolean, why: GateVerdict['why']) => ({ open, why, moment, standing, pool });
    if (!meetsCondition(this.board, plan, moment, number)) return verdict(false, 'when');
    const met = plan.history.length === 0 || meetsHistory(this.board, plan, moment, number);
    return verdict(met, met ? 'line' : 'history');
  }
}

function passes({ line }: GatePlan, standing: Standing, pool: Pool): boolean {
  switch (line.kind) {
    case 'aboveAverage':
      return isAboveAverage(standing.figure, pool);
    case 'above':
      return isAbove(standing.figure, line.points);
    case 'atLeast':
      return isAtLeast(standing.figure, line.points);
    case 'top':
      return isTaken(standing, line.cut, pool.size);
  }
}

/** Whether a result's own condition holds for somebody; an unknown fact makes it false. */
export function meetsCondition(board: Board, plan: ComparisonPlan, moment: Moment, number: number): boolean {
  if (!plan.test) return true;
  const context = contextOf(moment.ruling.version, board.roll(plan.of).holder(number), moment.day);
  return plan.test.run(context, moment.day) === true;
}

/**
 * A gate's value for somebody as it stands on a day: of the last period that had begun by then (for a gate with a day
 * of its own: the last such day) in which the holder took part. Null where there never was one.
 */
export function gateOn(
  board: Board,
  id: string,
  day: number,
  number: number,
  of: GatePlan['of'],
): GateVerdict | null {
  const gate = gateOf(board, id, day, of);
  if (!gate) return null;
  const first = board.roll(of).daysOf(number)[0]?.from ?? Number.POSITIVE_INFINITY;
  const roll = board.roll(of);
  for (
    let period = gate.calendar.indexOfDay(day);
    period >= gate.calendar.indexOfDay(Math.min(first, day));
    period--
  ) {
    const judged = judgingDay(gate, period, day);
    const end = Math.min(gate.calendar.startDay(period + 1) - 1, day);
    if (judged === null || !roll.tookPart(number, gate.calendar.startDay(period), end)) continue;
    return verdictIn(board, gate, period, judged, number);
  }
  return null;
}

/** All gates that a result names must be open. */
export function passesGates(board: Board, plan: ComparisonPlan, moment: Moment, number: number): boolean {
  return plan.gates.every((id) => gateOn(board, id, moment.day, number, plan.of)?.open === true);
}

function gateOf(board: Board, id: string, day: number, of: GatePlan['of']): GatePlan | null {
  const gates = board.rulingOn(day)?.results.gates ?? [];
  return gates.find((gate) => gate.id === id && gate.of === of) ?? null;
}

/** What a gate says of one period, by the version in force on the judging day; null where that lacks the gate. */
export function verdictIn(
  board: Board,
  gate: GatePlan,
  period: number,
  day: number,
  number: number,
): GateVerdict | null {
  const ruling = board.rulingOn(day);
  const plan = ruling?.results.gates.find(
    (one) => one.id === gate.id && one.of === gate.of && one.calendar.key === gate.calendar.key,
  );
  if (!ruling || !plan) return null;
  const moment = { period, day, ruling };
  return board.once('gate', plan, day, () => new GateJudgement(board, plan, moment)).verdictOn(number);
}

/** The day on which a period is judged, as far as it has come by a day; null while it has not been reached. */
function judgingDay(gate: GatePlan, period: number, day: number): number | null {
  const start = gate.calendar.startDay(period);
  const end = Math.min(gate.calendar.startDay(period + 1) - 1, day);
  if (!gate.on) return end;
  const judged = lastSuchDay(gate.on, end);
  return judged >= start ? judged : null;
}
