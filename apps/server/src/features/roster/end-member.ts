import type { CommandContext, Effects, Write } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { changed, reasonMissing } from './changed.ts';
import { checkDay } from './days.ts';
import { rosterErrors } from './errors.ts';
import { type Home, isClosed, memberOf, openHomes, type Stay } from './homes.ts';
import { checkEnd, handHeadOn, writeOfEnd } from './stays.ts';

export interface EndMemberInput {
  householdId: string;
  memberId: string;
  /** First day on which the person no longer belongs to the household. */
  on: string;
  /** Who is head from then on, where the head goes. */
  newHeadId?: string | undefined;
  reason: string;
}

type Ended = { ok: true; effects: Effects<{ memberId: string }> } | { ok: false; error: CodedError };

/** Somebody belongs to no household of the village any more; `more` is what else that means. */
export async function endMember(
  ctx: CommandContext,
  input: EndMemberInput,
  kind: 'member_left' | 'member_died',
  more: (stay: Stay) => Promise<Write[]>,
): Promise<Ended> {
  const opened = await openHomes(ctx, [input.householdId]);
  if (!opened.ok) return opened;
  const [home] = opened.homes as [Home];
  const stay = memberOf(home, input.memberId);
  const fault = reasonMissing(input)
    ? rosterErrors.reason_missing()
    : (checkDay(ctx, input.on) ?? isClosed(home) ?? (stay ? checkEnd(stay, input.on) : null));
  if (fault || !stay) return { ok: false, error: fault ?? rosterErrors.member_unknown() };
  const head = handHeadOn(ctx.villageId, home, [stay.memberId], input.newHeadId);
  if (!head.ok) return head;
  return {
    ok: true,
    effects: changed(ctx, {
      kind,
      householdId: home.row.id,
      memberId: stay.memberId,
      on: input.on,
      reason: input.reason,
      before: { relation: stay.relation, takesPartFrom: stay.from },
      after: { endedOn: input.on, newHead: input.newHeadId ?? null },
      moved: [stay.memberId],
      guards: opened.guards,
      writes: [writeOfEnd(ctx.villageId, stay, input.on), ...head.writes, ...(await more(stay))],
      result: { memberId: stay.memberId },
    }),
  };
}
