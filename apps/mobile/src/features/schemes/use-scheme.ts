import type { Scheme } from '../../api/types';
import { type Remote, useRemote } from '../../lib/use-remote';
import { api } from '../access/server';

export function useScheme(villageId: number): Remote<Scheme> {
  return useRemote(`scheme.${villageId}`, () => api.readScheme(villageId));
}
