import type { Clock } from '@jishan/server/platform/clock';
import { createIds, type Ids } from '@jishan/server/platform/ids';
import { fixedClock } from './clock.ts';

/**
 * The seed of random tests: JISHAN_SEED, which a whole run sets so that one commit is judged alike every time; by hand a
 * new one each time. A test puts it into its name, so that a failure tells how to see it again.
 *
 * @example
 * test(`the ledger agrees with the slow model (JISHAN_SEED=${testSeed})`, …);
 */
export const testSeed = Number(process.env.JISHAN_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Random bytes that are the same in every run (mulberry32; for tests only). */
export function seededRandom(seed: number): (bytes: number) => Buffer {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  return (bytes) => Buffer.from(Array.from({ length: bytes }, () => next() & 0xff));
}

/** Real UUIDs, the same in every run for one seed and clock. */
export function seededIds(seed = 1, clock: Clock = fixedClock()): Ids {
  const random = seededRandom(seed);
  return createIds(clock, (pool) => random(pool.length).copy(pool));
}
