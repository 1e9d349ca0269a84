import type { Command } from './types.ts';

/**
 * Declares a command; the types of input and result come from `decide`.
 * @example
 * export const submitClaim = defineCommand({
 *   name: 'events.submit-claim',
 *   policy: (ctx, input: ClaimInput) => mayClaim(ctx.actor, input),
 *   async decide(ctx, input) {
 *     const guards = await readGuards(ctx.read, ctx.villageId, [`claims:${input.householdId}`]); // before other reads
 *     …
 *     return { ok: true, effects: { guards, writes: [insertEvent({ village_id: ctx.villageId, … })], postings: [],
 *       audit: { action: 'events.claim-submitted', target: `event:${eventId}` }, outbox: [], result: { eventId } } };
 *   },
 * });
 */
export function defineCommand<Input, Result>(command: Command<Input, Result>): Command<Input, Result> {
  return command;
}
