import { addDays, type Clock, startOfDay } from '@jishan/server/platform/clock';

const hourMs = 3_600_000;

/** A clock that the story sets, day by day; it never passes the moment at which the demo is loaded. */
export interface StoryClock extends Clock {
  /** Set it to an hour of a day counted from the story's first. */
  set(day: number, hour: number): Date;
}

export function createStoryClock(firstDay: string, now: Date): StoryClock {
  let current = startOfDay(firstDay);
  return {
    now: () => current,
    set(day, hour) {
      const wished = startOfDay(addDays(firstDay, day)).getTime() + hour * hourMs;
      current = new Date(Math.min(wished, now.getTime()));
      return current;
    },
  };
}
