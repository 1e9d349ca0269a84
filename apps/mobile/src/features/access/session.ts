import type { Household, SignedIn } from '../../api/types';
import { createStore, useStore } from '../../lib/store';
import { forgetStored, readStored, removeStored, writeStored } from '../../platform/storage';

export interface Session {
  token: string;
  expiresAt: string;
  displayName: string;
  /** By household: as whom of those who share this phone. */
  acting: Record<string, string>;
  households: Household[];
  /** Whose passbook is open; null until the villager has said "this is my home". */
  chosen: string | null;
  /** By a household's card on a device that is not theirs: nothing of it stays, and it ends by itself. */
  isGuest?: boolean;
}

const KEY = 'session';
/** Whose home this phone belongs to: who signs in again is not asked again. */
const HOME_KEY = 'home';
/** And as whom of its people, where several share it. */
const ACTING_KEY = 'acting';
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
  const acting = readStored<Record<string, string>>(ACTING_KEY) ?? {};
  const isKnown = households.some(
    (one) => one.householdId === home && actingPerson({ acting }, one) !== undefined,
  );
  const next = {
    token,
    expiresAt,
    displayName: actor.displayName,
    acting,
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
    acting: {},
    households,
    chosen: households[0]?.householdId ?? null,
    isGuest: true,
  });
  touchSession();
}

/** Opens a household's passbook, as one of its people. */
export function chooseHousehold(householdId: string, personId?: string): void {
  const now = session.get();
  if (!now) return;
  const acting = personId === undefined ? now.acting : { ...now.acting, [householdId]: personId };
  writeStored(HOME_KEY, householdId);
  writeStored(ACTING_KEY, acting);
  keep({ ...now, acting, chosen: householdId });
}

/**
 * As whom somebody acts in a household: its only person on this phone, or the one who was chosen. Undefined where several
 * share the phone and none was chosen yet, null where the roster names none.
 */
export function actingPerson(
  { acting = {} }: Pick<Partial<Session>, 'acting'>,
  // A session of an earlier version of this app kept none.
  { householdId, persons = [] }: Pick<Household, 'householdId'> & Partial<Pick<Household, 'persons'>>,
): { personId: string; name: string } | null | undefined {
  if (persons.length < 2) return persons[0] ?? null;
  return persons.find(({ personId }) => personId === acting[householdId]);
}

/** As whom the villager acts in this household; the first of several until they say otherwise. */
export function useActing(household: Household): { personId: string; name: string } | null {
  const now = useStore(session);
  return actingPerson(now ?? {}, household) ?? household.persons?.[0] ?? null;
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
