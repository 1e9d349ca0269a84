import { localDay } from '../../platform/clock/index.ts';
import { type CommandContext, type Outcome, readGuards, type Write } from '../../platform/command/index.ts';
import { type CheckedFiling, checkFiling, type Filing } from './check-filing.ts';
import { eventErrors } from './errors.ts';
import { eventLimits } from './limits.ts';
import { nextNumber } from './numbers.ts';
import { filerIds } from './policy.ts';
import { readFiledToday } from './read.ts';
import { riskOf } from './risk.ts';
import { promisedOn, waitingIn } from './stages.ts';
import { insertEvent, insertEventNote } from './store.ts';
import type { PointsSummary } from './summarise.ts';
import { type TakenPhotos, takePhotos } from './take-photos.ts';

/** What whoever filed is told. */
export interface FiledEvent {
  eventId: string;
  number: string;
  state: 'in_review';
  stage: string;
  stageTitle: string;
  promisedBy: string;
  preview: PointsSummary;
}

/** A filing with what comes along. */
export interface Dossier {
  filing: Filing;
  photoIds: string[];
  note: string;
  onBehalfReason: string;
  action: 'events.claim-submitted' | 'events.visit-recorded';
}

/** The optimistic lock on what is filed for a household in a day: counts and numbers rest on it. */
export function filingGuard(householdId: string, day: string): string {
  return `file:${householdId}:${day}`;
}

/** Takes an event into review: the one path of claims and visits. */
export async function fileEvent(ctx: CommandContext, dossier: Dossier): Promise<Outcome<FiledEvent>> {
  const { filing } = dossier;
  const { as } = filing;
  const { householdId } = filing;
  const now = ctx.clock.now();
  const day = localDay(now);
  const guards = await readGuards(ctx.read, ctx.villageId, [filingGuard(householdId, day)]);
  const eventId = ctx.ids.uuid();
  const checked = await checkFiling(ctx, eventId, filing);
  if (!checked.ok) return checked;
  const today = await readFiledToday(ctx.read, ctx.villageId, householdId, day);
  if (filing.way === 'claim' && today.claims >= eventLimits.claimsPerDay) {
    return { ok: false, error: eventErrors.claims_today_full() };
  }
  const { item, household, stages, preview } = checked.value;
  const photos = await takePhotos(ctx, {
    eventId,
    householdId,
    item,
    photoIds: dossier.photoIds,
    takenToday: today.photos,
  });
  if (!photos.ok) return photos;
  const number = nextNumber(household.doorCode, day, today.numbers);
  const [stage] = stages;
  if (stage === undefined) throw new Error('a procedure without stages was compiled');
  const promisedBy = promisedOn(stages, now);
  return {
    ok: true,
    effects: {
      guards,
      writes: [
        toRow(ctx, dossier, { eventId, number, promisedBy, checked: checked.value, photos: photos.value }),
        ...toNotes(ctx, eventId, dossier),
        ...photos.value.writes,
      ],
      postings: [],
      audit: {
        action: dossier.action,
        target: `event:${eventId}`,
        after: { item: item.id, householdId, photoIds: photos.value.photoIds, filedAs: as },
        ...(dossier.onBehalfReason === '' ? {} : { reason: dossier.onBehalfReason }),
      },
      outbox: [],
      result: {
        eventId,
        number,
        state: 'in_review',
        stage: stage.id,
        stageTitle: stage.title,
        promisedBy,
        preview,
      },
    },
  };
}

interface Drafted {
  eventId: string;
  number: string;
  promisedBy: string;
  checked: CheckedFiling;
  photos: TakenPhotos;
}

function toRow(ctx: CommandContext, { filing }: Dossier, drafted: Drafted): Write {
  const { checked, photos } = drafted;
  const now = ctx.clock.now();
  const flags = photos.seenElsewhere ? [...checked.flags, 'same_photo' as const] : checked.flags;
  const [stage] = checked.stages;
  if (stage === undefined) throw new Error('a procedure without stages was compiled');
  return insertEvent({
    village_id: ctx.villageId,
    id: drafted.eventId,
    number: drafted.number,
    source: filing.way,
    item: checked.item.id,
    subject: checked.subject,
    household_id: filing.householdId,
    member_id: filing.memberId,
    happened_at: filing.happenedAt,
    filed_at: now,
    filed_on: localDay(now),
    filed_as: filing.as,
    filers: filerIds(ctx.actor),
    quantity: filing.quantity,
    grade: filing.grade,
    score: filing.score,
    parts: filing.parts,
    chosen: null,
    photo_ids: photos.photoIds,
    flags,
    risk: riskOf(flags),
    state: 'in_review',
    ...waitingIn(stage, now),
    promised_on: drafted.promisedBy,
    round: 1,
    approved_at: null,
    corrects: null,
    corrected_by: null,
  });
}

function toNotes(ctx: CommandContext, eventId: string, dossier: Dossier): Write[] {
  const note = (kind: 'note' | 'on_behalf', body: string) =>
    body === ''
      ? []
      : [insertEventNote({ village_id: ctx.villageId, event_id: eventId, round: 1, kind, body })];
  return [
    ...note('note', dossier.note),
    ...(dossier.filing.as === 'helper' ? note('on_behalf', dossier.onBehalfReason) : []),
  ];
}
