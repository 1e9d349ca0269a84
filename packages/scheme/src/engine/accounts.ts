import { startOfDay } from '../time.ts';
import type { Amount } from '../types.ts';
import { GrantBook } from './bases.ts';
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
  /** The latest day of this movement and all before it. */
  latest: number;
}

/** What one period's movements add up to. */
interface Sums {
  period: number;
  earned: Amount;
  deducted: Amount;
  redeemed: Amount;
}

interface Account {
  movements: Movement[];
  /** Of all movements, so that asking for today does not mean adding up the past again. */
  sums: Sums[];
}

const NO_SUMS: readonly Sums[] = [];

/** What events and orders moved, by holder and balance; rows are worked out from it on demand. */
export class Accounts {
  readonly grants: GrantBook;
  private readonly plan: SchemePlan;
  private readonly accounts = new Map<number, Account>();
  /** Numbers of the accounts in the order of movements; kept only where somebody will rewind. */
  private readonly journal: number[] | null;

  constructor(plan: SchemePlan, rewindable = false) {
    this.plan = plan;
    this.grants = new GrantBook(plan);
    this.journal = rewindable ? [] : null;
  }

  add(holder: SubjectNode, balance: BalancePlan, period: number, day: number, amount: Amount): void {
    this.move(holder, balance, period, day, amount, false);
  }

  /** Takes points out for an order; a negative amount gives them back to the period they came from. */
  redeem(holder: SubjectNode, balance: BalancePlan, period: number, day: number, amount: Amount): void {
    this.move(holder, balance, period, day, -amount, true);
  }

  /** What stands in a balance on a day, with everything that was added so far; 0 outside its periods. */
  standing(holder: SubjectNode, balance: BalancePlan, day: number): Amount {
    const last = this.rows(holder, balance, day).at(-1);
    return last?.period === balance.calendar.indexOfDay(day) ? last.closing : 0;
  }

  /** A row for every period in which the holder took part for an instant, up to a day (included). */
  rows(holder: SubjectNode, balance: BalancePlan, untilDay: number): AccountRow[] {
    const opened = this.grants.sums(holder, balance, untilDay);
    const sums = sumsUntil(this.accounts.get(this.key(holder, balance)), untilDay);
    const rows: AccountRow[] = [];
    let carried = 0;
    for (const period of periodsOf(balance, participationOf(holder, this.plan, untilDay))) {
      const row = emptyRow(period);
      row.opening = carried + (opened.get(period) ?? 0);
      const moved = sums.find((sum) => sum.period === period);
      if (moved) {
        row.earned = moved.earned;
        row.deducted = moved.deducted;
        row.redeemed = moved.redeemed;
      }
      row.closing = row.opening + row.earned + row.deducted + row.redeemed;
      this.end(balance, row, untilDay);
      carried = row.carried;
      rows.push(row);
    }
    return rows;
  }

  mark(): number {
    return this.journal?.length ?? 0;
  }

  /** Takes back every movement since a mark. */
  rewind(mark: number): void {
    if (!this.journal) return;
    for (let at = this.journal.length; at > mark; at--) {
      const account = this.accounts.get(this.journal.pop() ?? 0);
      const movement = account?.movements.pop();
      if (account && movement) addTo(account.sums, movement, -1);
    }
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

  private move(
    holder: SubjectNode,
    balance: BalancePlan,
    period: number,
    day: number,
    amount: Amount,
    byOrder: boolean,
  ): void {
    const key = this.key(holder, balance);
    let account = this.accounts.get(key);
    if (!account) {
      account = { movements: [], sums: [] };
      this.accounts.set(key, account);
    }
    const before = account.movements[account.movements.length - 1];
    const latest = before && before.latest > day ? before.latest : day;
    const movement = { period, day, amount, byOrder, latest };
    account.movements.push(movement);
    addTo(account.sums, movement, 1);
    this.journal?.push(key);
  }

  private key(holder: SubjectNode, balance: BalancePlan): number {
    return holder.index * this.plan.balances.length + balance.index;
  }
}

/** Sums of the movements up to a day: kept ones where nothing is later, else added up from the start. */
function sumsUntil(account: Account | undefined, untilDay: number): readonly Sums[] {
  if (!account) return NO_SUMS;
  const { movements, sums } = account;
  if ((movements.at(-1)?.latest ?? untilDay) <= untilDay) return sums;
  const until: Sums[] = [];
  for (const movement of movements) if (movement.day <= untilDay) addTo(until, movement, 1);
  return until;
}

function addTo(sums: Sums[], { period, amount, byOrder }: Movement, sign: 1 | -1): void {
  let at = sums.length - 1;
  while (at >= 0 && sums[at]?.period !== period) at--;
  let sum = sums[at];
  if (!sum) {
    sum = { period, earned: 0, deducted: 0, redeemed: 0 };
    sums.push(sum);
  }
  if (byOrder) sum.redeemed += sign * amount;
  else if (amount >= 0) sum.earned += sign * amount;
  else sum.deducted += sign * amount;
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
