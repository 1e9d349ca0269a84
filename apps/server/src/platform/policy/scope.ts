import type { Actor, Grant, Role } from '../command/actor.ts';
import { administratorRoles } from './roles.ts';

/** A range of village ids, both ends included. */
export interface Scope {
  lo: number;
  hi: number;
}

/** The actor's grants that reach a village, cut down to some roles if given. */
export function grantsAt(actor: Actor, villageId: number, roles?: readonly Role[]): Grant[] {
  return actor.grants.filter(
    (grant) => grant.lo <= villageId && villageId <= grant.hi && (!roles || roles.includes(grant.role)),
  );
}

/** Whether one of these roles reaches this village. */
export function mayAt(actor: Actor, villageId: number, roles: readonly Role[]): boolean {
  return grantsAt(actor, villageId, roles).length > 0;
}

/** The village ranges that an actor's roles open, without repeats; one read-only scope is opened for each. */
export function scopesOf(actor: Actor, roles?: readonly Role[]): Scope[] {
  const ranges = actor.grants
    .filter((grant) => !roles || roles.includes(grant.role))
    .map(({ lo, hi }) => ({ lo, hi }))
    .sort((a, b) => a.lo - b.lo || b.hi - a.hi);
  const merged: Scope[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && range.lo <= last.hi + 1) last.hi = Math.max(last.hi, range.hi);
    else merged.push(range);
  }
  return merged;
}

/** The households that are the actor's home in a village, by the roster: seen in full, and acted for as oneself. */
export function homesOf(actor: Actor, villageId: number): string[] {
  return householdsOf(grantsAt(actor, villageId, ['villager']));
}

/**
 * The households on which the actor must not decide in a village: the homes, and what was named as their own when a duty
 * was given. It opens nothing: whoever gives a duty may name any household.
 */
export function ownHouseholds(actor: Actor, villageId: number): string[] {
  return householdsOf(grantsAt(actor, villageId));
}

const householdsOf = (grants: Grant[]) => [...new Set(grants.flatMap((grant) => grant.householdId ?? []))];

/** All households of a village, or those of some groups and some single ones. */
export type HouseholdsSeen = 'all' | { groups: string[]; ids: string[] };

/**
 * Which households of a village an actor sees: all for a duty there, those of the group for a duty bound to a group,
 * and their homes. With `roles`, only such duties count. An administrator of the installation sees none.
 */
export function householdsSeen(actor: Actor, villageId: number, roles?: readonly Role[]): HouseholdsSeen {
  const duties = grantsAt(actor, villageId, roles).filter(
    ({ role }) => role !== 'villager' && !administratorRoles.includes(role),
  );
  if (duties.some((grant) => grant.groupName === undefined)) return 'all';
  const groups = duties.flatMap((grant) => grant.groupName ?? []);
  return { groups: [...new Set(groups)], ids: homesOf(actor, villageId) };
}
