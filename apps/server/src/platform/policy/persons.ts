import type { Actor } from '../command/index.ts';

/** Who of a household's people an actor is; an account may stand for another person in each household. */
export function ownPersonIn(
  actor: Actor,
  { villageId, householdId }: { villageId: number; householdId: string },
): string | undefined {
  return actor.grants.find((grant) => grant.placeId === villageId && grant.householdId === householdId)
    ?.personId;
}

/** All the persons that an actor is, in whichever household. */
export function ownPersons(actor: Actor): string[] {
  const ids = [actor.personId, ...actor.grants.map((grant) => grant.personId)];
  return [...new Set(ids.flatMap((id) => id ?? []))];
}
