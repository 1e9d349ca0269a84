import { addDays, localDay, startOfDay } from '../../platform/clock/index.ts';
import { type CommandContext, defineCommand, readGuards } from '../../platform/command/index.ts';
import { addWorkdays } from '../events/index.ts';
import { privacyErrors } from './errors.ts';
import { objectsAs } from './policy.ts';
import type { ObjectionGround } from './reasons.ts';
import { insertObjection } from './store.ts';

const DEADLINE_WORKDAYS = 5;
const PER_DAY = 20;

export interface ObjectInput {
  /** Photos of one event; or all photos of the event with this number. */
  photoIds?: string[] | undefined;
  eventNumber?: string | undefined;
  ground: ObjectionGround;
}

export const objectionGuard = (eventId: string) => `photo-objection:${eventId}`;

/** Anybody of the village may say that a photo shows them, their child or their home; a clerk answers in five work days. */
export const objectToPhotos = defineCommand({
  name: 'privacy.object-to-photos',
  // The route's policy has asked for a role in this village; whom a photo shows, only the objector knows.
  policy: async () => null,
  async decide(ctx: CommandContext, input: ObjectInput) {
    const { villageId } = ctx;
    const found = await findPhotos(ctx, input);
    const [eventId] = found.keys();
    if (eventId === undefined || found.size > 1) return { ok: false, error: privacyErrors.photos_unknown() };
    const guards = await readGuards(ctx.read, villageId, [objectionGuard(eventId)]);
    const photoIds = found.get(eventId) ?? [];
    if (await isOpen(ctx, eventId, photoIds)) return { ok: false, error: privacyErrors.objection_open() };
    const now = ctx.clock.now();
    if ((await countToday(ctx, now)) >= PER_DAY)
      return { ok: false, error: privacyErrors.objections_today() };
    const id = ctx.ids.uuid();
    const dueOn = addWorkdays(localDay(now), DEADLINE_WORKDAYS);
    return {
      ok: true,
      effects: {
        guards,
        writes: [
          insertObjection({
            village_id: villageId,
            id,
            event_id: eventId,
            photo_ids: photoIds,
            asked_by: ctx.actor.accountId,
            asked_at: now,
            way: objectsAs(ctx.actor, villageId),
            ground: input.ground,
            due_on: dueOn,
          }),
        ],
        postings: [],
        audit: {
          action: 'privacy.photos-objected',
          target: `event:${eventId}`,
          after: { photoIds, ground: input.ground },
        },
        outbox: [],
        result: { objectionId: id, dueOn },
      },
    };
  },
});

/** Photos that still stand, by event. */
async function findPhotos(
  ctx: CommandContext,
  { photoIds, eventNumber }: ObjectInput,
): Promise<Map<string, string[]>> {
  let query = ctx.read
    .selectFrom('photos as p')
    .innerJoin('events as e', (join) =>
      join.onRef('e.village_id', '=', 'p.village_id').onRef('e.id', '=', 'p.event_id'),
    )
    .select(['p.id', 'e.id as eventId'])
    .where('p.village_id', '=', ctx.villageId)
    .where('p.withdrawn_at', 'is', null);
  if (photoIds !== undefined && photoIds.length > 0) query = query.where('p.id', 'in', photoIds);
  else if (eventNumber !== undefined) query = query.where('e.number', '=', eventNumber.trim().toUpperCase());
  else return new Map();
  const rows = await query.orderBy('p.id').execute();
  const byEvent = new Map<string, string[]>();
  for (const row of rows) byEvent.set(row.eventId, [...(byEvent.get(row.eventId) ?? []), row.id]);
  return byEvent;
}

async function isOpen(ctx: CommandContext, eventId: string, photoIds: string[]): Promise<boolean> {
  const open = await ctx.read
    .selectFrom('photo_objections')
    .select('photo_ids')
    .where('village_id', '=', ctx.villageId)
    .where('event_id', '=', eventId)
    .where('state', '=', 'open')
    .execute();
  const waiting = new Set(open.flatMap((row) => row.photo_ids));
  return photoIds.every((id) => waiting.has(id));
}

async function countToday(ctx: CommandContext, now: Date): Promise<number> {
  const today = localDay(now);
  const { count } = await ctx.read
    .selectFrom('photo_objections')
    .select((one) => one.fn.countAll<number>().as('count'))
    .where('village_id', '=', ctx.villageId)
    .where('asked_by', '=', ctx.actor.accountId)
    .where('asked_at', '>=', startOfDay(today))
    .where('asked_at', '<', startOfDay(addDays(today, 1)))
    .executeTakeFirstOrThrow();
  return count;
}
