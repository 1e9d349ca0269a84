import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { rosterApi } from '../../lib/roster-api.ts';

export interface Home {
  villageId: number;
  householdId: string;
}

const keyOf = ({ villageId, householdId }: Home) => [villageId, householdId] as const;

export const useRoster = (home: Home) =>
  useQuery({ queryKey: ['roster', ...keyOf(home)], queryFn: () => rosterApi.roster(home) });

export const useChanges = (home: Home) =>
  useQuery({ queryKey: ['changes', ...keyOf(home)], queryFn: () => rosterApi.changes(home) });

export const useEnrolment = (home: Home, on: string) =>
  useQuery({
    queryKey: ['enrolment', ...keyOf(home), on],
    queryFn: () => rosterApi.enrolment(home, on === '' ? undefined : on),
  });

export const useConsents = (home: Home) =>
  useQuery({ queryKey: ['consents', ...keyOf(home)], queryFn: () => rosterApi.consents(home) });

/** An act upon a household; what is on the screen about it, and about all lists, is asked for anew afterwards. */
export function useHomeAct<Result>(act: () => Promise<Result>, onDone: (result: Result) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (result) => {
      const stale = ['roster', 'changes', 'enrolment', 'consents', 'household', 'households', 'passbook'];
      await Promise.all(stale.map((key) => client.invalidateQueries({ queryKey: [key] })));
      onDone(result);
    },
  });
}
