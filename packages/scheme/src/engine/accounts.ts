import type { Amount } from '../types.ts';
import { grantsOf } from './bases.ts';
import type { BalancePlan, SchemePlan } from './plan.ts';
import { type ParticipationDays, participationOf } from './participation.ts';
import type { SubjectNode } from './village.ts';
import { versionOf } from './judge.ts';
import { startOfDay } from '../time.ts';

/** One period of one balance of one holder; see `docs/schemes` for what each figure means. */
export interface AccountRow {
  period: number;
  opening: Amount;
  earned: Amount;
  deducted: Amount;
  redeemed: Amount;
  closing: Amount;
  expired: Amount;
  carried: Amount;
}

interface Tally {
  earned: Amount;
  deducted: Amount;
  redeemed: Amount;
}

/** What events and orders moved, by holder, balance and period; rows are worked out from it on demand. */
export class Accounts {
  private readonly plan: SchemePlan;
  private readonly tallies = new Map<number, Map<number, Tally>>();

  constructor(plan: SchemePlan) {
    this.plan = plan;
  }

  add(holder: SubjectNode, balance: BalancePlan, period: number, amount: Amount): void {
    const tally = this.tally(holder, balance, period);
    if (amount >= 0) tally.earned += amount;
    else tally.deducted += amount;
  }

  /** Takes points out for an order; a negative amount gives them back. */
  redeem(holder: SubjectNode, balance: BalancePlan, period: number, amount: Amount): void {
    this.tally(holder, balance, period).redeemed -= amount;
  }

  /** What stands in a balance on a day, with everything that was added so far. */
  standing(holder: SubjectNode, balance: BalancePlan, day: number): Amount {
    const rows = this.rows(holder, balance, day);
    const last = rows.at(-1);
    return last?.period === balance.calendar.indexOfDay(day) ? last.closing : 0;
  }

  /** A row for every period in which the holder took part for an instant, up to a day (included). */
  rows(holder: SubjectNode, balance: BalancePlan, untilDay: number): AccountRow[] {
    const days = participationOf(holder, this.plan, untilDay);
    const grants = grantsOf(this.plan, holder, balance, untilDay);
    const tallies = this.tallies.get(this.key(holder, balance));
    const rows: AccountRow[] = [];
    let carried = 0;
    for (const period of periodsOf(balance, days)) {
      const tally = tallies?.get(period);
      const opening = carried + (grants.get(period) ?? 0);
      const earned = tally?.earned ?? 0;
      const deducted = tally?.deducted ?? 0;
      const redeemed = tally?.redeemed ?? 0;
      const closing = opening + earned + deducted + redeemed;
      const end = this.endOf(balance, period, untilDay, closing);
      rows.push({ period, opening, earned, deducted, redeemed, closing, ...end });
      carried = end.carried;
    }
    return rows;
  }

  /** What a period's end does; nothing while the period still runs. */
  private endOf(
    balance: BalancePlan,
    period: number,
    untilDay: number,
    closing: Amount,
  ): { expired: Amount; carried: Amount } {
    const nextDay = balance.calendar.startDay(period + 1);
    if (nextDay > untilDay + 1) return { expired: 0, carried: 0 };
    const version = versionOf(this.plan, startOfDay(nextDay) - 1);
    const end = version?.ends[balance.index];
    switch (end?.atEnd) {
      case 'carry':
        return { expired: 0, carried: closing };
      case 'reset': {
        const rest = end.keepsNegative && closing < 0 ? closing : 0;
        return { expired: -Math.max(closing, 0) || 0, carried: rest };
      }
      default:
        return { expired: 0, carried: 0 };
    }
  }

  private tally(holder: SubjectNode, balance: BalancePlan, period: number): Tally {
    const key = this.key(holder, balance);
    let periods = this.tallies.get(key);
    if (!periods) {
      periods = new Map();
      this.tallies.set(key, periods);
    }
    let tally = periods.get(period);
    if (!tally) {
      tally = { earned: 0, deducted: 0, redeemed: 0 };
      periods.set(period, tally);
    }
    return tally;
  }

  private key(holder: SubjectNode, balance: BalancePlan): number {
    return holder.index * this.plan.balances.length + balance.index;
  }
}

/** Numbers of the balance's periods that hold at least one day of taking part, ascending. */
function periodsOf(balance: BalancePlan, days: readonly ParticipationDays[]): number[] {
  const periods: number[] = [];
  for (const { from, to } of days) {
    const last = balance.calendar.indexOfDay(to);
    for (let period = balance.calendar.indexOfDay(from); period <= last; period++) {
      if (periods.at(-1) !== period) periods.push(period);
    }
  }
  return periods;
}
