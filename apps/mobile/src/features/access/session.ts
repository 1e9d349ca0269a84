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
  /** By a household's card on a device that is not theirs: nothing of it stays, and it ends by itself. */
  isGuest?: boolean;
}

const KEY = 'session';
/** Whose home this phone belongs to: who signs in again is not asked again. */
const HOME_KEY = 'home';
/** Whether the last session ended without the villager's doing. */
const expired = createStore(false);
const session = createStore<Session | null>(readStored<Session>(KEY));

/** As long as the server waits for a card's session. */
const GUEST_IDLE_MS = 10 * 60_000;
let guestTimer: ReturnType<typeof setTimeout> | undefined;

/** Somebody is still there: called with every question to the server. */
export function touchSession(): void {
  clearTimeout(guestTimer);
  if (session.get()?.isGuest) guestTimer = setTimeout(expireSession, GUEST_IDLE_MS);
}

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
    personId: actor.personId,
    households,
    chosen: isKnown ? home : null,
  };
  expired.set(false);
  keep(next);
  return next;
}

/** A card's session is its household's: nothing to choose, and nothing is written down. */
export function beginGuestSession({ token, expiresAt, actor, households }: SignedIn): void {
  expired.set(false);
  removeStored(KEY);
  session.set({
    token,
    expiresAt,
    displayName: actor.displayName,
    households,
    chosen: households[0]?.householdId ?? null,
    isGuest: true,
  });
  touchSession();
}

export function chooseHousehold(householdId: string): void {
  const now = session.get();
  if (!now) return;
  writeStored(HOME_KEY, householdId);
  keep({ ...now, chosen: householdId });
}

/** We leave. Drafts and the queue stay; what others may not see goes. */
export function endSession(): void {
  clearTimeout(guestTimer);
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
