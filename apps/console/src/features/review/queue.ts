import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../lib/api.ts';
import type { QueueCase, QueueCounts, Verdict } from '../../lib/api-types.ts';
import { countLeft, remaining } from './desk.ts';
import { useDesk } from './desk-store.ts';

export interface QueueFilter {
  stage?: string;
  village?: number;
}

const pageSize = 50;
const staleMs = 15_000;
const fewLeft = 5;

function queueQuery(filter: QueueFilter) {
  return infiniteQueryOptions({
    queryKey: ['queue', filter.stage ?? '', filter.village ?? 0],
    queryFn: async ({ pageParam }) => {
      const askedAt = Date.now();
      const queue = await api.queue({
        limit: pageSize,
        ...(filter.stage ? { stage: filter.stage } : {}),
        ...(filter.village ? { villageId: filter.village } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      });
      return { ...queue, askedAt };
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor || undefined,
    // Nothing to do is asked anew by whoever looks again; it is what changes while somebody waits for a first claim.
    staleTime: ({ state }) => (state.data?.pages[0]?.counts.total ? staleMs : 0),
  });
}

/** What waits for this person, less what was decided here a moment ago. */
export function useQueue(filter: QueueFilter) {
  const desk = useDesk();
  const query = useInfiniteQuery(queueQuery(filter));
  const pages = query.data?.pages ?? [];
  const cases = pages.flatMap((page) => remaining(page.cases, desk, page.askedAt));
  const first = pages[0];
  const counts: QueueCounts = first
    ? countLeft(first.counts, desk, first.askedAt)
    : { total: 0, byStage: [] };
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const isShort = query.isSuccess && hasNextPage && !isFetchingNextPage && cases.length < fewLeft;
  useEffect(() => {
    if (isShort) void fetchNextPage();
  }, [isShort, fetchNextPage]);
  // The server counts all stages whatever the filter; one stage chosen means its own count.
  const stage = counts.byStage.find((each) => each.stage === filter.stage);
  const total = filter.stage ? (stage?.count ?? 0) : counts.total;
  return { ...query, cases: unique(cases), counts, total };
}

// A case that moved between two page loads may be on both.
function unique(cases: QueueCase[]): QueueCase[] {
  return [...new Map(cases.map((of) => [`${of.eventId}@${of.stage}`, of])).values()];
}

/** How many cases wait in all, for the menu. */
export function useWaitingCount(): number | undefined {
  const queue = useQueue({});
  return queue.isSuccess ? queue.total : undefined;
}

/** The ready reasons of a verdict; they hardly ever change. */
export function useReasons(verdict: Verdict) {
  return useQuery(
    queryOptions({
      queryKey: ['reasons', verdict],
      queryFn: () => api.reasons(verdict),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
}
