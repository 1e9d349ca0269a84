import { contextOf } from '../engine/holder-context.ts';
import type { VersionPlan } from '../engine/plan.ts';
import { holds, type SubjectNode } from '../engine/village.ts';

/**
 * True where the version sets no condition. It is one on households; members and organisations are judged by theirs, as
 * their events are, and who belongs to none that day, or to one that takes no part, is not judged.
 */
export function isEligible(version: VersionPlan | null, holder: SubjectNode, day: number): boolean {
  if (!version?.eligible) return true;
  if (holder.kind === 'organisation' && holder.household && !holds(holder.household.span, day)) return true;
  const { household } = contextOf(version, holder, day);
  return household === undefined || version.eligible.test.run({ household }, day) === true;
}
