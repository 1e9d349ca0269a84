import type { Actor, Role } from '../../lib/api-types.ts';

/** Whether one of these duties reaches a place; the server has the last word. */
export function mayAct(actor: Actor, placeId: number, roles: readonly Role[]): boolean {
  return actor.grants.some(({ role, lo, hi }) => roles.includes(role) && lo <= placeId && placeId <= hi);
}
