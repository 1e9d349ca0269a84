import { roundedQuotient } from '../amounts.ts';
import { REFUSED } from '../compile/scoring.ts';
import type { EventFact } from '../facts.ts';
import { dayOf } from '../time.ts';
import type { Amount } from '../types.ts';
import type { EventScope } from './event-scope.ts';
import { judge, versionOf } from './judge.ts';
import type { AppraisalPlan, SchemePlan } from './plan.ts';

/** What an appraisal counts with when the same subject was appraised again in the period. */
export interface Repeated {
  amount: Amount;
  how: 'superseded' | 'average' | 'sum';
}

interface Appraised {
  event: EventFact;
  amount: Amount;
}

/**
 * Finds appraisals of one subject on one item within one period and settles which of them counts with how much. Only
 * appraisals that would be accepted take part, and one that was not made does not displace one that was.
 */
export function settleRepeats(
  plan: SchemePlan,
  events: readonly EventFact[],
  counts: (event: EventFact) => boolean,
  scope: EventScope,
): ReadonlyMap<EventFact, Repeated> {
  const settled = new Map<EventFact, Repeated>();
  for (const group of repeatedGroups(plan, events, counts)) {
    const appraised: Appraised[] = [];
    let appraisal: AppraisalPlan | null = null;
    for (const event of group) {
      const version = versionOf(plan, event.happenedAt);
      const item = version?.items.get(event.item);
      if (!version || !item) continue;
      const amount = judge(event, item, version, scope);
      if (amount === REFUSED || Number.isNaN(amount)) continue;
      appraised.push({ event, amount });
      appraisal = item.appraisal;
    }
    if (appraisal && appraised.length > 1) settleGroup(appraised, appraisal, settled);
  }
  return settled;
}

/** Groups of two or more appraisals, in the order in which events count. */
function repeatedGroups(
  plan: SchemePlan,
  events: readonly EventFact[],
  counts: (event: EventFact) => boolean,
): Iterable<EventFact[]> {
  const groups = new Map<string, EventFact[]>();
  for (const event of events) {
    const item = versionOf(plan, event.happenedAt)?.items.get(event.item);
    if (!item?.appraisal || !counts(event)) continue;
    const { calendar } = item.appraisal;
    const period = calendar.indexOfDay(dayOf(event.happenedAt));
    const key = `${item.id} ${event.subject} ${calendar.unit} ${period}`;
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** The rule of the last appraisal decides, since it is the one that was in force at the end. */
function settleGroup(
  appraised: readonly Appraised[],
  { repeated, max }: AppraisalPlan,
  settled: Map<EventFact, Repeated>,
): void {
  const last = appraised.length - 1;
  let sum = 0;
  for (const [at, { event, amount }] of appraised.entries()) {
    if (repeated === 'sum') {
      settled.set(event, { amount: Math.min(amount, max - sum), how: 'sum' });
      sum += Math.min(amount, max - sum);
      continue;
    }
    sum += amount;
    if (at < last) settled.set(event, { amount: 0, how: 'superseded' });
    else if (repeated === 'average') {
      settled.set(event, { amount: roundedQuotient(sum, appraised.length), how: 'average' });
    }
  }
}
