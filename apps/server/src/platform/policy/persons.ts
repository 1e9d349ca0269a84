import type { Actor } from '../command/index.ts';

/**
 * Who of a household's people an actor is: another person in each household, and several in one whose people share a
 * phone. Whoever signed in first stands first.
 */
export function ownPersonsIn(
  actor: Actor,
  { villageId, householdId }: { villageId: number; householdId: string },
): string[] {
  return actor.grants.flatMap((grant) =>
    grant.placeId === villageId && grant.householdId === householdId ? (grant.personId ?? []) : [],
  );
}

/** All the persons that an actor is, in whichever household. */
export function ownPersons(actor: Actor): string[] {
  const ids = [actor.personId, ...actor.grants.map((grant) => grant.personId)];
  return [...new Set(ids.flatMap((id) => id ?? []))];
}
