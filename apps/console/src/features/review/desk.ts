import type { DecisionResult, QueueCase, QueueCounts, Verdict } from '../../lib/api-types.ts';

/** What a reviewer decided on one case. */
export interface Act {
  verdict: Verdict;
  reason?: { code: string; label: string };
  comment?: string;
  points?: number;
}

export type SentStatus = 'sending' | 'done' | 'failed' | 'undoing';

/** A decision on its way or back. `group` joins the decisions of one tap. */
export interface Sent {
  key: string;
  group: number;
  case: QueueCase;
  act: Act;
  status: SentStatus;
  doneAt?: number;
  result?: DecisionResult;
  error?: { code: string; message: string };
}

export type Desk = readonly Sent[];

/** One case at one stage: the same event comes back under another key at its next stage. */
export function caseKey(of: { eventId: string; stage: string }): string {
  return `${of.eventId}@${of.stage}`;
}

/** Clean: nothing asks for a closer look and no points are left to choose, so it may be approved with others. */
export function isClean(of: QueueCase): boolean {
  return of.flags.length === 0 && !of.range && of.filedBy === 'villager';
}

/**
 * Whether a case that the server listed at `askedAt` has been handled here since: an answer asked for before
 * the decision arrived still shows it, one asked for later shows the truth (it may have been sent back again).
 */
function isHandled(desk: Desk, of: QueueCase, askedAt: number): boolean {
  const key = caseKey(of);
  return desk.some(
    (sent) =>
      sent.key === key &&
      (sent.status === 'sending' || (sent.status === 'done' && askedAt <= (sent.doneAt ?? 0))),
  );
}

/** The cases still to do, in the server's order (risky ones first). */
export function remaining(cases: readonly QueueCase[], desk: Desk, askedAt: number): QueueCase[] {
  return cases.filter((of) => !isHandled(desk, of, askedAt));
}

/** Counts with the decisions taken off that the server's figures do not know yet. */
export function countLeft(counts: QueueCounts, desk: Desk, askedAt: number): QueueCounts {
  const handled = desk.filter((sent) => isHandled(desk, sent.case, askedAt));
  const unique = new Map(handled.map((sent) => [sent.key, sent.case.stage]));
  const of = (stage: string) => [...unique.values()].filter((each) => each === stage).length;
  return {
    total: Math.max(0, counts.total - unique.size),
    byStage: counts.byStage.map((each) => ({ ...each, count: Math.max(0, each.count - of(each.stage)) })),
  };
}

/** The case after this one; at the end the first one again; none when this was the last. */
export function nextCase(cases: readonly QueueCase[], key: string): QueueCase | undefined {
  const at = cases.findIndex((of) => caseKey(of) === key);
  const after = cases[at + 1] ?? cases[0];
  return after && caseKey(after) !== key ? after : undefined;
}

/** The case before this one, if there is one. */
export function previousCase(cases: readonly QueueCase[], key: string): QueueCase | undefined {
  const at = cases.findIndex((of) => caseKey(of) === key);
  return at > 0 ? cases[at - 1] : undefined;
}

/** The decisions of the latest tap, for the line that tells how it went. */
export function latestGroup(desk: Desk): Sent[] {
  const group = desk.at(-1)?.group;
  return desk.filter((sent) => sent.group === group);
}

/** How long a decision can still be taken back; 0 once points are booked or the time is over. */
export function undoMsLeft(sent: Sent, now: number): number {
  if (sent.status !== 'done' || !sent.result?.undoable) return 0;
  return Math.max(0, sent.result.undoSeconds * 1000 - (now - (sent.doneAt ?? 0)));
}

/** Replaces what is known of one decision; unknown keys leave the desk as it is. */
export function withSent(desk: Desk, key: string, change: Partial<Sent>): Desk {
  return desk.map((sent) => (sent.key === key ? { ...sent, ...change } : sent));
}

/** Puts a new decision last, in place of an earlier one on the same case. */
export function addSent(desk: Desk, sent: Sent): Desk {
  return [...desk.filter((each) => each.key !== sent.key), sent];
}

/** Takes a decision off: it was undone and the case is to do again. */
export function dropSent(desk: Desk, key: string): Desk {
  return desk.filter((sent) => sent.key !== key);
}

/** The points that a range case proposes, without sign: a cap does not lower what the reviewer judges. */
export function proposedPoints(of: QueueCase): number | null {
  if (!of.range) return null;
  const points = Math.abs(of.preview.wouldBe);
  return points >= of.range.min && points <= of.range.max ? points : null;
}

/** Points of a range case as they will be booked: a deduction's figures are sent without sign. */
export function signedPoints(of: QueueCase, points: number): number {
  return of.preview.wouldBe < 0 ? -points : points;
}

/** The whole steps a reviewer can choose in a range item, lowest first; empty when there are too many to tap. */
export function rangeSteps(range: { min: number; max: number }): number[] {
  const whole = Number.isInteger(range.min) && Number.isInteger(range.max);
  const step = whole ? 1 : 0.5;
  const count = Math.round((range.max - range.min) / step) + 1;
  return count > 11 ? [] : Array.from({ length: count }, (_, index) => range.min + index * step);
}
