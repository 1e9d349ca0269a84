import type { HouseholdDetail, Place } from '../../api/types';
import type { Household } from '../../api/types';
import { type Remote, useRemote } from '../../lib/use-remote';
import { api } from '../access/server';

/** The village itself: its name and the telephone of its office. */
export function usePlace(villageId: number | null): Remote<Place> {
  return useRemote(villageId === null ? null : `place.${villageId}`, () => api.readPlace(villageId ?? 0));
}

export function useHouseholdDetail(household: Household): Remote<HouseholdDetail> {
  return useRemote(`household.${household.householdId}`, () => api.readHousehold(household));
}
