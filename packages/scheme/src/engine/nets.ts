import type { Amount } from '../types.ts';
import type { BalancePlan, NetPlan } from './counted-plans.ts';
import { periodKey } from './period-key.ts';
import { Tally, type TallyMark } from './tally.ts';
import type { SubjectNode } from './village.ts';

/** What events booked in the balances of each holder, by the periods that bounds and effects ask for. */
export class Nets {
  private readonly sums: Tally;

  constructor(rewindable: boolean) {
    this.sums = new Tally(rewindable);
  }

  mark(): TallyMark {
    return this.sums.mark();
  }

  rewind(mark: TallyMark): void {
    this.sums.rewind(mark);
  }

  /** Counts what was booked in a balance. */
  count(balance: BalancePlan, holder: SubjectNode, day: number, amount: Amount): void {
    for (const net of balance.nets ?? []) {
      this.sums.add(periodKey(net.index, net.calendar.indexOfDay(day), holder.index), amount);
    }
  }

  /** What the period of a day gave so far, without bases. */
  of(net: NetPlan, holder: SubjectNode, day: number): Amount {
    return this.sums.get(periodKey(net.index, net.calendar.indexOfDay(day), holder.index));
  }
}
