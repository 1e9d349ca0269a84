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
  /** Of an order that gives back: the day of the order; else the movement's own day. */
  since: number;
  /** Of `end`: true when the period still ran. */
  inside: boolean;
}

const WAYS: readonly Way[] = ['event', 'order', 'brought', 'given', 'end'];
const FIRST_SIZE = 64;

/**
 * All movements in the order of adding, each with the one before it of the same account. Kept as columns of bare numbers:
 * there are as many as bookings, and few are ever looked at again.
 */
export class MovementLog {
  private count = 0;
  private accounts = new Int32Array(FIRST_SIZE);
  private befores = new Int32Array(FIRST_SIZE);
  private periods = new Int32Array(FIRST_SIZE);
  private days = new Int32Array(FIRST_SIZE);
  private amounts = new Float64Array(FIRST_SIZE);
  private ways = new Uint8Array(FIRST_SIZE);
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
    if (this.count === this.days.length) this.widen();
    const number = this.count++;
    this.accounts[number] = account;
    this.befores[number] = before;
    this.periods[number] = period;
    this.days[number] = day;
    this.amounts[number] = amount;
    this.ways[number] = way === 'event' ? 0 : WAYS.indexOf(way);
    if (since !== day) this.sinces.set(number, since);
    if (inside) this.insides.add(number);
    return number;
  }

  /** Takes back the last movement of all: whose it was, and that account's one before. */
  pop(): { account: number; before: number; movement: Movement } {
    const number = --this.count;
    const [account, before] = [this.accounts[number] as number, this.befores[number] as number];
    const movement = this.movementAt(number);
    this.sinces.delete(number);
    this.insides.delete(number);
    return { account, before, movement };
  }

  /** The day of a movement: no earlier one of its account is later, since a walk goes on from day to day. */
  dayOf(number: number): number {
    return this.days[number] as number;
  }

  /** One account's movements, the last one first. */
  *backFrom(last: number): Iterable<Movement> {
    for (let number = last; number >= 0; number = this.befores[number] as number)
      yield this.movementAt(number);
  }

  private movementAt(number: number): Movement {
    const day = this.dayOf(number);
    return {
      period: this.periods[number] as number,
      day,
      amount: this.amounts[number] as number,
      way: WAYS[this.ways[number] as number] as Way,
      since: this.sinces.get(number) ?? day,
      inside: this.insides.has(number),
    };
  }

  private widen(): void {
    const size = this.count * 2;
    this.accounts = grown(this.accounts, new Int32Array(size));
    this.befores = grown(this.befores, new Int32Array(size));
    this.periods = grown(this.periods, new Int32Array(size));
    this.days = grown(this.days, new Int32Array(size));
    this.amounts = grown(this.amounts, new Float64Array(size));
    this.ways = grown(this.ways, new Uint8Array(size));
  }
}

function grown<A extends Int32Array | Float64Array | Uint8Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
