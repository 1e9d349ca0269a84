import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api } from '../../lib/api.ts';
import type { Actor } from '../../lib/api-types.ts';
import { clearDesk } from '../review/desk-store.ts';
import { safeBack } from './safe-back.ts';
import { noteSignedIn } from './signed-in.ts';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async () => (await api.me()).actor,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

/** Who is signed in; the route above has made sure that somebody is. */
export function useActor(): Actor {
  return useSuspenseQuery(meQuery).data;
}

/** Takes a new session: whatever the last person had loaded is forgotten. */
export function useEnter(): (actor: Actor, back: string | undefined) => void {
  const client = useQueryClient();
  const router = useRouter();
  return (actor, back) => {
    client.clear();
    clearDesk();
    noteSignedIn(true);
    client.setQueryData(meQuery.queryKey, actor);
    router.history.replace(safeBack(back));
  };
}

/** Signs out and forgets everything that was loaded. */
export function useLeave(): () => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  return async () => {
    await api.signOut();
    noteSignedIn(false);
    await router.navigate({ to: '/sign-in', replace: true });
    client.clear();
  };
}
