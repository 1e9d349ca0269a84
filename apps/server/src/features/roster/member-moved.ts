import { type CommandContext, defineCommand } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import type { Relation } from '../people/index.ts';
import { changed, reasonMissing } from './changed.ts';
import { checkDay } from './days.ts';
import { rosterErrors } from './errors.ts';
import { type Home, isClosed, memberOf, openHomes, type Stay } from './homes.ts';
import { mayKeepRoster } from './policy.ts';
import { checkEnd, handHeadOn, writeOfEnd, writeOfStay } from './stays.ts';

export interface MemberMovedInput {
  householdId: string;
  memberId: string;
  toHouseholdId: string;
  relation: Exclude<Relation, 'head'>;
  /** First day in the other household. */
  on: string;
  takesPart: boolean;
  newHeadId?: string | undefined;
  reason: string;
}

/** Somebody moves to another household of the village; what they earned before stays where it was earned. */
export const memberMoved = defineCommand({
  name: 'roster.member-moved',
  policy: (ctx: CommandContext) => mayKeepRoster(ctx.actor, ctx.villageId),
  async decide(ctx: CommandContext, input: MemberMovedInput) {
    if (input.householdId === input.toHouseholdId) return { ok: false, error: rosterErrors.same_household() };
    const opened = await openHomes(ctx, [input.householdId, input.toHouseholdId]);
    if (!opened.ok) return opened;
    const [home, target] = opened.homes as [Home, Home];
    const stay = memberOf(home, input.memberId);
    const fault = check(ctx, home, target, stay, input);
    if (fault || !stay) return { ok: false, error: fault ?? rosterErrors.member_unknown() };
    const head = handHeadOn(ctx.villageId, home, [stay.memberId], input.newHeadId);
    if (!head.ok) return head;
    const takesPart = input.takesPart && target.row.joined_on !== null;
    const { memberId, relation, on } = { ...input };
    return {
      ok: true,
      effects: changed(ctx, {
        kind: 'member_moved',
        householdId: home.row.id,
        otherId: target.row.id,
        memberId,
        on,
        reason: input.reason,
        before: { household: home.row.id, relation: stay.relation },
        after: { household: target.row.id, relation, takesPart },
        moved: [memberId],
        guards: opened.guards,
        writes: [
          writeOfEnd(ctx.villageId, stay, on),
          ...head.writes,
          writeOfStay(ctx.villageId, {
            memberId,
            stay: stay.stay + 1,
            householdId: target.row.id,
            relation,
            on,
            takesPart,
          }),
        ],
        result: { memberId },
      }),
    };
  },
});

function check(
  ctx: CommandContext,
  home: Home,
  target: Home,
  stay: Stay | null,
  input: MemberMovedInput,
): CodedError | null {
  if (reasonMissing(input)) return rosterErrors.reason_missing();
  return (
    checkDay(ctx, input.on) ?? isClosed(home) ?? isClosed(target) ?? (stay ? checkEnd(stay, input.on) : null)
  );
}
