import type { FastifyRequest } from 'fastify';
import { Failure, orFail } from '../../platform/errors/index.ts';
import { type HttpServer, route } from '../../platform/http/index.ts';
import { eventErrors } from './errors.ts';
import { policies } from './policy.ts';
import { servePhoto } from './serve-photo.ts';
import { type PhotoServices, storePhoto } from './store-photo.ts';
import { PhotoAnswer, PhotoParams, PhotoQuery, VillageParams } from './wire.ts';

export function photoRoutes(app: HttpServer, services: PhotoServices): void {
  route(app, {
    method: 'POST',
    url: '/villages/:villageId/photos',
    id: 'storePhoto',
    tag: 'events',
    summary: 'Upload one photo as evidence for a claim that follows',
    policy: policies.storePhoto,
    command: true,
    params: VillageParams,
    upload: 'photo',
    status: 201,
    answer: PhotoAnswer,
    handler: async ({ actor, params, key, from, raw }) => {
      const bytes = await readUpload(raw);
      return orFail(await storePhoto(services, { actor, villageId: params.villageId, key, from }, bytes));
    },
  });

  route(app, {
    method: 'GET',
    url: '/villages/:villageId/photos/:photoId',
    id: 'showPhoto',
    tag: 'events',
    summary: 'A photo, in full or as a thumb',
    policy: policies.seeEvents,
    params: PhotoParams,
    query: PhotoQuery,
    produces: 'image/jpeg',
    handler: async ({ actor, params, query }, reply) =>
      servePhoto(services, { actor, ...params, size: query.size }, reply),
  });
}

/** The one file of the request, wholly in memory: nothing is on disk until it has been understood. */
async function readUpload(raw: FastifyRequest): Promise<Buffer> {
  if (!raw.isMultipart()) throw new Failure(eventErrors.photo_missing());
  try {
    const part = await raw.file();
    if (part === undefined || part.fieldname !== 'photo') throw new Failure(eventErrors.photo_missing());
    return await part.toBuffer();
  } catch (error) {
    if (isTooLarge(error)) throw new Failure(eventErrors.photo_too_big());
    throw error;
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE';
}
