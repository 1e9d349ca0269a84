import { localDay } from '../../platform/clock/index.ts';
import { type CommandContext, defineCommand, readGuards } from '../../platform/command/index.ts';
import { type CheckedFiling, checkFiling } from './check-filing.ts';
import { eventErrors } from './errors.ts';
import { filingGuard, type FiledEvent } from './file-event.ts';
import { eventLimits } from './limits.ts';
import { filerIds, mayFile } from './policy.ts';
import { readEvent, readFiledToday } from './read.ts';
import { riskOf } from './risk.ts';
import { promisedOn, waitingIn } from './stages.ts';
import { assertStep, mayDo, stateLabels } from './states.ts';
import { insertEventNote, moveEvent, refileEvent } from './store.ts';
import type { EventsTable } from './tables.ts';
import { type TakenPhotos, takePhotos } from './take-photos.ts';

export interface ResubmitInput {
  eventId: string;
  photoIds: string[];
  note?: string | undefined;
}

/** The optimistic lock on one event's state. */
export function eventGuard(eventId: string): string {
  return `event:${eventId}`;
}

/**
 * A returned claim comes back with what was asked for. What was decided before rested on other evidence, so it
 * passes every stage again.
 */
export const resubmitClaim = defineCommand({
  name: 'events.resubmit-claim',
  async policy(_ctx: CommandContext, input: ResubmitInput) {
    return (input.note?.length ?? 0) > eventLimits.noteCharsMax ? eventErrors.note_too_long() : null;
  },
  async decide(ctx: CommandContext, input: ResubmitInput) {
    const { eventId } = input;
    const guards = await readGuards(ctx.read, ctx.villageId, [eventGuard(eventId)]);
    const event = await readEvent(ctx.read, ctx.villageId, eventId);
    const mine =
      event &&
      (await mayFile(ctx.read, ctx.actor, { villageId: ctx.villageId, householdId: event.household_id }));
    if (event === undefined || !mine?.ok) {
      return { ok: false, error: eventErrors.event_unknown() };
    }
    if (!mayDo(event.state, 'resubmit')) {
      return { ok: false, error: eventErrors.not_returned({ stateLabel: stateLabels[event.state] }) };
    }
    const day = localDay(ctx.clock.now());
    const filing = filingGuard(event.household_id, day);
    guards.push(...(await readGuards(ctx.read, ctx.villageId, [filing])));
    const checked = await checkFiling(ctx, eventId, filingOf(event, ctx.clock.now()));
    if (!checked.ok) return checked;
    const today = await readFiledToday(ctx.read, ctx.villageId, event.household_id, day);
    // The photos that this claim holds already are not counted twice.
    const takenToday = today.photos - (event.filed_on === day ? event.photo_ids.length : 0);
    const { item } = checked.value;
    const photos = await takePhotos(ctx, {
      eventId,
      householdId: event.household_id,
      item,
      photoIds: input.photoIds,
      takenToday,
    });
    if (!photos.ok) return photos;
    const refiled = refile(ctx, event, checked.value, photos.value);
    const note = input.note?.trim() ?? '';
    const noteRow = {
      village_id: ctx.villageId,
      event_id: eventId,
      round: event.round + 1,
      kind: 'note' as const,
    };
    return {
      ok: true,
      effects: {
        guards,
        writes: [
          ...refiled.writes,
          ...(note === '' ? [] : [insertEventNote({ ...noteRow, body: note })]),
          ...photos.value.writes,
        ],
        postings: [],
        audit: {
          action: 'events.claim-resubmitted',
          target: `event:${eventId}`,
          before: { photoIds: event.photo_ids, round: event.round },
          after: { photoIds: photos.value.photoIds, round: event.round + 1 },
        },
        outbox: [],
        result: refiled.result,
      },
    };
  },
});

function filingOf(event: EventsTable, now: Date): Parameters<typeof checkFiling>[2] {
  return {
    way: event.source === 'visit' ? 'visit' : 'claim',
    as: event.filed_as,
    item: event.item,
    householdId: event.household_id,
    memberId: event.member_id,
    // Its age was right when it was first filed; the time it spent with the reviewers is not the villager's.
    happenedAt: event.happened_at,
    judgedAt: event.filed_at < now ? event.filed_at : now,
    quantity: event.quantity,
    grade: event.grade,
    score: event.score,
    parts: event.parts,
  };
}

function refile(ctx: CommandContext, event: EventsTable, checked: CheckedFiling, photos: TakenPhotos) {
  assertStep(event.state, 'resubmit', 'in_review');
  const now = ctx.clock.now();
  const { stages, preview } = checked;
  const [stage] = stages;
  if (stage === undefined) throw new Error('a procedure without stages was compiled');
  const flags = photos.seenElsewhere ? [...checked.flags, 'same_photo' as const] : checked.flags;
  const promisedBy = promisedOn(stages, now);
  const at = { village_id: ctx.villageId, id: event.id };
  const result: FiledEvent = {
    eventId: event.id,
    number: event.number,
    state: 'in_review',
    stage: stage.id,
    stageTitle: stage.title,
    promisedBy,
    preview,
  };
  return {
    writes: [
      refileEvent({
        ...at,
        round: event.round + 1,
        photo_ids: photos.photoIds,
        filers: [...new Set([...event.filers, ...filerIds(ctx.actor)])],
        flags,
        risk: riskOf(flags),
      }),
      moveEvent({
        ...at,
        state: 'in_review',
        ...waitingIn(stage, now),
        promised_on: promisedBy,
        approved_at: null,
        chosen: null,
      }),
    ],
    result,
  };
}
