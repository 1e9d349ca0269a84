import type { Clock } from '@jishan/server/platform/clock';

export interface SettableClock extends Clock {
  set(instant: string | Date): void;
  /** Moves forward, or back with a negative number. */
  advance(milliseconds: number): void;
}

/** A clock that stands still until it is told otherwise. */
export function fixedClock(start: string | Date = '2026-11-22T09:00:00+08:00'): SettableClock {
  let now = new Date(start).getTime();
  return {
    now: () => new Date(now),
    set: (instant) => {
      now = new Date(instant).getTime();
    },
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}
