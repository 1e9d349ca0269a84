import { timesFactor } from '../amounts.ts';
import type { Amount } from '../types.ts';
import { basesIn, type GrantBook } from './bases.ts';
import type { WarningPlan } from './effect-plans.ts';
import type { EventScope } from './event-scope.ts';
import type { ItemPlan, LimitPlan, MeterPlan } from './plan.ts';
import { periodKey } from './period-key.ts';
import { Tally, type TallyMark } from './tally.ts';
import type { Succession } from './village.ts';

/** How much of each limit is used, by whom and in which period. */
export class Meters {
  private readonly used: Tally;

  constructor(rewindable = false) {
    this.used = new Tally(rewindable);
  }

  mark(): TallyMark {
    return this.used.mark();
  }

  rewind(mark: TallyMark): void {
    this.used.rewind(mark);
  }

  /** Which warning an event would be, from 1; null when it counts. */
  warningTurn({ meter, times }: WarningPlan, scope: EventScope): number | null {
    const key = keyOf(meter, scope);
    if (key === NOBODY) return null;
    const turn = this.used.get(key) + 1;
    return turn <= times ? turn : null;
  }

  /** The first limit of times that has no place left; null when the event may pass. */
  firstFull(item: ItemPlan, scope: EventScope): LimitPlan | null {
    for (const limit of item.timesLimits) {
      const key = keyOf(limit.meter, scope);
      if (key !== NOBODY && this.used.get(key) >= limit.max) return limit;
    }
    return null;
  }

  /** The limit of points that leaves least of an amount; null when all of it fits. */
  cut(item: ItemPlan, scope: EventScope, amount: Amount): { limit: LimitPlan; used: Amount } | null {
    let tightest: { limit: LimitPlan; used: Amount } | null = null;
    let left = amount;
    for (const limit of item.pointsLimits) {
      const key = keyOf(limit.meter, scope);
      if (key === NOBODY) continue;
      const used = this.used.get(key);
      const room = Math.max(0, limit.max - used);
      if (room < left) [tightest, left] = [{ limit, used }, room];
    }
    return tightest;
  }

  /**
   * Lets the use of a household's limits, warnings and category bounds go along with it, in the periods that hold the day:
   * times whole, points by the share (of a category's figure, with the bases it counts). What one day's successions hand on
   * is what had been used before any of them.
   */
  handOn(
    meters: readonly MeterPlan[],
    grants: GrantBook,
    day: number,
    successions: readonly Succession[],
  ): void {
    const additions: { key: number; amount: number }[] = [];
    for (const meter of meters) {
      if (meter.of !== 'holder' && meter.of !== 'household') continue;
      const period = meter.calendar.indexOfDay(day);
      for (const { from, to, share } of successions) {
        const bases = meter.metric === 'net' ? basesIn(grants, from, meter, period, day - 1) : 0;
        const used = bases + this.used.get(periodKey(meter.index, period, from.index));
        const whole = meter.metric === 'times' || meter.metric === 'accepted';
        additions.push({
          key: periodKey(meter.index, period, to.index),
          amount: whole ? used : timesFactor(used, share),
        });
      }
    }
    for (const { key, amount } of additions) if (amount !== 0) this.used.add(key, amount);
  }

  /** Counts an accepted event: one time, and what was booked of its points. */
  count(item: ItemPlan, scope: EventScope, booked: Amount): void {
    for (const meter of item.meters) {
      const key = keyOf(meter, scope);
      if (key !== NOBODY) this.used.add(key, meter.metric === 'times' ? 1 : booked);
    }
  }

  /** Counts an accepted event for warnings, whether it only warned or not. */
  countAccepted(meters: readonly MeterPlan[], scope: EventScope): void {
    for (const meter of meters) {
      const key = keyOf(meter, scope);
      if (key !== NOBODY) this.used.add(key, 1);
    }
  }

  /** What events booked in a category so far, in the period of this event. */
  net(meter: MeterPlan, scope: EventScope): Amount {
    const key = keyOf(meter, scope);
    return key === NOBODY ? 0 : this.used.get(key);
  }

  /** Counts signed points of a category. */
  countNet(meters: readonly MeterPlan[], scope: EventScope, amount: Amount): void {
    for (const meter of meters) {
      const key = keyOf(meter, scope);
      if (key !== NOBODY) this.used.add(key, amount);
    }
  }
}

const NOBODY = -1;

function keyOf(meter: MeterPlan, scope: EventScope): number {
  const owner = scope.ownerOf(meter.of);
  return owner < 0 ? NOBODY : periodKey(meter.index, meter.calendar.indexOfDay(scope.day), owner);
}
