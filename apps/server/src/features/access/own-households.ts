import type { Clock } from '../../platform/clock/index.ts';
import type { Actor } from '../../platform/command/index.ts';
import { type Db, withScope } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { ownPersonsIn } from '../../platform/policy/index.ts';
import { readHouseholds, readPersons } from '../people/index.ts';

export interface OwnHousehold {
  villageId: number;
  villageName: string;
  householdId: string;
  doorCode: string;
  headName: string;
  persons: { personId: string; name: string }[];
}

/** The households that are the actor's own, with what their people may read of them. */
export async function readOwnHouseholds(
  app: { db: Pick<Db, 'app'>; clock: Clock; vault: Vault },
  actor: Actor,
): Promise<OwnHousehold[]> {
  const own = new Map(
    actor.grants.flatMap((grant) =>
      grant.role !== 'villager' || grant.householdId === undefined
        ? []
        : [[grant.householdId, { ...grant, householdId: grant.householdId }]],
    ),
  );
  const found: OwnHousehold[] = [];
  for (const { householdId, placeId, placeName } of own.values()) {
    const place = { villageId: placeId, householdId };
    const personIds = ownPersonsIn(actor, place);
    const { brief, people } = await withScope(app.db, { lo: placeId, hi: placeId }, async (read) => ({
      brief: (await readHouseholds(read, app.vault, [place], app.clock.now()))[0],
      people: await readPersons(read, app.vault, placeId, personIds),
    }));
    if (brief)
      found.push({
        villageId: placeId,
        villageName: placeName,
        householdId,
        doorCode: brief.doorCode,
        headName: brief.headName,
        persons: personIds.map((personId) => ({ personId, name: people.get(personId)?.name ?? '' })),
      });
  }
  return found;
}
