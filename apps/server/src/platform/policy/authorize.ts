import { authErrors } from '../auth/errors.ts';
import type { Actor, SessionStage } from '../command/actor.ts';
import type { CodedError } from '../errors/index.ts';
import type { Policy } from './define.ts';
import { policyErrors } from './errors.ts';
import { grantsAt } from './scope.ts';

export type Verdict = { ok: true } | { ok: false; error: CodedError };

/** What a session that is not finished is told wherever it may not go yet. */
const unfinished: Record<SessionStage, () => CodedError> = {
  second_factor: authErrors.second_factor_needed,
  first_password: authErrors.own_password_needed,
  second_factor_setup: authErrors.second_factor_setup_needed,
  second_hand: authErrors.second_hand_needed,
};

/**
 * Asks a route's policy. A village out of the actor's reach answers exactly as one that does not exist, so that ids
 * cannot be probed; a village within reach but a role that does not suffice answers 403.
 */
export function authorize(policy: Policy, actor: Actor | null, villageId: number | null): Verdict {
  if (policy.reach === 'public') return { ok: true };
  if (!actor) return { ok: false, error: authErrors.session_missing() };
  if (actor.stage && !policy.stages.includes(actor.stage))
    return { ok: false, error: unfinished[actor.stage]() };
  if (villageId !== null && grantsAt(actor, villageId).length === 0)
    return { ok: false, error: policyErrors.village_unknown() };
  if (policy.reach === 'signed_in') return { ok: true };
  const { reach } = policy;
  const allowed =
    villageId === null
      ? actor.grants.some((grant) => reach.includes(grant.role))
      : grantsAt(actor, villageId, reach).length > 0;
  return allowed ? { ok: true } : { ok: false, error: authErrors.not_allowed() };
}
