import type { Amount } from '../types.ts';
import type { EventScope } from './event-scope.ts';
import type { ItemPlan, LimitPlan, MeterPlan } from './plan.ts';
import { Tally, type TallyMark } from './tally.ts';

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

  /** Counts an accepted event: one time, and what was booked of its points. */
  count(item: ItemPlan, scope: EventScope, booked: Amount): void {
    for (const meter of item.meters) {
      const key = keyOf(meter, scope);
      if (key !== NOBODY) this.used.add(key, meter.metric === 'times' ? 1 : booked);
    }
  }
}

// One number for meter, period and owner: 11 + 17 + 24 bits stay below 2^53.
const PERIODS = 2 ** 17;
const OWNERS = 2 ** 24;
const NOBODY = -1;

function keyOf(meter: MeterPlan, scope: EventScope): number {
  const owner = scope.ownerOf(meter.of);
  if (owner < 0) return NOBODY;
  return (meter.index * PERIODS + meter.calendar.indexOfDay(scope.day)) * OWNERS + owner;
}
