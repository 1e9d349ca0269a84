import type { Amount } from '../types.ts';

/** Points of one day, as far as they are still there. */
export interface Lot {
  /** The day on which they were earned, maybe in the account of a household that handed them on. */
  from: number;
  /** The period from which on they are in this account. */
  came: number;
  /** Above zero. */
  amount: Amount;
  /** The last day on which they may be used, as far as is known; without end where they do not lapse. */
  until: number;
}

/** A part of what is handed on, and from which day on it counts. */
export type Aged = Pick<Lot, 'from' | 'amount'>;

/** What an account holds by the age of its points: what lapses first is used first. */
export class Lots {
  private lots: Lot[] = [];
  /** Only where there are no points. */
  private owed: Amount = 0;

  get total(): Amount {
    let sum = -this.owed;
    for (const { amount } of this.lots) sum += amount;
    return sum;
  }

  /** Adds points; what is owed is paid first. */
  add({ from, came, amount, until }: Lot): void {
    const paid = Math.min(this.owed, amount);
    this.owed -= paid;
    if (paid === amount) return;
    const lot = { from, came, amount: amount - paid, until };
    let place = this.lots.length;
    while (place > 0 && inOrder(this.lots[place - 1] as Lot, lot) > 0) place--;
    const before = this.lots[place - 1];
    if (before?.from === from && before.came === came) before.amount += lot.amount;
    else this.lots.splice(place, 0, lot);
  }

  /** Takes points, and owes what is not there; answers with what it took. */
  take(amount: Amount): Lot[] {
    const taken: Lot[] = [];
    let left = amount;
    let whole = 0;
    for (const lot of this.lots) {
      if (left === 0) break;
      const part = Math.min(left, lot.amount);
      taken.push({ ...lot, amount: part });
      lot.amount -= part;
      left -= part;
      if (lot.amount === 0) whole++;
    }
    this.lots.splice(0, whole);
    this.owed += left;
    return taken;
  }

  /** Takes away what came before a period and may not be used after a day. */
  lapse(day: number, period: number): Lot[] {
    let last = 0;
    while ((this.lots[last]?.until ?? Number.POSITIVE_INFINITY) <= day) last++;
    if (last === 0) return [];
    const due = this.lots.splice(0, last);
    // What came only in the period has no place in the row before it: it waits for the period's end.
    this.lots.unshift(...due.filter(({ came }) => came >= period));
    return due.filter(({ came }) => came < period);
  }

  /** Forgets all points; what is owed stays where it is told so. */
  clear(keepsOwed: boolean): void {
    this.lots = [];
    if (!keepsOwed) this.owed = 0;
  }

  /** Lets points lapse by another rule. */
  judge(untilOf: (lot: Lot) => number): void {
    for (const lot of this.lots) lot.until = untilOf(lot);
    this.lots.sort(inOrder);
  }
}

/** Of those that lapse on one day, or never, the older ones go first. */
function inOrder(a: Lot, b: Lot): number {
  return a.until === b.until ? a.from - b.from || a.came - b.came : a.until - b.until;
}
