import { localDay } from '../../platform/clock/index.ts';
import { type CommandContext, defineCommand, readGuards } from '../../platform/command/index.ts';
import { readHouseholdRecords } from '../people/index.ts';
import { readScheme } from '../schemes/index.ts';
import { eventErrors } from './errors.ts';
import { filingGuard } from './file-event.ts';
import { nextNumber } from './numbers.ts';
import { filerIds, mayCorrect } from './policy.ts';
import { readEvent, readFiledToday } from './read.ts';
import { eventGuard } from './resubmit-claim.ts';
import { planScoring } from './score-household.ts';
import { mayDo, stateLabels } from './states.ts';
import { waitingNowhere } from './stages.ts';
import { insertEvent, insertEventNote, markCorrected } from './store.ts';
import type { EventsTable } from './tables.ts';

export interface ReverseInput {
  eventId: string;
  reason: string;
}

/**
 * Staff take back an approved event. The correction is an event of its own; the ledger gets the mirror of what was
 * booked, and whatever the freed place under a limit now allows is booked anew. Nothing is ever changed in place.
 */
export const reverseEvent = defineCommand({
  name: 'events.reverse-event',
  async policy(_ctx: CommandContext, input: ReverseInput) {
    return input.reason.trim() === '' ? eventErrors.correction_reason_missing() : null;
  },
  async decide(ctx: CommandContext, input: ReverseInput) {
    const found = await findCorrectable(ctx, input.eventId);
    if (!found.ok) return found;
    const { event, scheme, guards, doorCode, numbers } = found;
    const correctionId = ctx.ids.uuid();
    const now = ctx.clock.now();
    const number = nextNumber(doorCode, localDay(now), numbers);
    const plan = await planScoring(ctx, scheme, {
      householdIds: [event.household_id],
      events: [
        {
          id: correctionId,
          item: event.item,
          subject: event.subject,
          happenedAt: event.happened_at.getTime(),
          approvedAt: now.getTime(),
          corrects: event.id,
        },
      ],
      reverseReason: `更正（${number}）`,
    });
    const at = { village_id: ctx.villageId };
    return {
      ok: true,
      effects: {
        guards: [...guards, ...plan.guards],
        writes: [
          insertEvent(correctionOf(ctx, event, { correctionId, number })),
          insertEventNote({
            ...at,
            event_id: correctionId,
            round: 1,
            kind: 'correction',
            body: input.reason.trim(),
          }),
          markCorrected({ ...at, id: event.id, corrected_by: correctionId }),
        ],
        postings: plan.postings,
        audit: {
          action: 'events.event-reversed',
          target: `event:${event.id}`,
          before: { correctedBy: null },
          after: { correctedBy: correctionId },
          reason: input.reason.trim(),
        },
        outbox: [],
        result: { eventId: event.id, correctionId, number },
      },
    };
  },
});

async function findCorrectable(ctx: CommandContext, eventId: string) {
  const guards = await readGuards(ctx.read, ctx.villageId, [eventGuard(eventId)]);
  const event = await readEvent(ctx.read, ctx.villageId, eventId);
  const fail = (error: ReturnType<typeof eventErrors.event_unknown>) => ({ ok: false as const, error });
  if (event === undefined || event.source === 'correction') return fail(eventErrors.event_unknown());
  const recused = mayCorrect(ctx.actor, ctx.villageId, event.household_id);
  if (recused !== null) return fail(recused);
  if (!mayDo(event.state, 'correct')) {
    return fail(eventErrors.not_correctable({ stateLabel: stateLabels[event.state] }));
  }
  if (event.corrected_by !== null) return fail(eventErrors.already_corrected());
  const scheme = await readScheme(ctx.read, ctx.villageId);
  if (scheme === null) throw new Error(`village ${ctx.villageId} has an approved event and no scheme`);
  const day = localDay(ctx.clock.now());
  guards.push(...(await readGuards(ctx.read, ctx.villageId, [filingGuard(event.household_id, day)])));
  const [household] = await readHouseholdRecords(
    ctx.read,
    [{ villageId: ctx.villageId, householdId: event.household_id }],
    ctx.clock.now(),
  );
  if (household === undefined) throw new Error(`event ${eventId} belongs to no household`);
  const { numbers } = await readFiledToday(ctx.read, ctx.villageId, event.household_id, day);
  return { ok: true as const, event, scheme, guards, doorCode: household.doorCode, numbers };
}

function correctionOf(
  ctx: CommandContext,
  event: EventsTable,
  given: { correctionId: string; number: string },
): EventsTable {
  const now = ctx.clock.now();
  return {
    ...event,
    id: given.correctionId,
    number: given.number,
    source: 'correction',
    filed_at: now,
    filed_on: localDay(now),
    filed_as: 'helper',
    filers: filerIds(ctx.actor),
    photo_ids: [],
    flags: [],
    risk: 0,
    state: 'approved',
    ...waitingNowhere,
    promised_on: localDay(now),
    round: 1,
    approved_at: now,
    corrects: event.id,
    corrected_by: null,
  };
}
