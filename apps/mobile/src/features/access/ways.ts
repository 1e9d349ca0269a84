import { useEffect } from 'react';
import type { Ways } from '../../api/types';
import { createStore, useStore } from '../../lib/store';
import { hostDoor } from '../../platform/doors';
import type { HostDoor } from '../../platform/doors.types';
import { api } from './server';

/** Where nothing was answered, phone and code is what remains. */
const NONE: Ways = { code: true, wechat: false, dingtalk: false, sso: null };
const ways = createStore<Ways | null>(null);

/** The ways in that this installation offers; null until the server has said. */
export function useWays(): Ways | null {
  useEffect(() => {
    if (ways.get() === null) void api.readWays().then((answer) => ways.set(answer.ok ? answer.value : NONE));
  }, []);
  return useStore(ways);
}

/** The host's own way in, where both the host has one and the installation offers it. */
export function hostDoorOf(offered: Ways | null): HostDoor | null {
  return hostDoor && offered?.[hostDoor] ? hostDoor : null;
}
