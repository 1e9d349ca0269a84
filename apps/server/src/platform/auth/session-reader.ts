import type { Actor } from '../command/actor.ts';

/** What a presented token turned out to be. */
export type SessionLookup = { state: 'live'; actor: Actor } | { state: 'expired' } | { state: 'unknown' };

/** Looks up sessions; the access feature implements it, http asks it once per request. */
export interface SessionReader {
  find(token: string): Promise<SessionLookup>;
}
