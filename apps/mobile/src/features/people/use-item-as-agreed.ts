import type { Household, SchemeItem } from '../../api/types';
import { useRemote } from '../../lib/use-remote';
import { api } from '../access/server';

/** An item as it is asked of this household: who wants no photos is asked for none, and offered none. */
export function useItemAsAgreed(household: Household, item: SchemeItem | undefined): SchemeItem | undefined {
  const { value } = useRemote(`consents.${household.householdId}`, () => api.listConsents(household));
  const head = value?.members.find(({ isHead }) => isHead);
  const state = head?.answers.find(({ purpose }) => purpose === 'photos')?.state;
  if (!item || (state !== 'withdrawn' && state !== 'refused')) return item;
  return { ...item, evidence: { ...item.evidence, photosMin: 0, photosMax: 0 } };
}
