import type { Household, SignedIn } from '../../api/types';
import { createStore, useStore } from '../../lib/store';
import { forgetStored, readStored, removeStored, writeStored } from '../../platform/storage';

export interface Session {
  token: string;
  expiresAt: string;
  displayName: string;
  /** Which of the household's members holds this phone. */
  personId?: string | undefined;
  households: Household[];
  /** Whose passbook is open; null until the villager has said "this is my home". */
  chosen: string | null;
}

const KEY = 'session';
/** Whose home this phone belongs to: who signs in again is not asked again. */
const HOME_KEY = 'home';
/** Whether the last session ended without the villager's doing. */
const expired = createStore(false);
const session = createStore<Session | null>(readStored<Session>(KEY));

export function useExpired(): boolean {
  return useStore(expired);
}

export function readSession(): Session | null {
  return session.get();
}

export function useSession(): Session | null {
  return useStore(session);
}

export function beginSession({ token, expiresAt, actor, households }: SignedIn): Session {
  const home = readStored<string>(HOME_KEY);
  const isKnown = households.some(({ householdId }) => householdId === home);
  const next = {
    token,
    expiresAt,
    displayName: actor.displayName,
    households,
    chosen: isKnown ? home : null,
  };
  expired.set(false);
  keep(next);
  return next;
}

export function chooseHousehold(householdId: string): void {
  const now = session.get();
  if (!now) return;
  writeStored(HOME_KEY, householdId);
  keep({ ...now, chosen: householdId });
}

/** We leave. Drafts and the queue stay; what others may not see goes. */
export function endSession(): void {
  session.set(null);
  removeStored(KEY);
  forgetStored('seen.');
}

/** The server no longer knows us. */
export function expireSession(): void {
  if (session.get()) expired.set(true);
  endSession();
}

export function chosenHousehold(now: Session | null): Household | null {
  return now?.households.find(({ householdId }) => householdId === now.chosen) ?? null;
}

function keep(next: Session): void {
  session.set(next);
  writeStored(KEY, next);
}
