import { type CommandContext, defineCommand } from '../../platform/command/index.ts';
import type { Relation } from '../people/index.ts';
import { changed, reasonMissing } from './changed.ts';
import { checkDay } from './days.ts';
import { rosterErrors } from './errors.ts';
import { type Home, isClosed, memberOf, openHomes } from './homes.ts';
import { mayKeepRoster } from './policy.ts';
import { promote } from './stays.ts';
import { setRelation } from './store.ts';

export interface ChangeHeadInput {
  householdId: string;
  memberId: string;
  /** What the head so far is to the new one. */
  relation: Exclude<Relation, 'head'>;
  on: string;
  reason: string;
}

/** Another member becomes head; the one so far stays in the household. */
export const changeHead = defineCommand({
  name: 'roster.change-head',
  policy: (ctx: CommandContext) => mayKeepRoster(ctx.actor, ctx.villageId),
  async decide(ctx: CommandContext, input: ChangeHeadInput) {
    const opened = await openHomes(ctx, [input.householdId]);
    if (!opened.ok) return opened;
    const [home] = opened.homes as [Home];
    const next = memberOf(home, input.memberId);
    const fault = reasonMissing(input)
      ? rosterErrors.reason_missing()
      : (checkDay(ctx, input.on) ?? isClosed(home));
    if (fault || !next) return { ok: false, error: fault ?? rosterErrors.member_unknown() };
    if (next.relation === 'head') return { ok: false, error: rosterErrors.head_already() };
    const head = home.open.find((one) => one.relation === 'head');
    return {
      ok: true,
      effects: changed(ctx, {
        kind: 'head',
        householdId: home.row.id,
        memberId: next.memberId,
        on: input.on,
        reason: input.reason,
        before: { head: head?.memberId ?? null },
        after: { head: next.memberId },
        guards: opened.guards,
        writes: [
          ...(head
            ? [
                setRelation.down({
                  village_id: ctx.villageId,
                  member_id: head.memberId,
                  stay: head.stay,
                  relation: input.relation,
                }),
              ]
            : []),
          promote(ctx.villageId, next),
        ],
        result: { householdId: home.row.id },
      }),
    };
  },
});
