import type { CompiledScheme } from '../compiled.ts';
import { barsWithin } from '../engine/bars.ts';
import type { BalancePlan, ItemPlan, SchemePlan, VersionPlan } from '../engine/plan.ts';

/**
 * How far scoring must look. Households share limits, balances or results only where a rule says so; then one of them
 * cannot be scored alone.
 */
export function reachOf(plan: SchemePlan): CompiledScheme['reach'] {
  const shared = plan.meters.some(({ of }) => of === 'group' || of === 'section' || of === 'village');
  return shared || plan.versions.some((version) => isShared(version, plan)) ? 'village' : 'household';
}

function isShared(version: VersionPlan, { balances }: SchemePlan): boolean {
  const bounded = balances.some((balance) => {
    const end = version.ends[balance.index];
    return isOfMany(balance) && end && (end.clips || end.bounds);
  });
  return bounded || [...version.items.values()].some(isSharedBy);
}

/** An event that sets a group's balance to zero takes what others earned; one that flows down or bars all reaches them. */
function isSharedBy(item: ItemPlan): boolean {
  const { feeds, effects, admits } = item;
  const ofMany = admits.has('group') || admits.has('section');
  const within = effects?.bars.some(({ of }) => [...(of ?? [])].some((kind) => barsWithin(kind, item)));
  if (ofMany && within) return true;
  if (effects?.zero?.targets.some(({ balance }) => isOfMany(balance))) return true;
  return feeds.some(({ from }) => from === 'group' || from === 'section');
}

function isOfMany({ holder }: BalancePlan): boolean {
  return holder === 'group' || holder === 'section';
}
