import { startOfDay } from '../time.ts';
import type { Amount } from '../types.ts';
import { grantsOf } from './bases.ts';
import { versionOf } from './judge.ts';
import { type ParticipationDays, participationOf } from './participation.ts';
import type { BalancePlan, SchemePlan } from './plan.ts';
import type { SubjectNode } from './village.ts';

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

interface Movement {
  period: number;
  day: number;
  /** Signed as it moves the balance. */
  amount: Amount;
  byOrder: boolean;
}

const NOTHING: readonly Movement[] = [];

/** What events and orders moved, by holder and balance; rows are worked out from it on demand. */
export class Accounts {
  private readonly plan: SchemePlan;
  private readonly movements = new Map<number, Movement[]>();

  constructor(plan: SchemePlan) {
    this.plan = plan;
  }

  add(holder: SubjectNode, balance: BalancePlan, period: number, day: number, amount: Amount): void {
    this.move(holder, balance, { period, day, amount, byOrder: false });
  }

  /** Takes points out for an order; a negative amount gives them back to the period they came from. */
  redeem(holder: SubjectNode, balance: BalancePlan, period: number, day: number, amount: Amount): void {
    this.move(holder, balance, { period, day, amount: -amount, byOrder: true });
  }

  /** What stands in a balance on a day, with everything that was added so far; 0 outside its periods. */
  standing(holder: SubjectNode, balance: BalancePlan, day: number): Amount {
    const last = this.rows(holder, balance, day).at(-1);
    return last?.period === balance.calendar.indexOfDay(day) ? last.closing : 0;
  }

  /** A row for every period in which the holder took part for an instant, up to a day (included). */
  rows(holder: SubjectNode, balance: BalancePlan, untilDay: number): AccountRow[] {
    const grants = grantsOf(this.plan, holder, balance, untilDay);
    const rows: AccountRow[] = [];
    const byPeriod = new Map<number, AccountRow>();
    for (const period of periodsOf(balance, participationOf(holder, this.plan, untilDay))) {
      const row = emptyRow(period);
      rows.push(row);
      byPeriod.set(period, row);
    }
    for (const movement of this.movements.get(this.key(holder, balance)) ?? NOTHING) {
      const row = byPeriod.get(movement.period);
      if (row && movement.day <= untilDay) addMovement(row, movement);
    }
    let carried = 0;
    for (const row of rows) {
      row.opening = carried + (grants.get(row.period) ?? 0);
      row.closing = row.opening + row.earned + row.deducted + row.redeemed;
      this.end(balance, row, untilDay);
      carried = row.carried;
    }
    return rows;
  }

  /** What a period's end does; nothing while the period still runs. */
  private end(balance: BalancePlan, row: AccountRow, untilDay: number): void {
    const nextDay = balance.calendar.startDay(row.period + 1);
    if (nextDay > untilDay + 1) return;
    const end = versionOf(this.plan, startOfDay(nextDay) - 1)?.ends[balance.index];
    if (end?.atEnd === 'carry') row.carried = row.closing;
    if (end?.atEnd === 'reset') {
      row.expired = -Math.max(row.closing, 0) || 0;
      row.carried = end.keepsNegative ? Math.min(row.closing, 0) : 0;
    }
  }

  private move(holder: SubjectNode, balance: BalancePlan, movement: Movement): void {
    const key = this.key(holder, balance);
    const list = this.movements.get(key);
    if (list) list.push(movement);
    else this.movements.set(key, [movement]);
  }

  private key(holder: SubjectNode, balance: BalancePlan): number {
    return holder.index * this.plan.balances.length + balance.index;
  }
}

function emptyRow(period: number): AccountRow {
  return {
    period,
    opening: 0,
    earned: 0,
    deducted: 0,
    redeemed: 0,
    closing: 0,
    expired: 0,
    carried: 0,
  };
}

function addMovement(row: AccountRow, { amount, byOrder }: Movement): void {
  if (byOrder) row.redeemed += amount;
  else if (amount >= 0) row.earned += amount;
  else row.deducted += amount;
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
