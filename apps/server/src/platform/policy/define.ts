import type { Role } from '../command/actor.ts';

/**
 * Who may enter a route, as data: the access matrix of the tests is made from it.
 * - `public`: anybody, signed in or not;
 * - `signed_in`: any live session;
 * - a list of roles: a grant of one of them that reaches the village in the path (or any village, if the path names none).
 */
export type Reach = 'public' | 'signed_in' | readonly Role[];

export interface Policy {
  /** `<feature>.<act>`, shown in the contract as `x-policy`. */
  readonly name: string;
  readonly reach: Reach;
}

/** Declares a policy; every route names one or the server refuses to start. */
export function definePolicy(name: string, reach: Reach): Policy {
  return { name, reach };
}
