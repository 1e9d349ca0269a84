import { roundedQuotient } from '../amounts.ts';
import { REFUSED } from '../compile/scoring.ts';
import type { LimitUnit } from '../document.ts';
import type { EventFact } from '../facts.ts';
import { dayOf } from '../time.ts';
import type { Amount } from '../types.ts';
import { EventScope } from './event-scope.ts';
import { judge, versionOf } from './judge.ts';
import type { AppraisalPlan, SchemePlan } from './plan.ts';
import { compareEvents } from './prepare.ts';
import type { Village } from './village.ts';

/** What an appraisal counts with when the same subject was appraised again in the period. */
export interface Repeated {
  amount: Amount;
  how: 'superseded' | 'average' | 'sum';
}

interface Appraised {
  event: EventFact;
  amount: Amount;
}

/** Appraisals of one subject on one item within one period, in the order in which they count. */
interface Group {
  item: string;
  unit: LimitUnit;
  period: number;
  events: EventFact[];
  settled: boolean;
}

/**
 * Finds appraisals of one subject on one item within one period and settles which of them counts with how much. Only
 * appraisals that would be accepted take part, and one that was not made does not displace one that was.
 */
export class Repeats {
  private readonly plan: SchemePlan;
  private readonly scope: EventScope;
  private readonly appraised: ReadonlySet<string>;
  /** By subject: few groups each, so that looking through them costs less than a name for each. */
  private readonly groups = new Map<string, Group[]>();
  private readonly unsettled: Group[] = [];
  private readonly repeated = new Map<EventFact, Repeated>();

  constructor(plan: SchemePlan, village: Village) {
    this.plan = plan;
    this.appraised = appraisedItems(plan);
    this.scope = new EventScope(village);
  }

  /** What an event counts with; null where it is not repeated. */
  of(event: EventFact): Repeated | null {
    return this.repeated.get(event) ?? null;
  }

  /** Tells of one more event that stands; only appraisals are kept. */
  add(event: EventFact): void {
    const group = this.groupOf(event);
    if (!group) return;
    if (group.events.length === 0) {
      group.events.push(event);
      return;
    }
    let at = group.events.length;
    while (at > 0 && compareEvents(group.events[at - 1] as EventFact, event) > 0) at--;
    group.events.splice(at, 0, event);
    this.unsettle(group);
  }

  /** Tells of an event that stands no longer. */
  remove(event: EventFact): void {
    const group = this.groupOf(event);
    const at = group?.events.indexOf(event) ?? -1;
    if (!group || at < 0) return;
    group.events.splice(at, 1);
    this.repeated.delete(event);
    this.unsettle(group);
  }

  /** Settles what was told since the last time; gives back the events that now count with something else. */
  settle(): EventFact[] {
    const changed: EventFact[] = [];
    for (const group of this.unsettled) {
      const before = group.events.map((event) => this.of(event));
      this.settleOne(group);
      for (const [at, event] of group.events.entries()) {
        const [old, now] = [before[at], this.of(event)];
        if (old?.amount !== now?.amount || old?.how !== now?.how) changed.push(event);
      }
    }
    this.unsettled.length = 0;
    return changed;
  }

  private unsettle(group: Group): void {
    if (group.settled) this.unsettled.push(group);
    group.settled = false;
  }

  private settleOne(group: Group): void {
    const appraised: Appraised[] = [];
    let appraisal: AppraisalPlan | null = null;
    for (const event of group.events) {
      this.repeated.delete(event);
      const version = versionOf(this.plan, event.happenedAt);
      const item = version?.items.get(event.item);
      if (!version || !item) continue;
      const amount = judge(event, item, version, this.scope);
      if (amount === REFUSED || Number.isNaN(amount)) continue;
      appraised.push({ event, amount });
      appraisal = item.appraisal;
    }
    group.settled = true;
    if (appraisal && appraised.length > 1) settleGroup(appraised, appraisal, this.repeated);
  }

  /** Null for what is no appraisal. */
  private groupOf(event: EventFact): Group | null {
    if (!this.appraised.has(event.item)) return null;
    const item = versionOf(this.plan, event.happenedAt)?.items.get(event.item);
    if (!item?.appraisal) return null;
    const { unit, indexOfDay } = item.appraisal.calendar;
    const period = indexOfDay(dayOf(event.happenedAt));
    let groups = this.groups.get(event.subject);
    if (!groups) {
      groups = [];
      this.groups.set(event.subject, groups);
    }
    for (const group of groups) {
      if (group.period === period && group.item === item.id && group.unit === unit) return group;
    }
    const group = { item: item.id, unit, period, events: [], settled: true };
    groups.push(group);
    return group;
  }
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

const known = new WeakMap<SchemePlan, ReadonlySet<string>>();

/** Items that any version appraises: most events are of others, and this is asked about each. */
function appraisedItems(plan: SchemePlan): ReadonlySet<string> {
  let items = known.get(plan);
  if (!items) {
    const all = plan.versions.flatMap((version) => [...version.items.values()]);
    items = new Set(all.filter(({ appraisal }) => appraisal !== null).map(({ id }) => id));
    known.set(plan, items);
  }
  return items;
}
