import { localDay, localIso } from '../../platform/clock/index.ts';
import { type Actor, runOrFail } from '../../platform/command/index.ts';
import { type ScopedRead, withScope } from '../../platform/db/index.ts';
import { orFail } from '../../platform/errors/index.ts';
import { type HttpServer, route } from '../../platform/http/index.ts';
import { runDecideObjection } from './decide-objection.ts';
import { objectToPhotos } from './object-photo.ts';
import { mayDecide, privacyPolicies } from './policy.ts';
import { labelOf, objectionGrounds, objectionReasons } from './reasons.ts';
import type { PrivacyServices } from './services.ts';
import {
  ObjectionAskedAnswer,
  ObjectionBody,
  ObjectionDecidedAnswer,
  ObjectionParams,
  ObjectionsAnswer,
  ObjectionVerdictBody,
  VillageParams,
} from './wire.ts';

const LISTED = 200;

export function objectionRoutes(app: HttpServer, services: PrivacyServices): void {
  route(app, {
    method: 'POST',
    url: '/villages/:villageId/photo-objections',
    id: 'objectToPhotos',
    tag: 'privacy',
    summary: 'Ask for photos to be taken down or blurred',
    policy: privacyPolicies.object,
    command: true,
    params: VillageParams,
    body: ObjectionBody,
    status: 201,
    answer: ObjectionAskedAnswer,
    handler: ({ actor, params: { villageId }, body, key, from }) =>
      runOrFail(services, objectToPhotos, { actor, villageId, key, from }, body),
  });

  route(app, {
    method: 'GET',
    url: '/villages/:villageId/photo-objections',
    id: 'listPhotoObjections',
    tag: 'privacy',
    summary: 'Objections to photos, those that wait first; whoever does not decide sees their own',
    policy: privacyPolicies.object,
    params: VillageParams,
    answer: ObjectionsAnswer,
    handler: async ({ actor, params: { villageId } }) =>
      withScope(services.db, { lo: villageId, hi: villageId }, async (read) => ({
        objections: await readObjections(read, actor, villageId, localDay(services.clock.now())),
        grounds: [...objectionGrounds],
        reasons: [...objectionReasons],
      })),
  });

  route(app, {
    method: 'POST',
    url: '/villages/:villageId/photo-objections/:objectionId/decisions',
    id: 'decidePhotoObjection',
    tag: 'privacy',
    summary: 'Keep the photos, blur parts of them, or take them down',
    policy: privacyPolicies.decide,
    command: true,
    params: ObjectionParams,
    body: ObjectionVerdictBody,
    status: 201,
    answer: ObjectionDecidedAnswer,
    handler: async ({ actor, params: { villageId, objectionId }, body, key, from }) =>
      orFail(await runDecideObjection(services, { actor, villageId, key, from }, { objectionId, ...body })),
  });
}

async function readObjections(read: ScopedRead, actor: Actor, villageId: number, today: string) {
  let query = read
    .selectFrom('photo_objections as o')
    .innerJoin('events as e', (join) =>
      join.onRef('e.village_id', '=', 'o.village_id').onRef('e.id', '=', 'o.event_id'),
    )
    .selectAll('o')
    .select('e.number')
    .where('o.village_id', '=', villageId);
  if (!mayDecide(actor, villageId)) query = query.where('o.asked_by', '=', actor.accountId);
  const rows = await query
    .orderBy((eb) => eb('o.state', '=', 'open'), 'desc')
    .orderBy('o.asked_at', 'desc')
    .orderBy('o.id')
    .limit(LISTED)
    .execute();
  return rows.map((row) => ({
    objectionId: row.id,
    eventId: row.event_id,
    eventNumber: row.number,
    photoIds: row.photo_ids,
    askedAt: localIso(row.asked_at),
    way: row.way,
    ground: labelOf(objectionGrounds, row.ground),
    dueOn: row.due_on,
    overdue: row.state === 'open' && row.due_on < today,
    state: row.state,
    reason: row.reason === null ? null : labelOf(objectionReasons, row.reason),
  }));
}
