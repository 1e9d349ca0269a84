import type { Actor } from '../../platform/command/index.ts';
import { type Db, withScope } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { type Person, readPersons } from '../people/index.ts';

/** What somebody is called on their own screen: a villager's name is kept with the roster only, sealed. */
export async function readOwnName(
  app: { db: Pick<Db, 'app'>; vault: Vault },
  { kind, displayName, personId, grants }: Actor,
): Promise<string> {
  if (kind === 'staff' || personId === undefined) return displayName;
  const placeIds = [...new Set(grants.map((grant) => grant.placeId))];
  for (const placeId of placeIds) {
    const persons: ReadonlyMap<string, Person> = await withScope(
      app.db,
      { lo: placeId, hi: placeId },
      (read) => readPersons(read, app.vault, placeId, [personId]),
    );
    const person = persons.get(personId);
    if (person) return person.name;
  }
  return displayName;
}
