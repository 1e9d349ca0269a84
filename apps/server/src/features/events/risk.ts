import type { EventFlag } from './tables.ts';

const weights: Readonly<Record<EventFlag, number>> = { same_photo: 4, over_cap: 2, late: 1 };

/** How early a case comes in the queue: the more there is to look at, the higher. */
export function riskOf(flags: readonly EventFlag[]): number {
  return flags.reduce((sum, flag) => sum + weights[flag], 0);
}
