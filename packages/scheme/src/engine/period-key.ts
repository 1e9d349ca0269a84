// Counter, period and owner in one number: 12 + 17 + 24 bits fill 2^53.
const PERIODS = 2 ** 17;
const OWNERS = 2 ** 24;

/** One number for what a counter holds of one owner in one period. */
export function periodKey(counter: number, period: number, owner: number): number {
  return (counter * PERIODS + period) * OWNERS + owner;
}
