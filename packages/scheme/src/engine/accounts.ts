import { dayOf, startOfDay } from '../time.ts';
import type { Amount } from '../types.ts';
import { type AccountRow, emptyRow, handedOn, periodsOf } from './account-rows.ts';
import { addTo, type Sums, takeFrom } from './account-sums.ts';
import { GrantBook } from './bases.ts';
import { carriedOf } from './carry.ts';
import { versionOf } from './judge.ts';
import { Lapsing } from './lapsing.ts';
import type { Aged, Lots } from './lots.ts';
import { type Movement, MovementLog, type Way } from './movements.ts';
import type { OrderMove } from './outcome.ts';
import { participationOf } from './participation.ts';
import type { BalancePlan, SchemePlan } from './plan.ts';
import type { SubjectNode } from './village.ts';

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
  bring(holder: SubjectNode, balance: BalancePlan, day: number, parts: readonly Aged[]): number {
    const period = balance.calendar.indexOfDay(day);
    for (const { from, amount } of parts) this.move(holder, balance, period, day, amount, 'brought', from);
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
    const periods = periodsOf(balance, participationOf(holder, this.plan, untilDay));
    const [first] = periods;
    // Nothing lapses before a period has ended.
    const lapses =
      balance.lapses && first !== undefined && balance.calendar.startDay(first + 1) <= expiredDay + 1;
    const lapsing = lapses ? this.lapsingOf(holder, balance, untilDay, expiredDay) : null;
    return this.goThrough(holder, balance, untilDay, periods, lapsing);
  }

  /** What `standingBefore` holds by its age, of a balance whose points lapse. */
  lotsBefore(holder: SubjectNode, balance: BalancePlan, day: number): Lots {
    const lapsing = this.lapsingOf(holder, balance, day - 1, day - 1);
    const periods = periodsOf(balance, participationOf(holder, this.plan, day - 1));
    this.goThrough(holder, balance, day - 1, periods, lapsing);
    return lapsing.lots;
  }

  private goThrough(
    holder: SubjectNode,
    balance: BalancePlan,
    untilDay: number,
    periods: readonly number[],
    lapsing: Lapsing | null,
  ): AccountRow[] {
    const opened = this.grants.sums(holder, balance, untilDay);
    const account = this.accounts.get(this.key(holder, balance));
    const sums = this.sumsUntil(account, untilDay);
    const rows: AccountRow[] = [];
    for (const [at, period] of periods.entries()) {
      const row = emptyRow(period);
      const before = rows[at - 1];
      lapsing?.during(period, before);
      row.opening = (before?.carried ?? 0) + (opened.get(period) ?? 0);
      const moved = sums.find((sum) => sum.period === period);
      if (moved) {
        row.opening += moved.opened;
        row.earned = moved.earned;
        row.deducted = moved.deducted;
        row.redeemed = moved.redeemed;
      }
      row.closing = row.opening + row.earned + row.deducted + row.redeemed;
      row.rest = row.closing - (moved?.handedInside ?? 0);
      this.end(balance, row, untilDay, lapsing);
      const handedLater = moved ? moved.handed - moved.handedInside : 0;
      row.carried -= handedLater;
      row.rest -= handedLater;
      if (at === periods.length - 1) lapsing?.after(row);
      if (moved && moved.handings > 0) handedOn(row, moved);
      rows.push(row);
    }
    return rows;
  }

  /** What a period's end leaves of its rest; nothing happens while the period still runs. */
  private end(balance: BalancePlan, row: AccountRow, untilDay: number, lapsing: Lapsing | null): void {
    const nextDay = balance.calendar.startDay(row.period + 1);
    if (nextDay > untilDay + 1) return;
    const end = versionOf(this.plan, startOfDay(nextDay) - 1)?.ends[balance.index] ?? null;
    if (end?.atEnd === 'carry') {
      row.carried = carriedOf(row.rest, end.carries);
      row.expired = row.carried - row.rest;
    }
    if (end?.atEnd === 'reset') {
      row.expired = -Math.max(row.rest, 0) || 0;
      row.carried = end.keepsNegative ? Math.min(row.rest, 0) : 0;
    }
    lapsing?.end(row, end);
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

  private lapsingOf(
    holder: SubjectNode,
    balance: BalancePlan,
    untilDay: number,
    expiredDay: number,
  ): Lapsing {
    const movements: Movement[] = [];
    for (const movement of this.movementsOf(this.accounts.get(this.key(holder, balance)))) {
      if (movement.day <= untilDay) movements.push(movement);
    }
    const grants = this.grants.into(holder, balance, untilDay);
    return new Lapsing(balance, movements.reverse(), grants, expiredDay);
  }

  private movementsOf(account: Account | undefined): Iterable<Movement> {
    return this.log.backFrom(account?.last ?? NONE);
  }

  private key(holder: SubjectNode, balance: BalancePlan): number {
    return holder.index * this.plan.balances.length + balance.index;
  }
}
