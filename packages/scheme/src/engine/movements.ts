import type { Amount } from '../types.ts';

/**
 * What moves a balance: what happened, an order, and what a succession brings to an opening or hands on from it, or from
 * the last row of a holder that ended.
 */
export type Way = 'event' | 'order' | 'brought' | 'given' | 'end';

export interface Movement {
  period: number;
  day: number;
  /** Signed as it moves the balance. */
  amount: Amount;
  way: Way;
  /** Of an order that gives back: the day of the order; of `brought`: from when it counts; else the movement's own day. */
  since: number;
  /** Of `end`: true when the period still ran. */
  inside: boolean;
}

const WAYS: readonly Way[] = ['event', 'order', 'brought', 'given', 'end'];
const FIRST_SIZE = 64;
/** Room outside of the heap is dear, and many logs stay empty. */
const NO_WHOLES = new Int32Array(0);
const NO_AMOUNTS = new Float64Array(0);
/** Whole numbers of a movement, one after the other: account, the movement before, period, day, way. */
const WHOLES = 5;

/**
 * All movements in the order of adding, each with the one before it of the same account. Kept as rows of bare numbers:
 * there are as many as bookings, and few are ever looked at again.
 */
export class MovementLog {
  private count = 0;
  private wholes: Int32Array = NO_WHOLES;
  private amounts: Float64Array = NO_AMOUNTS;
  /** Of the few that have one other than their own day, by number. */
  private readonly sinces = new Map<number, number>();
  /** Numbers of the ends of periods that still ran. */
  private readonly insides = new Set<number>();

  get length(): number {
    return this.count;
  }

  /** Adds a movement of an account whose last one was `before` (-1 for none); answers with its number. */
  push(
    account: number,
    before: number,
    period: number,
    day: number,
    amount: Amount,
    way: Way,
    since: number,
    inside: boolean,
  ): number {
    if (this.count === this.amounts.length) this.widen();
    const number = this.count++;
    const { wholes } = this;
    const row = number * WHOLES;
    wholes[row] = account;
    wholes[row + 1] = before;
    wholes[row + 2] = period;
    wholes[row + 3] = day;
    wholes[row + 4] = way === 'event' ? 0 : WAYS.indexOf(way);
    this.amounts[number] = amount;
    if (since !== day) this.sinces.set(number, since);
    if (inside) this.insides.add(number);
    return number;
  }

  /** Takes back the last movement of all: whose it was, and that account's one before. */
  pop(): { account: number; before: number; movement: Movement } {
    const number = --this.count;
    const [account, before] = [this.whole(number, 0), this.whole(number, 1)];
    const movement = this.movementAt(number);
    this.sinces.delete(number);
    this.insides.delete(number);
    return { account, before, movement };
  }

  /** The day of a movement: no earlier one of its account is later, since a walk goes on from day to day. */
  dayOf(number: number): number {
    return this.whole(number, 3);
  }

  /** One account's movements, the last one first. */
  *backFrom(last: number): Iterable<Movement> {
    for (let number = last; number >= 0; number = this.whole(number, 1)) yield this.movementAt(number);
  }

  private movementAt(number: number): Movement {
    const day = this.dayOf(number);
    return {
      period: this.whole(number, 2),
      day,
      amount: this.amounts[number] as number,
      way: WAYS[this.whole(number, 4)] as Way,
      since: this.sinces.get(number) ?? day,
      inside: this.insides.has(number),
    };
  }

  private whole(number: number, place: number): number {
    return this.wholes[number * WHOLES + place] as number;
  }

  private widen(): void {
    const size = Math.max(FIRST_SIZE, this.amounts.length * 2);
    const wholes = new Int32Array(size * WHOLES);
    const amounts = new Float64Array(size);
    wholes.set(this.wholes);
    amounts.set(this.amounts);
    this.wholes = wholes;
    this.amounts = amounts;
  }
}
