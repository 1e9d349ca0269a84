import { authErrors } from '../../platform/auth/index.ts';
import { startOfDay } from '../../platform/clock/index.ts';
import { type CommandContext, defineCommand } from '../../platform/command/index.ts';
import { mayAt } from '../../platform/policy/index.ts';
import { readScheme } from '../schemes/index.ts';
import { planScoring } from './score-household.ts';

export interface RescoreInput {
  householdIds: string[];
  /** The first day that may look different; null means all of them. */
  since: string | null;
}

/** Brings the books of some households in line with a roster that has changed. The installation does it by itself. */
export const rescoreHouseholds = defineCommand({
  name: 'events.rescore-households',
  policy: (ctx: CommandContext) =>
    mayAt(ctx.actor, ctx.villageId, ['system_admin']) ? null : authErrors.not_allowed(),
  async decide(ctx: CommandContext, { householdIds, since }: RescoreInput) {
    const scheme = await readScheme(ctx.read, ctx.villageId);
    const plan = scheme
      ? await planScoring(ctx, scheme, {
          householdIds,
          events: [],
          since: since === null ? null : startOfDay(since).getTime(),
          reverseReason: '名册有变动，按变动后的情况重新计算',
        })
      : { guards: [], postings: [] };
    return {
      ok: true,
      effects: {
        guards: plan.guards,
        writes: [],
        postings: plan.postings,
        audit: {
          action: 'events.rescored',
          target: `household:${householdIds[0] ?? ''}`,
          after: { households: householdIds, since, postings: plan.postings.length },
        },
        outbox: [],
        result: { postings: plan.postings.length },
      },
    };
  },
});
