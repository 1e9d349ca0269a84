import type { Actor, OwnDuty, OwnSession } from '../../src/lib/api-types.ts';

/** What somebody's own page asks for: the account, the device they sit at, what they do. */
export function meOf(actor: Actor) {
  return { actor, households: [], secondFactor: { set: true, recoveryCodesLeft: 9 } };
}

export const ownSession: OwnSession = {
  id: '0198a000-0000-7000-8000-000000000001',
  current: true,
  device: 'Chrome 浏览器 · Windows 电脑',
  address: '10.20.*.*',
  firstSeenAt: '2026-11-22T08:30:00.000+08:00',
  lastSeenAt: '2026-11-22T09:00:00.000+08:00',
};

export function ownDutiesOf({ grants }: Actor): OwnDuty[] {
  return grants.map(({ role, placeId, placeName }) => ({
    grantId: '0198a000-0000-7000-8000-000000000002',
    role,
    placeId,
    placeName,
    inForce: true,
    mayEnd: false,
    delegable: true,
    colleagues: [],
    delegations: [],
  }));
}
