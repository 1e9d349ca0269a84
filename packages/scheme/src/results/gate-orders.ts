import type { SubjectNode } from '../engine/village.ts';
import { boardOf } from './board-of.ts';
import { verdictIn } from './gates.ts';
import type { GatePlan } from './results-plan.ts';
import { type RunState, rulingOn } from './state.ts';
import { lastSuchDay } from './yearly-days.ts';

/** What `gateBefore` worked out, as long as nothing that it rests on has changed. */
const keptByWalk = new WeakMap<
  RunState['walked'],
  Map<string, { day: number; open: ReadonlySet<SubjectNode> }>
>();

/**
 * A gate's value of the last period that ended before a day (for a gate with a day of its own: judged before it); false
 * without one. Orders ask for it by what is known at their moment, so the same walk comes back with more known in it.
 */
export function gateBefore(state: RunState, id: string, holder: SubjectNode, day: number): boolean {
  const gate = rulingOn(state, day)?.results.gates.find((one) => one.id === id && one.of === holder.kind);
  const last = gate && lastJudged(gate, day - 1);
  if (!gate || !last) return false;
  const known = keptFor(state);
  const key = `${gate.of} ${id} ${last.day}`;
  let found = known.get(key);
  if (!found) {
    found = { day: last.day, open: opened({ ...state, untilDay: last.day }, gate, last) };
    known.set(key, found);
  }
  return found.open.has(holder);
}

function opened(
  state: RunState,
  gate: GatePlan,
  { period, day }: { period: number; day: number },
): Set<SubjectNode> {
  const board = boardOf(state);
  const roll = board.roll(gate.of);
  return new Set(roll.holders.filter((_, number) => verdictIn(board, gate, period, day, number)?.open));
}

/** Drops what has changed since the last question. */
function keptFor({ walked }: RunState): Map<string, { day: number; open: ReadonlySet<SubjectNode> }> {
  let kept = keptByWalk.get(walked);
  if (!kept) keptByWalk.set(walked, (kept = new Map()));
  for (const [key, { day }] of kept) if (walked.earliestChange <= day) kept.delete(key);
  walked.earliestChange = Number.POSITIVE_INFINITY;
  return kept;
}

/** The last period that was over, or judged on its own day, by the end of a day. */
function lastJudged(gate: GatePlan, day: number): { period: number; day: number } | null {
  if (gate.on) {
    const judged = lastSuchDay(gate.on, day);
    return { period: gate.calendar.indexOfDay(judged), day: judged };
  }
  const end = gate.calendar.startDay(gate.calendar.indexOfDay(day + 1)) - 1;
  return Number.isFinite(end) ? { period: gate.calendar.indexOfDay(end), day: end } : null;
}
