import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import type { Actor, PlaceBrief } from '../../lib/api-types.ts';
import { useActor } from './session.ts';

export interface Village {
  id: number;
  name: string;
  townName?: string;
}

const lastName = 'jishan.village';

/** The villages under a person's grants, towns opened up; two levels deep at most (district, town, village). */
export async function readVillages(
  actor: Actor,
  readPlaces: (parent: number) => Promise<{ places: PlaceBrief[] }>,
): Promise<Village[]> {
  const found = new Map<number, Village>();
  async function open(placeId: number, name?: string): Promise<void> {
    const { places } = await readPlaces(placeId);
    for (const place of places) {
      if (place.kind === 'village')
        found.set(place.id, { id: place.id, name: place.name, ...(name ? { townName: name } : {}) });
      else await open(place.id, place.name);
    }
  }
  // Administrators serve the installation, which is no place with villages of its own.
  const grants = new Map(
    actor.grants.filter((grant) => grant.placeId > 0).map((grant) => [grant.placeId, grant]),
  );
  for (const grant of grants.values()) {
    if (grant.placeId === grant.lo && grant.lo === grant.hi)
      found.set(grant.lo, { id: grant.lo, name: grant.placeName });
    else await open(grant.placeId, grant.placeName);
  }
  return [...found.values()];
}

/** The villages this person may look at. */
export function useVillages() {
  const actor = useActor();
  return useQuery(
    queryOptions({
      queryKey: ['villages', actor.accountId],
      queryFn: () => readVillages(actor, api.places),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
}

/** Remembers the village a person works in, for the menu's links. */
export function rememberVillage(villageId: number): void {
  try {
    sessionStorage.setItem(lastName, String(villageId));
  } catch {
    // storage may be forbidden; the menu then leads to the first village
  }
}

/** The village the menu leads to: the last one looked at, else the first. */
export function homeVillage(villages: readonly Village[]): Village | undefined {
  let last: number | undefined;
  try {
    last = Number(sessionStorage.getItem(lastName));
  } catch {
    // as in rememberVillage
  }
  return villages.find((village) => village.id === last) ?? villages[0];
}
