import type { VersionPlan } from '../engine/plan.ts';
import type { SubjectNode } from '../engine/village.ts';

/** True where the version sets no condition; it is one on households alone. */
export function isEligible(version: VersionPlan | null, holder: SubjectNode, day: number): boolean {
  if (!version?.eligible || holder.kind !== 'household') return true;
  const context = { household: version.facts.household(holder, day) };
  return version.eligible.test.run(context, day) === true;
}
