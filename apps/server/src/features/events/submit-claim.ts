import { type CommandContext, defineCommand } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { ownPersonsIn } from '../../platform/policy/index.ts';
import { eventErrors } from './errors.ts';
import { fileEvent } from './file-event.ts';
import { eventLimits } from './limits.ts';
import { type FiledAs, mayFile } from './policy.ts';

export interface ClaimInput {
  item: string;
  householdId: string;
  memberId?: string | undefined;
  happenedAt?: string | undefined;
  photoIds: string[];
  quantity?: number | undefined;
  grade?: string | undefined;
  note?: string | undefined;
  onBehalfReason?: string | undefined;
}

/** A villager reports a good deed, or somebody does it for them and says why. */
export const submitClaim = defineCommand({
  name: 'events.submit-claim',
  async policy(ctx: CommandContext, input: ClaimInput) {
    const may = await mayFile(ctx.read, ctx.actor, whereOf(ctx, input));
    return may.ok ? textError(input, may.as) : may.error;
  },
  async decide(ctx: CommandContext, input: ClaimInput) {
    const may = await mayFile(ctx.read, ctx.actor, whereOf(ctx, input));
    if (!may.ok) return may;
    return fileEvent(ctx, {
      filing: {
        way: 'claim',
        as: may.as,
        item: input.item,
        householdId: input.householdId,
        memberId: input.memberId ?? null,
        filerPersonId: may.as === 'villager' ? onlyOwnPerson(ctx, input) : undefined,
        happenedAt: input.happenedAt === undefined ? ctx.clock.now() : new Date(input.happenedAt),
        quantity: input.quantity ?? null,
        grade: input.grade ?? null,
        score: null,
        parts: null,
      },
      photoIds: input.photoIds,
      note: input.note?.trim() ?? '',
      onBehalfReason: may.as === 'helper' ? (input.onBehalfReason?.trim() ?? '') : '',
      action: 'events.claim-submitted',
    });
  },
});

/** On a phone that two share nobody is meant by themselves: they are named, or it is the household's. */
function onlyOwnPerson(ctx: CommandContext, input: ClaimInput): string | undefined {
  const own = ownPersonsIn(ctx.actor, whereOf(ctx, input));
  return own.length === 1 ? own[0] : undefined;
}

const whereOf = ({ villageId }: CommandContext, { householdId }: ClaimInput) => ({ villageId, householdId });

/** Free text that is too long, or missing where somebody acts for another. */
export function textError(
  input: { note?: string | undefined; onBehalfReason?: string | undefined },
  as: FiledAs,
): CodedError | null {
  if ((input.note?.length ?? 0) > eventLimits.noteCharsMax) return eventErrors.note_too_long();
  const reason = input.onBehalfReason?.trim() ?? '';
  if (as === 'helper' && reason === '') return eventErrors.behalf_reason_missing();
  return reason.length > eventLimits.reasonCharsMax ? eventErrors.behalf_reason_too_long() : null;
}
