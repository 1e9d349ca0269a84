import { useQuery } from '@tanstack/react-query';
import { rosterApi } from '../../lib/roster-api.ts';
import type { Draft } from './draft.ts';

/** A draft as it is asked of its household: who wants no photos is asked for none, and none is taken. */
export function useAsAgreed(villageId: number, draft: Draft): { draft: Draft; noPhotos: boolean } {
  const householdId = draft.household?.id ?? '';
  const { data } = useQuery({
    queryKey: ['consents', villageId, householdId],
    queryFn: () => rosterApi.consents({ villageId, householdId }),
    enabled: householdId !== '',
  });
  const head = data?.members.find(({ isHead }) => isHead);
  const state = head?.answers.find(({ purpose }) => purpose === 'photos')?.state;
  const noPhotos = state === 'withdrawn' || state === 'refused';
  if (!noPhotos || !draft.item) return { draft, noPhotos };
  const evidence = { ...draft.item.evidence, photosMin: 0, photosMax: 0 };
  return { draft: { ...draft, photos: [], item: { ...draft.item, evidence } }, noPhotos };
}
