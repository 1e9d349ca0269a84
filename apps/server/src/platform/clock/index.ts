/** The only source of "now" in the server: an argument everywhere, so that tests and demos choose the time. */
export interface Clock {
  now(): Date;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };

export { isUnder } from './ages.ts';
export { addDays, localDay, localIso, startOfDay } from './local-time.ts';
