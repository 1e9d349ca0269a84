import { type CommandContext, defineCommand } from '../../platform/command/index.ts';
import { changed, reasonMissing } from './changed.ts';
import { closing } from './closing.ts';
import { checkDay } from './days.ts';
import { rosterErrors } from './errors.ts';
import { type Home, isClosed, openHomes } from './homes.ts';
import { mayKeepRoster } from './policy.ts';
import { checkEnd, writeOfEnd } from './stays.ts';

export interface HouseholdLeftInput {
  householdId: string;
  /** First day on which it is no longer here. */
  on: string;
  reason: string;
}

/** A whole household leaves the village, or nobody of it is left. Its book stays as it stands that day. */
export const householdLeft = defineCommand({
  name: 'roster.household-left',
  policy: (ctx: CommandContext) => mayKeepRoster(ctx.actor, ctx.villageId),
  async decide(ctx: CommandContext, input: HouseholdLeftInput) {
    const opened = await openHomes(ctx, [input.householdId]);
    if (!opened.ok) return opened;
    const [home] = opened.homes as [Home];
    const fault = reasonMissing(input)
      ? rosterErrors.reason_missing()
      : (checkDay(ctx, input.on) ??
        isClosed(home) ??
        home.open.map((one) => checkEnd(one, input.on)).find((one) => one !== null));
    if (fault) return { ok: false, error: fault };
    return {
      ok: true,
      effects: changed(ctx, {
        kind: 'left_village',
        householdId: home.row.id,
        on: input.on,
        reason: input.reason,
        before: { joinedOn: home.row.joined_on, members: home.open.map((one) => one.memberId) },
        moved: home.open.map((one) => one.memberId),
        guards: opened.guards,
        writes: [
          closing(ctx.villageId, home, input.on),
          ...home.open.map((stay) => writeOfEnd(ctx.villageId, stay, input.on)),
        ],
        result: { householdId: home.row.id },
      }),
    };
  },
});
