import type { Amount } from '../types.ts';
import type { AccountRow } from './account-rows.ts';
import { lastUsableDay, type ValidityPlan } from './expiry.ts';
import { type Lot, Lots } from './lots.ts';
import type { Movement } from './movements.ts';
import type { BalanceEnd, BalancePlan } from './plan.ts';

/** What moves an account on one day, signed. */
interface Step {
  day: number;
  /** Place among those of one day: see `PLACES`. */
  place: number;
  amount: Amount;
  /** The day from which points that come count. */
  from: number;
}

/** What is handed on is what stood at the day's first instant; of one day, what comes is there before what goes. */
const PLACES = { handedOn: 0, brought: 1, plus: 2, minus: 3 } as const;

/**
 * Goes through one account's movements from its first row to a day and finds what lapses, row by row. Only the accounts of
 * balances whose points lapse under some version need it.
 */
export class Lapsing {
  readonly lots = new Lots();
  private readonly balance: BalancePlan;
  private readonly steps: readonly Step[];
  private readonly lastDay: number;
  private next = 0;
  /** The rule that the last row's end set, and that row's period. */
  private rule: { validity: ValidityPlan; ended: number } | null = null;

  /**
   * @param movements in the order in which they were added
   * @param lastDay the last day whose end makes points lapse
   */
  constructor(
    balance: BalancePlan,
    movements: Iterable<Movement>,
    grants: readonly { day: number; amount: Amount }[],
    lastDay: number,
  ) {
    this.balance = balance;
    this.steps = stepsOf(movements, grants);
    this.lastDay = lastDay;
  }

  /** Goes through a row's period; what lapses meanwhile goes from the row before it. */
  during(period: number, before: AccountRow | undefined): void {
    const { calendar } = this.balance;
    const lastOfPeriod = calendar.startDay(period + 1) - 1;
    for (let step = this.steps[this.next]; step && step.day <= lastOfPeriod; step = this.steps[++this.next]) {
      // In periods without a row nothing can come.
      if (calendar.indexOfDay(step.day) !== period) continue;
      this.lapse(step.day - 1, before, period);
      this.take(step, period);
    }
    this.lapse(lastOfPeriod, before, period);
  }

  /** Does to the points what a period's end does to its row; what may not be used longer lapses with it. */
  end(row: AccountRow, end: BalanceEnd | null): void {
    if (end?.atEnd !== 'carry') {
      this.lots.clear(row.carried < 0);
      this.rule = null;
      return;
    }
    this.rule = end.validity && { validity: end.validity, ended: row.period };
    this.lots.judge((lot) => this.untilOf(lot));
    if (row.rest > row.carried) this.lots.take(row.rest - row.carried);
    this.lapse(this.balance.calendar.startDay(row.period + 1) - 1, row, row.period + 1);
  }

  /** Goes through what comes after the last row: what a holder that ended hands on, and what lapses. */
  after(row: AccountRow): void {
    for (let step = this.steps[this.next]; step; step = this.steps[++this.next]) {
      if (step.place !== PLACES.handedOn) continue;
      this.lapse(step.day - 1, row, row.period + 1);
      this.take(step, row.period);
    }
    this.lapse(Number.POSITIVE_INFINITY, row, row.period + 1);
  }

  private take({ amount, from }: Step, period: number): void {
    if (amount < 0) this.lots.take(-amount);
    else if (amount > 0) {
      const came = { from, came: period };
      this.lots.add({ ...came, amount, until: this.untilOf(came) });
    }
  }

  /** Lets lapse what came before a period, from the row before it. */
  private lapse(day: number, row: AccountRow | undefined, period: number): void {
    if (!row || this.rule === null) return;
    const lapsed = this.lots.lapse(Math.min(day, this.lastDay), period);
    if (lapsed.length === 0) return;
    for (const { amount } of lapsed) {
      row.expired -= amount;
      row.carried -= amount;
      row.rest -= amount;
    }
    row.lapsed = [...(row.lapsed ?? []), ...lapsed];
  }

  private untilOf({ from, came }: Pick<Lot, 'from' | 'came'>): number {
    if (this.rule === null) return Number.POSITIVE_INFINITY;
    const { validity, ended } = this.rule;
    return lastUsableDay(validity, this.balance.calendar, from, Math.max(came, ended));
  }
}

function stepsOf(movements: Iterable<Movement>, grants: readonly { day: number; amount: Amount }[]): Step[] {
  const steps: Step[] = grants.map(({ day, amount }) => ({ day, place: PLACES.plus, amount, from: day }));
  /** An order that was cancelled used nothing, however late: else it would save what lapses. */
  const ordered = new Map<number, Amount>();
  for (const { way, day, since, amount } of movements) {
    if (way === 'order') ordered.set(since, (ordered.get(since) ?? 0) + amount);
    else if (way === 'end') steps.push({ day, place: PLACES.handedOn, amount: -amount, from: day });
    else if (way === 'given') steps.push({ day, place: PLACES.handedOn, amount, from: day });
    else if (way === 'brought') steps.push({ day, place: PLACES.brought, amount, from: since });
    else steps.push({ day, place: amount < 0 ? PLACES.minus : PLACES.plus, amount, from: day });
  }
  for (const [day, amount] of ordered) steps.push({ day, place: PLACES.minus, amount, from: day });
  return steps.sort((a, b) => a.day - b.day || a.place - b.place);
}
