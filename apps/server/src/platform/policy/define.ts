import type { Role, SessionStage } from '../command/actor.ts';

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
  /** Open to sessions that still wait for one of these as well; any other route is closed to them. */
  readonly stages: readonly SessionStage[];
}

/** Declares a policy; every route names one or the server refuses to start. */
export function definePolicy(name: string, reach: Reach, stages: readonly SessionStage[] = []): Policy {
  return { name, reach, stages };
}
