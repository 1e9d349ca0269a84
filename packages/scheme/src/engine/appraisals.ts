import { roundedQuotient } from '../amounts.ts';
import { REFUSED } from '../compile/scoring.ts';
import type { LimitUnit } from '../document.ts';
import type { Amount } from '../types.ts';
import { eachValue } from './each.ts';
import { EventScope } from './event-scope.ts';
import { judge } from './judge.ts';
import type { AppraisalPlan } from './plan.ts';
import type { Happening } from './happening.ts';
import { compareEvents } from './prepare.ts';

/** What an appraisal counts with when the same subject was appraised again in the period. */
export interface Repeated {
  amount: Amount;
  how: 'superseded' | 'outranked' | 'averaged' | 'average' | 'sum';
}

interface Appraised {
  happening: Happening;
  amount: Amount;
}

/** Appraisals of one subject on one item within one period, in the order in which they count. */
interface Group {
  item: string;
  unit: LimitUnit;
  period: number;
  /** Where each matter is judged for itself: the fact that tells it, and what it says. */
  fact: string | null;
  value: ReturnType<typeof eachValue>;
  happenings: Happening[];
  settled: boolean;
}

/**
 * Finds appraisals of one subject on one item within one period and settles which of them counts with how much. Only
 * appraisals that would be accepted take part, and one that was not made does not displace one that was.
 */
export class Repeats {
  private readonly scope = new EventScope();
  /** By subject: few groups each, so that looking through them costs less than a name for each. */
  private readonly groups = new Map<string, Group[]>();
  private readonly unsettled: Group[] = [];
  private readonly repeated = new Map<Happening, Repeated>();

  /** What an event counts with; null where it is not repeated. */
  of(happening: Happening): Repeated | null {
    // Most are no appraisals.
    if (happening.item === null || happening.item.appraisal === null) return null;
    return this.repeated.get(happening) ?? null;
  }

  /** Tells of one more event that stands; only appraisals are kept. */
  add(happening: Happening): void {
    const group = this.groupOf(happening);
    if (!group) return;
    const { happenings } = group;
    if (happenings.length === 0) {
      happenings.push(happening);
      return;
    }
    let at = happenings.length;
    while (at > 0 && compareEvents((happenings[at - 1] as Happening).event, happening.event) > 0) at--;
    happenings.splice(at, 0, happening);
    this.unsettle(group);
  }

  /** Tells of an event that stands no longer. */
  remove(happening: Happening): void {
    const group = this.groupOf(happening);
    const at = group?.happenings.indexOf(happening) ?? -1;
    if (!group || at < 0) return;
    group.happenings.splice(at, 1);
    this.repeated.delete(happening);
    this.unsettle(group);
  }

  /** Settles what was told since the last time; gives back the events that now count with something else. */
  settle(): Happening[] {
    const changed: Happening[] = [];
    for (const group of this.unsettled) {
      const before = group.happenings.map((happening) => this.of(happening));
      this.settleOne(group);
      for (const [at, happening] of group.happenings.entries()) {
        const [old, now] = [before[at], this.of(happening)];
        if (old?.amount !== now?.amount || old?.how !== now?.how) changed.push(happening);
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
    for (const happening of group.happenings) {
      this.repeated.delete(happening);
      const { version, item } = happening;
      if (!version || !item) continue;
      const amount = judge(happening, item, version, this.scope);
      if (amount === REFUSED || Number.isNaN(amount)) continue;
      appraised.push({ happening, amount });
      appraisal = item.appraisal;
    }
    group.settled = true;
    if (appraisal && appraised.length > 1) settleGroup(appraised, appraisal, this.repeated);
  }

  /** Null for what is no appraisal. */
  private groupOf({ event, item, day }: Happening): Group | null {
    if (item === null || item.appraisal === null) return null;
    const { calendar, each } = item.appraisal;
    const { unit, indexOfDay } = calendar;
    const period = indexOfDay(day);
    const fact = each?.fact ?? null;
    const value = each === null ? null : eachValue(event, each);
    let groups = this.groups.get(event.subject);
    if (!groups) {
      groups = [];
      this.groups.set(event.subject, groups);
    }
    for (const group of groups) {
      const isSpan = group.period === period && group.item === item.id && group.unit === unit;
      if (isSpan && group.fact === fact && group.value === value) return group;
    }
    const group = { item: item.id, unit, period, fact, value, happenings: [], settled: true };
    groups.push(group);
    return group;
  }
}

/** The rule of the last appraisal decides, since it is the one that was in force at the end. */
function settleGroup(
  appraised: readonly Appraised[],
  { repeated, max }: AppraisalPlan,
  settled: Map<Happening, Repeated>,
): void {
  if (repeated === 'highest') return settleHighest(appraised, settled);
  const last = appraised.length - 1;
  let sum = 0;
  for (const [at, { happening, amount }] of appraised.entries()) {
    if (repeated === 'sum') {
      settled.set(happening, { amount: Math.min(amount, max - sum), how: 'sum' });
      sum += Math.min(amount, max - sum);
      continue;
    }
    sum += amount;
    if (at < last) {
      settled.set(happening, { amount: 0, how: repeated === 'average' ? 'averaged' : 'superseded' });
    } else if (repeated === 'average') {
      settled.set(happening, { amount: roundedQuotient(sum, appraised.length), how: 'average' });
    }
  }
}

/** Of equal ones the first keeps the points, so that a later honour of the same level moves nothing. */
function settleHighest(appraised: readonly Appraised[], settled: Map<Happening, Repeated>): void {
  const highest = Math.max(...appraised.map(({ amount }) => amount));
  const kept = appraised.find(({ amount }) => amount === highest);
  for (const one of appraised) {
    if (one !== kept) settled.set(one.happening, { amount: 0, how: 'outranked' });
  }
}
