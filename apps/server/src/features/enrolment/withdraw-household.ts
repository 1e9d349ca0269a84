import { localDay } from '../../platform/clock/index.ts';
import { type CommandContext, defineCommand, type Write } from '../../platform/command/index.ts';
import { changed, type Home, openHomes } from '../roster/index.ts';
import { writesOfAnswer } from './answer-consent.ts';
import { readConsents } from './read-consents.ts';
import { enrolmentErrors } from './errors.ts';
import { actsAs } from './policy.ts';
import { endEnrolment, setTakingPart } from './store.ts';
import type { ConsentWay } from './tables.ts';

export interface WithdrawInput {
  householdId: string;
  /** Last day of taking part; today if absent. */
  lastOn?: string | undefined;
  paper?: 'signed' | 'spoken' | undefined;
}

/**
 * A household takes part no longer. Nobody has to say why. What was earned until the last day stays in its book; what it
 * had to agree to for taking part is taken back with it, so that the next public page does not name it.
 */
export const withdrawHousehold = defineCommand({
  name: 'enrolment.withdraw-household',
  policy: async (ctx: CommandContext, input: WithdrawInput) =>
    (await actsAs(ctx, input.householdId)) ? null : enrolmentErrors.household_unknown(),
  async decide(ctx: CommandContext, input: WithdrawInput) {
    const as = (await actsAs(ctx, input.householdId)) ?? 'desk';
    const opened = await openHomes(ctx, [input.householdId]);
    if (!opened.ok) return opened;
    const [home] = opened.homes as [Home];
    const { row } = home;
    const today = localDay(ctx.clock.now());
    const lastOn = input.lastOn ?? today;
    if (row.joined_on === null || row.left_on !== null)
      return { ok: false, error: enrolmentErrors.not_enrolled() };
    if (lastOn > today || lastOn < row.joined_on)
      return {
        ok: false,
        error: enrolmentErrors.day_wrong({ day: lastOn, earliest: row.joined_on, today }),
      };
    if (as === 'desk' && input.paper === undefined)
      return { ok: false, error: enrolmentErrors.paper_missing() };
    const way = as === 'self' ? 'phone' : input.paper === 'spoken' ? 'spoken' : 'paper';
    const now = ctx.clock.now().toISOString();
    const by = ctx.actor.accountId;
    const writes: Write[] = [
      setTakingPart({ village_id: ctx.villageId, id: row.id, joined_on: row.joined_on, left_on: lastOn }),
      endEnrolment({
        village_id: ctx.villageId,
        household_id: row.id,
        ended_on: lastOn,
        ended_way: as,
        ended_at: now,
        ended_by: by,
      }),
      ...(await noMore(ctx, home, way)),
    ];
    return {
      ok: true,
      effects: changed(ctx, {
        kind: 'withdrew',
        householdId: row.id,
        on: lastOn,
        reason: '',
        before: { joinedOn: row.joined_on },
        after: { leftOn: lastOn, way },
        guards: opened.guards,
        writes,
        result: { householdId: row.id },
      }),
    };
  },
});

/** What was needed for taking part is no longer agreed to, by anybody of the household. */
async function noMore(ctx: CommandContext, home: Home, way: ConsentWay): Promise<Write[]> {
  const memberIds = home.open.map((one) => one.memberId);
  const { texts, answers } = await readConsents(ctx.read, ctx.villageId, memberIds);
  return texts
    .filter((text) => text.required)
    .flatMap(({ purpose, version }) =>
      memberIds.flatMap((memberId) => {
        const state = answers.find((one) => one.memberId === memberId && one.purpose === purpose)?.state;
        const wasOpen = state === 'given' || state === 'outdated';
        return writesOfAnswer(ctx, { memberId, purpose, version, given: false, way, wasOpen });
      }),
    );
}
