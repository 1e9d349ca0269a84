import { type CommandContext, defineCommand } from '../../platform/command/index.ts';
import { eventErrors } from './errors.ts';
import { fileEvent } from './file-event.ts';
import { eventLimits } from './limits.ts';
import { mayVisit } from './policy.ts';

export interface VisitInput {
  item: string;
  householdId: string;
  memberId?: string | undefined;
  happenedAt?: string | undefined;
  /** Scores by part; a part that is left out was not assessed. */
  scores?: Record<string, number> | undefined;
  /** For an item that is scored as a whole. */
  score?: number | undefined;
  quantity?: number | undefined;
  grade?: string | undefined;
  photoIds: string[];
  note?: string | undefined;
}

/** A visitor writes down what they saw at a household; it passes the same review as a claim, by somebody else. */
export const recordVisit = defineCommand({
  name: 'events.record-visit',
  async policy(ctx: CommandContext, input: VisitInput) {
    if ((input.note?.length ?? 0) > eventLimits.noteCharsMax) return eventErrors.note_too_long();
    return mayVisit(ctx.read, ctx.actor, { villageId: ctx.villageId, householdId: input.householdId });
  },
  async decide(ctx: CommandContext, input: VisitInput) {
    return fileEvent(ctx, {
      filing: {
        way: 'visit',
        as: 'helper',
        item: input.item,
        householdId: input.householdId,
        memberId: input.memberId ?? null,
        happenedAt: input.happenedAt === undefined ? ctx.clock.now() : new Date(input.happenedAt),
        quantity: input.quantity ?? null,
        grade: input.grade ?? null,
        score: input.score ?? null,
        parts: input.scores ?? null,
      },
      photoIds: input.photoIds,
      note: input.note?.trim() ?? '',
      onBehalfReason: '',
      action: 'events.visit-recorded',
    });
  },
});
