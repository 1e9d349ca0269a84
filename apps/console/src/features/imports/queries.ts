import { queryOptions } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';

export const fileKey = (villageId: number, fileId: string) => ['roster-file', villageId, fileId];

export const fileQuery = (villageId: number, fileId: string) =>
  queryOptions({
    queryKey: fileKey(villageId, fileId),
    queryFn: () => api.rosterFile(villageId, fileId),
    retry: false,
  });

export const importsKey = (villageId: number) => ['roster-imports', villageId];

const lookMs = 700;

/** Whether somebody still waits for an import or its undoing. */
export const isOpen = (state: string | undefined): boolean =>
  state === 'waiting' || state === 'running' || state === 'undoing';

export const importQuery = (villageId: number, importId: string) =>
  queryOptions({
    queryKey: ['roster-import', villageId, importId],
    queryFn: () => api.rosterImport(villageId, importId),
    refetchInterval: (query) => (isOpen(query.state.data?.state) ? lookMs : false),
  });
