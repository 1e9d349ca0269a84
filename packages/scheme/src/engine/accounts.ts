import { dayOf, startOfDay } from '../time.ts';
import type { Amount } from '../types.ts';
import { addTo, type Sums, takeFrom } from './account-sums.ts';
import { GrantBook } from './bases.ts';
import { carriedOf } from './carry.ts';
import { expiryDay } from './expiry.ts';
import { versionOf } from './judge.ts';
import { type Movement, MovementLog, type Way } from './movements.ts';
import type { OrderMove } from './outcome.ts';
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
  /** What a succession could still hand on after it. */
  rest: Amount;
}

interface Account {
  /** Number of the last movement. */
  last: number;
  /** Of all movements, so that asking for today does not mean adding up the past again. */
  sums: Sums[];
}

const NO_SUMS: readonly Sums[] = [];
/** Where an account has no movement. */
const NONE = -1;

/** What events and orders moved, by holder and balance; rows are worked out from it on demand. */
export class Accounts {
  readonly grants: GrantBook;
  private readonly plan: SchemePlan;
  private readonly accounts = new Map<number, Account>();
  private readonly log = new MovementLog();

  constructor(plan: SchemePlan) {
    this.plan = plan;
    this.grants = new GrantBook(plan);
  }

  add(holder: SubjectNode, balance: BalancePlan, period: number, day: number, amount: Amount): void {
    this.move(holder, balance, period, day, amount, 'event');
  }

  /** Takes points out for an order; a negative amount gives them back to the period they came from. */
  redeem({ at, orderedOn, holder, balance, period, amount }: OrderMove): void {
    this.move(holder, balance, period, dayOf(at), -amount, 'order', orderedOn);
  }

  /** Adds what a succession brings to the opening, at the first instant of a day; answers with the period. */
  bring(holder: SubjectNode, balance: BalancePlan, day: number, amount: Amount): number {
    const period = balance.calendar.indexOfDay(day);
    this.move(holder, balance, period, day, amount, 'brought');
    return period;
  }

  /** Takes what a succession hands on while the holder goes on; answers with the period. */
  give(holder: SubjectNode, balance: BalancePlan, day: number, amount: Amount): number {
    const period = balance.calendar.indexOfDay(day);
    this.move(holder, balance, period, day, -amount, 'given');
    return period;
  }

  /** Hands on from the last row of a holder that ended before a day; answers with its period, null without a row. */
  handOn(holder: SubjectNode, balance: BalancePlan, day: number, amount: Amount): number | null {
    const last = this.rows(holder, balance, day - 1).at(-1);
    if (!last) return null;
    this.move(holder, balance, last.period, day, amount, 'end');
    return last.period;
  }

  /** What stands in a balance on a day, with everything that was added so far; 0 outside its periods. */
  standing(holder: SubjectNode, balance: BalancePlan, day: number): Amount {
    // What expires on a day may still be used on it.
    const last = this.rows(holder, balance, day, day - 1).at(-1);
    return last?.period === balance.calendar.indexOfDay(day) ? last.closing : 0;
  }

  /**
   * What stands at the first instant of a day, before the bases of that day: of a period that begins then, what the one
   * before carries on. A holder that ended keeps what it carried until it is handed on.
   */
  standingBefore(holder: SubjectNode, balance: BalancePlan, day: number): Amount {
    return this.rows(holder, balance, day - 1).at(-1)?.rest ?? 0;
  }

  /**
   * A row for every period in which the holder took part for an instant, up to a day (included).
   *
   * @param expiredDay the last day whose end makes points expire
   */
  rows(holder: SubjectNode, balance: BalancePlan, untilDay: number, expiredDay = untilDay): AccountRow[] {
    const opened = this.grants.sums(holder, balance, untilDay);
    const account = this.accounts.get(this.key(holder, balance));
    const sums = this.sumsUntil(account, untilDay);
    const rows: AccountRow[] = [];
    let carried = 0;
    const periods = periodsOf(balance, participationOf(holder, this.plan, untilDay));
    for (const [at, period] of periods.entries()) {
      const row = emptyRow(period);
      row.opening = carried + (opened.get(period) ?? 0);
      const moved = sums.find((sum) => sum.period === period);
      if (moved) {
        row.opening += moved.opened;
        row.earned = moved.earned;
        row.deducted = moved.deducted;
        row.redeemed = moved.redeemed;
      }
      row.closing = row.opening + row.earned + row.deducted + row.redeemed;
      row.rest = row.closing - (moved?.handedInside ?? 0);
      const handedLater = moved ? moved.handed - moved.handedInside : 0;
      this.end(balance, row, account, { untilDay, expiredDay, next: periods[at + 1] ?? null, handedLater });
      if (moved && moved.handings > 0) handedOn(row, moved);
      carried = row.carried;
      rows.push(row);
    }
    return rows;
  }

  /** What a period's end leaves of its rest; nothing happens while the period still runs. */
  private end(
    balance: BalancePlan,
    row: AccountRow,
    account: Account | undefined,
    { untilDay, expiredDay, next, handedLater }: Ending,
  ): void {
    const nextDay = balance.calendar.startDay(row.period + 1);
    if (nextDay > untilDay + 1) return;
    const end = versionOf(this.plan, startOfDay(nextDay) - 1)?.ends[balance.index];
    if (end?.atEnd === 'carry') {
      row.carried = carriedOf(row.rest, end.carries);
      row.expired = row.carried - row.rest;
    }
    if (end?.atEnd === 'reset') {
      row.expired = -Math.max(row.rest, 0) || 0;
      row.carried = end.keepsNegative ? Math.min(row.rest, 0) : 0;
    }
    row.carried -= handedLater;
    // What is owed never expires.
    if (end?.expires && row.carried > 0) {
      // Nobody takes part in the periods up to the next row: what has no day in one of them waits for the day, not for a row.
      let period = row.period + 1;
      let day = expiryDay(balance, period, end.expires);
      while (day === null && period !== next && balance.calendar.startDay(period + 1) <= expiredDay) {
        day = expiryDay(balance, ++period, end.expires);
      }
      if (day !== null && day <= expiredDay) {
        const used = Math.min(row.carried, Math.max(0, this.usedIn(account, period, day, untilDay)));
        row.expired += used - row.carried;
        row.carried = used;
      }
    }
    row.rest = row.carried;
  }

  mark(): number {
    return this.log.length;
  }

  /** Takes back every movement since a mark. */
  rewind(mark: number): void {
    while (this.log.length > mark) {
      const { account: key, before, movement } = this.log.pop();
      const account = this.accounts.get(key);
      if (!account) throw new Error('a movement of an account that has none');
      account.last = before;
      takeFrom(account.sums, movement);
    }
  }

  private move(
    holder: SubjectNode,
    balance: BalancePlan,
    period: number,
    day: number,
    amount: Amount,
    way: Way,
    since = day,
  ): void {
    const key = this.key(holder, balance);
    let account = this.accounts.get(key);
    if (!account) {
      account = { last: NONE, sums: [] };
      this.accounts.set(key, account);
    }
    const inside = way === 'end' && balance.calendar.indexOfDay(day) === period;
    account.last = this.log.push(key, account.last, period, day, amount, way, since, inside);
    addTo(account.sums, period, amount, way, inside);
  }

  /** Sums of the movements up to a day: kept ones where nothing is later, else added up from the start. */
  private sumsUntil(account: Account | undefined, untilDay: number): readonly Sums[] {
    if (!account || account.last === NONE) return NO_SUMS;
    if (this.log.dayOf(account.last) <= untilDay) return account.sums;
    const until: Sums[] = [];
    for (const { period, day, amount, way, inside } of this.movementsOf(account)) {
      if (day <= untilDay) addTo(until, period, amount, way, inside);
    }
    return until;
  }

  /**
   * What orders, deductions and successions took out of a period's points up to a day. An order that was cancelled by
   * `untilDay` used nothing, however late: else an order on the last day and its cancellation would save what expires.
   */
  private usedIn(account: Account | undefined, period: number, day: number, untilDay: number): Amount {
    let used = 0;
    for (const movement of this.movementsOf(account)) {
      const { way, amount, since } = movement;
      if (movement.period !== period || since > day || movement.day > untilDay) continue;
      if (way === 'order') used -= amount;
      else if (way === 'end') used += amount;
      // What is owed and comes along uses up nothing.
      else if (way !== 'brought') used -= Math.min(0, amount);
    }
    return used;
  }

  private movementsOf(account: Account | undefined): Iterable<Movement> {
    return this.log.backFrom(account?.last ?? NONE);
  }

  private key(holder: SubjectNode, balance: BalancePlan): number {
    return holder.index * this.plan.balances.length + balance.index;
  }
}

/** From where the end of a period is looked at. */
interface Ending {
  untilDay: number;
  /** The last day whose end makes points expire. */
  expiredDay: number;
  /** The period of the next row; null where there is none. */
  next: number | null;
  /** What successions took after the period's end. */
  handedLater: Amount;
}

/** The row of a holder that ended keeps what stood in it; what was handed on is what it carried. */
function handedOn(row: AccountRow, { handed, handingsInside }: Sums): void {
  row.carried = handed;
  if (handingsInside > 0) row.expired = 0;
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
    rest: 0,
  };
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
