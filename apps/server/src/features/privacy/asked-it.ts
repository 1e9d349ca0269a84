import type { Actor } from '../../platform/command/index.ts';
import { grantsAt } from '../../platform/policy/index.ts';
import { eraserRoles } from './policy.ts';

/** Whether somebody who would decide on a wish wrote it down at the desk, or stands in for whoever did. */
export function askedIt(actor: Actor, villageId: number, askedBy: string): boolean {
  if (actor.accountId === askedBy) return true;
  const duties = grantsAt(actor, villageId, eraserRoles);
  return duties.length > 0 && duties.every((grant) => grant.standIn?.accountId === askedBy);
}
