import type { Clock } from '../../platform/clock/index.ts';
import type { Actor } from '../../platform/command/index.ts';
import { type Db, withScope } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { readHouseholds } from '../people/index.ts';

export interface OwnHousehold {
  villageId: number;
  villageName: string;
  householdId: string;
  doorCode: string;
  headName: string;
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
    const [brief] = await withScope(app.db, { lo: placeId, hi: placeId }, (read) =>
      readHouseholds(read, app.vault, [{ villageId: placeId, householdId }], app.clock.now()),
    );
    if (brief)
      found.push({
        villageId: placeId,
        villageName: placeName,
        householdId,
        doorCode: brief.doorCode,
        headName: brief.headName,
      });
  }
  return found;
}
