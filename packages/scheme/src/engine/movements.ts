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
const [PERIOD, DAY, AMOUNT, WAY, SINCE, INSIDE, LATEST, WIDTH] = [0, 1, 2, 3, 4, 5, 6, 7];

/** The movements of one balance in the order of adding. Kept as bare numbers: there are as many as bookings. */
export class MovementLog {
  private readonly numbers: number[] = [];

  /** The latest day of all movements; minus infinity when there are none. */
  get latest(): number {
    return this.numbers.at(LATEST - WIDTH) ?? Number.NEGATIVE_INFINITY;
  }

  push({ period, day, amount, way, since, inside }: Movement): void {
    const latest = Math.max(this.latest, day);
    this.numbers.push(period, day, amount, WAYS.indexOf(way), since, inside ? 1 : 0, latest);
  }

  /** Takes back the last one; undefined when there is none. */
  pop(): Movement | undefined {
    const start = this.numbers.length - WIDTH;
    if (start < 0) return undefined;
    const movement = this.movementAt(start);
    this.numbers.length = start;
    return movement;
  }

  *[Symbol.iterator](): Iterator<Movement> {
    for (let start = 0; start < this.numbers.length; start += WIDTH) yield this.movementAt(start);
  }

  private movementAt(start: number): Movement {
    const { numbers } = this;
    return {
      period: numbers[start + PERIOD] as number,
      day: numbers[start + DAY] as number,
      amount: numbers[start + AMOUNT] as number,
      way: WAYS[numbers[start + WAY] as number] as Way,
      since: numbers[start + SINCE] as number,
      inside: numbers[start + INSIDE] === 1,
    };
  }
}
