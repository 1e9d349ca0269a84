import { sql } from 'kysely';
import { localDay } from '../../platform/clock/index.ts';
import {
  type CommandApp,
  type CommandContext,
  defineCommand,
  runCommand,
} from '../../platform/command/index.ts';
import type { CommandAnswer, CommandRequest } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import type { CodedError } from '../../platform/errors/index.ts';
import { type Picture, type PictureFault, readPicture, sameBitsMax } from '../../platform/pictures/index.ts';
import { fieldRoles, mayAt } from '../../platform/policy/index.ts';
import type { Disk } from '../../platform/storage/index.ts';
import { eventErrors } from './errors.ts';
import { eventLimits } from './limits.ts';
import { deletePhotoFiles, photoFile, photoIdOf, putPhoto } from './photo-files.ts';
import { insertPhoto } from './store.ts';

export interface PhotoServices extends CommandApp {
  disk: Disk;
}

export interface StoredPhoto {
  photoId: string;
  width: number;
  height: number;
  bytes: number;
}

interface StorePhotoInput extends StoredPhoto {
  contentHash: string;
  fingerprint: string | null;
  takenAt: string | null;
}

/** Takes an upload in: files first, then the row, so that a row never points at nothing; a refusal takes them away. */
export async function storePhoto(
  services: PhotoServices,
  request: CommandRequest,
  bytes: Uint8Array,
): Promise<CommandAnswer<StoredPhoto>> {
  const read = await readPicture(bytes);
  if (!read.ok) return { ok: false, error: faultError(read.fault, read.details) };
  const { picture } = read;
  const { actor, villageId, key } = request;
  const photoId = photoIdOf({ accountId: actor.accountId, villageId, key, contentHash: picture.contentHash });
  const file = photoFile(villageId, photoId);
  await putPhoto(services.disk, file, picture);
  const answer = await runCommand(services, registerPhoto, request, inputOf(photoId, picture));
  // A throw leaves the files: nobody can tell then whether the row was written, and the daily cleaning can.
  if (!answer.ok) await deletePhotoFiles(services.disk, file);
  return answer;
}

function inputOf(photoId: string, picture: Picture): StorePhotoInput {
  return {
    photoId,
    width: picture.width,
    height: picture.height,
    bytes: picture.full.byteLength,
    contentHash: picture.contentHash.toString('hex'),
    fingerprint: picture.fingerprint,
    takenAt: picture.takenAt?.toISOString() ?? null,
  };
}

const registerPhoto = defineCommand({
  name: 'events.store-photo',
  // The route's policy has asked for a role in this village already, and nothing here depends on a household.
  policy: async () => null,
  async decide(ctx: CommandContext, input: StorePhotoInput) {
    const now = ctx.clock.now();
    const today = localDay(now);
    if (await uploadsFull(ctx, today)) return { ok: false, error: eventErrors.uploads_today_full() };
    const { photoId, width, height, bytes } = input;
    const row = {
      village_id: ctx.villageId,
      id: photoId,
      event_id: null,
      uploaded_by: ctx.actor.accountId,
      uploaded_at: now,
      uploaded_on: today,
      file: photoFile(ctx.villageId, photoId),
      width,
      height,
      bytes,
      content_hash: `\\x${input.contentHash}`,
      fingerprint: input.fingerprint,
      taken_at: input.takenAt === null ? null : new Date(input.takenAt),
      same_as: await findSame(ctx.read, ctx.villageId, input),
    };
    return {
      ok: true,
      effects: {
        guards: [],
        writes: [insertPhoto(row)],
        postings: [],
        audit: { action: 'events.photo-stored', target: `photo:${photoId}` },
        outbox: [],
        result: { photoId, width, height, bytes },
      },
    };
  },
});

async function uploadsFull(ctx: CommandContext, today: string): Promise<boolean> {
  const staff = mayAt(ctx.actor, ctx.villageId, fieldRoles);
  const most = staff ? eventLimits.uploadsPerStaffPerDay : eventLimits.uploadsPerVillagerPerDay;
  const found = await ctx.read
    .selectFrom('photos')
    .select((count) => count.fn.countAll<number>().as('uploads'))
    .where('village_id', '=', ctx.villageId)
    .where('uploaded_by', '=', ctx.actor.accountId)
    .where('uploaded_on', '=', today)
    .executeTakeFirstOrThrow();
  return found.uploads >= most;
}

/** The oldest photo of the village that is this one, byte by byte or to the eye. */
async function findSame(read: ScopedRead, villageId: number, input: StorePhotoInput): Promise<string | null> {
  const { contentHash, fingerprint, photoId } = input;
  const found = await sql<{ id: string }>`
    select id from photos
    where village_id = ${villageId} and id <> ${photoId} and (content_hash = decode(${contentHash}, 'hex')
      or bit_count(fingerprint # ${fingerprint}::bit(64)) <= ${sameBitsMax})
    order by uploaded_at limit 1`.execute(read);
  return found.rows[0]?.id ?? null;
}

function faultError(fault: PictureFault, details: Record<string, string | number>): CodedError {
  switch (fault) {
    case 'empty':
      return eventErrors.photo_missing();
    case 'too_big':
      return eventErrors.photo_too_big();
    case 'not_picture':
      return eventErrors.photo_not_picture();
    case 'kind_unsupported':
      return eventErrors.photo_kind({ seen: String(details.seen) });
    case 'too_many_pixels':
      return eventErrors.photo_too_many_pixels({
        width: Number(details.width),
        height: Number(details.height),
      });
    case 'too_small':
      return eventErrors.photo_too_small();
    case 'damaged':
      return eventErrors.photo_damaged();
    case 'busy':
      return eventErrors.photo_busy();
  }
}
