import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/command/index.ts';
import { type ScopedRead, withScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import type { PhotoServices } from './store-photo.ts';
import { eventErrors } from './errors.ts';
import { type PhotoSize, sizeKey } from './photo-files.ts';
import { maySee } from './policy.ts';
import { type PhotoRow, readEvent, readPhotos } from './read.ts';

/** Sends a photo to whoever may see its event, or to whoever uploaded it while no event has taken it. */
export async function servePhoto(
  services: Pick<PhotoServices, 'db' | 'disk'>,
  asked: { actor: Actor; villageId: number; photoId: string; size: PhotoSize },
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { actor, villageId, photoId, size } = asked;
  const photo = await withScope(services.db, { lo: villageId, hi: villageId }, (read) =>
    findVisible(read, actor, villageId, photoId),
  );
  if (photo === null) throw new Failure(eventErrors.photo_gone());
  if (photo.withdrawn_at !== null) throw new Failure(eventErrors.photo_withdrawn());
  const bytes = await services.disk.getBytes(sizeKey(photo.file, size));
  return (
    reply
      .type('image/jpeg')
      // It is the household's, so no shared cache may keep it; and it may be taken down or blurred any day.
      .header('cache-control', 'private, max-age=300')
      .header('vary', 'authorization, cookie')
      .header('content-disposition', 'inline')
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  );
}

async function findVisible(
  read: ScopedRead,
  actor: Actor,
  villageId: number,
  photoId: string,
): Promise<PhotoRow | null> {
  const [photo] = await readPhotos(read, villageId, [photoId]);
  if (photo === undefined) return null;
  if (photo.event_id === null) return photo.uploaded_by === actor.accountId ? photo : null;
  const event = await readEvent(read, villageId, photo.event_id);
  if (event === undefined) return null;
  return (await maySee(read, actor, { villageId, householdId: event.household_id })) ? photo : null;
}
