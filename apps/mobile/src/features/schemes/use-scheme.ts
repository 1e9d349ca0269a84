import type { Scheme } from '../../api/types';
import { type Remote, useRemote } from '../../lib/use-remote';
import { api } from '../access/server';

/** A village without a scheme: nothing failed, it is only not there yet. */
export const isUnpublished = ({ value, fault }: Remote<Scheme>): boolean =>
  value === null && fault?.code === 'schemes.none_published';

export function useScheme(villageId: number): Remote<Scheme> {
  return useRemote(`scheme.${villageId}`, () => api.readScheme(villageId));
}
