import { type CommandContext, defineCommand, readGuards } from '../../platform/command/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import {
  assertStep,
  type DecisionsTable,
  eventErrors,
  eventGuard,
  type EventsTable,
  mayDo,
  moveEvent,
  readActs,
  readEvent,
  rulesOf,
  undoDecision,
} from '../events/index.ts';
import { readScheme } from '../schemes/index.ts';
import { reviewErrors } from './errors.ts';

/** A slip of the finger may be taken back this long. */
export const undoSeconds = 10;

export interface UndoInput {
  eventId: string;
  decisionId: string;
}

/** A reviewer takes back their own fresh decision, while nobody has acted on it and no points are booked. */
export const undoOwnDecision = defineCommand({
  name: 'review.undo-decision',
  // Whose decision it is shows only when it is read.
  policy: async () => null,
  async decide(ctx: CommandContext, input: UndoInput) {
    const guards = await readGuards(ctx.read, ctx.villageId, [eventGuard(input.eventId)]);
    const event = await readEvent(ctx.read, ctx.villageId, input.eventId);
    if (event === undefined) return { ok: false, error: eventErrors.event_unknown() };
    const acts = await readActs(ctx.read, ctx.villageId, event.id);
    const decision = acts.find((one) => one.id === input.decisionId);
    if (decision === undefined) return { ok: false, error: reviewErrors.decision_unknown() };
    const standing = acts.filter((one) => one.undone_at === null);
    const error = undoError(ctx, event, decision, standing);
    if (error !== null) return { ok: false, error };
    assertStep(event.state, 'undo', 'in_review');
    const before = await standingBefore(ctx, event, decision, standing);
    const at = { village_id: ctx.villageId };
    return {
      ok: true,
      effects: {
        guards,
        writes: [
          moveEvent({ ...at, id: event.id, ...before }),
          undoDecision({ ...at, id: decision.id, undone_at: ctx.clock.now() }),
        ],
        postings: [],
        audit: {
          action: 'review.decision-undone',
          target: `event:${event.id}`,
          before: { state: event.state, stage: event.stage, decisionId: decision.id },
          after: { state: 'in_review', stage: decision.stage },
        },
        outbox: [],
        result: {
          eventId: event.id,
          state: 'in_review' as const,
          stage: decision.stage,
          decisionId: decision.id,
        },
      },
    };
  },
});

function undoError(
  ctx: CommandContext,
  event: EventsTable,
  decision: DecisionsTable,
  standing: DecisionsTable[],
): CodedError | null {
  if (decision.decided_by !== ctx.actor.accountId) return reviewErrors.undo_not_own();
  if (decision.undone_at !== null) return reviewErrors.undo_already();
  if (!mayDo(event.state, 'undo')) return reviewErrors.undo_posted();
  if (standing.at(-1)?.id !== decision.id || decision.round !== event.round)
    return reviewErrors.undo_taken_further();
  const ageMs = ctx.clock.now().getTime() - decision.decided_at.getTime();
  return ageMs > undoSeconds * 1000 ? reviewErrors.undo_too_late() : null;
}

async function standingBefore(
  ctx: CommandContext,
  event: EventsTable,
  decision: DecisionsTable,
  standing: DecisionsTable[],
) {
  const scheme = await readScheme(ctx.read, ctx.villageId);
  const stage = scheme && rulesOf(scheme, event)?.stages.find((one) => one.id === decision.stage);
  if (!stage) throw new Error(`event ${event.id} was decided in a stage that its rules do not have`);
  const earlier = standing.filter((one) => one.round === event.round && one.id !== decision.id);
  return {
    state: 'in_review' as const,
    stage: stage.id,
    stage_role: stage.role,
    stage_level: stage.level,
    stage_since: decision.stage_since,
    stage_due_on: decision.stage_due_on,
    promised_on: event.promised_on,
    approved_at: null,
    chosen: earlier.at(-1)?.chosen ?? null,
  };
}
