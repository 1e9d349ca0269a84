import { ApiError } from '@jishan/contract';
import { QueryClient } from '@tanstack/react-query';

const staleMs = 15_000;
const retriesMax = 1;

export function createClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: staleMs,
        // A phone that thinks it is offline may still reach a server on the same network: always try.
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (failures, error) => failures < retriesMax && error instanceof ApiError && error.status >= 500,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
