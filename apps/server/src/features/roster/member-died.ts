import { type CommandContext, defineCommand } from '../../platform/command/index.ts';
import { endMember, type EndMemberInput } from './end-member.ts';
import { mayKeepRoster } from './policy.ts';
import { setMember } from './store.ts';

/** Somebody has died; they count no more from that day on and can belong to no household again. */
export const memberDied = defineCommand({
  name: 'roster.member-died',
  policy: (ctx: CommandContext) => mayKeepRoster(ctx.actor, ctx.villageId),
  decide: (ctx: CommandContext, input: EndMemberInput) =>
    endMember(ctx, input, 'member_died', async ({ memberId }) => {
      const row = await ctx.read
        .selectFrom('members')
        .select('facts')
        .where('village_id', '=', ctx.villageId)
        .where('id', '=', memberId)
        .executeTakeFirstOrThrow();
      return [setMember({ village_id: ctx.villageId, id: memberId, facts: row.facts, died_on: input.on })];
    }),
});
