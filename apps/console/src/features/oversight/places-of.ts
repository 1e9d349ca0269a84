import type { Actor } from '../../lib/api-types.ts';
import { texts } from '../../texts.ts';

export interface SearchedPlace {
  /** 0 is the installation itself. */
  id: number;
  name: string;
  isVillage: boolean;
}

/** The places whose record somebody may search. A village that came from another town brings a range of its own. */
export function placesOf(actor: Actor): SearchedPlace[] {
  const found = new Map<number, SearchedPlace>();
  for (const { placeId, placeName, lo, hi } of actor.grants) {
    const isVillage = lo === hi && placeId === lo && placeId > 0;
    if (!found.has(placeId))
      found.set(placeId, {
        id: placeId,
        name: placeId === 0 ? texts.oversight.installation : placeName,
        isVillage,
      });
  }
  return [...found.values()];
}
