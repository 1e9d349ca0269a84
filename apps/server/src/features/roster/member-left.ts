import { type CommandContext, defineCommand } from '../../platform/command/index.ts';
import { endMember, type EndMemberInput } from './end-member.ts';
import { mayKeepRoster } from './policy.ts';

/** Somebody leaves the household and the village: married out, moved away. */
export const memberLeft = defineCommand({
  name: 'roster.member-left',
  policy: (ctx: CommandContext) => mayKeepRoster(ctx.actor, ctx.villageId),
  decide: (ctx: CommandContext, input: EndMemberInput) =>
    endMember(ctx, input, 'member_left', async () => []),
});
