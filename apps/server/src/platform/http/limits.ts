import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { Failure } from '../errors/index.ts';
import { httpErrors } from './errors.ts';

/** Requests per minute. An address may stand for a whole office behind one line, so it is given room. */
export interface Limits {
  perSession: number;
  perAddress: number;
  /** Sign-in and code requests of one address. */
  entryPerAddress: number;
}

export const defaultLimits: Limits = { perSession: 6000, perAddress: 1200, entryPerAddress: 60 };

export type Counter = (key: string) => Promise<void>;

/** A counter that lets `points` requests a minute through for each key and then refuses with 429. */
export function createCounter(points: number): Counter {
  const limiter = new RateLimiterMemory({ points, duration: 60 });
  return async (key) => {
    try {
      await limiter.consume(key);
    } catch (refused) {
      if (refused instanceof Error) throw refused;
      const waitMs = (refused as RateLimiterRes).msBeforeNext;
      throw new Failure(httpErrors.too_many_requests({ retryInSec: Math.max(1, Math.ceil(waitMs / 1000)) }));
    }
  };
}
