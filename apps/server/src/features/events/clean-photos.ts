import { defineSystemCommand, runCommand, systemRequest } from '../../platform/command/index.ts';
import { withScope } from '../../platform/db/index.ts';
import { eventLimits } from './limits.ts';
import { deletePhotoFiles, photoFolder, photoIdOfKey } from './photo-files.ts';
import { deletePhoto } from './store.ts';
import type { PhotoServices } from './store-photo.ts';

/** Photos of one sweep at most; the rest waits for the next. */
const sweepMax = 500;

interface LoosePhoto {
  id: string;
  file: string;
}

const forgetPhotos = defineSystemCommand({
  name: 'events.clean-photos',
  decide: (ctx, { photoIds }: { photoIds: string[] }) => ({
    writes: photoIds.map((id) => deletePhoto({ village_id: ctx.villageId, id })),
    audit: { action: 'events.photos-cleaned', target: `village:${ctx.villageId}`, after: photoIds },
  }),
});

/**
 * Throws away what a village's uploads left behind: photos that no claim took within a day, and files without a row
 * (a crash between the two). Rows go first, then files, so an interrupted sweep is finished by the next one.
 * @returns how many photos and how many stray files went.
 */
export async function cleanPhotos(
  services: PhotoServices,
  villageId: number,
): Promise<{ photos: number; strayFiles: number }> {
  const before = new Date(services.clock.now().getTime() - eventLimits.loosePhotoHours * 3_600_000);
  const loose = await readLoose(services, villageId, before);
  if (loose.length > 0) {
    const photoIds = loose.map((photo) => photo.id);
    await runCommand(services, forgetPhotos, systemRequest(services, 'clean-photos', villageId), {
      photoIds,
    });
    const left = await readKnown(services, villageId, photoIds);
    for (const photo of loose) if (!left.has(photo.id)) await deletePhotoFiles(services.disk, photo.file);
  }
  return { photos: loose.length, strayFiles: await cleanStrayFiles(services, villageId, before) };
}

function readLoose(services: PhotoServices, villageId: number, before: Date): Promise<LoosePhoto[]> {
  return withScope(services.db, { lo: villageId, hi: villageId }, (read) =>
    read
      .selectFrom('photos')
      .select(['id', 'file'])
      .where('village_id', '=', villageId)
      .where('event_id', 'is', null)
      .where('uploaded_at', '<', before)
      .orderBy('uploaded_at')
      .limit(sweepMax)
      .execute(),
  );
}

/** @param withFiles only those whose files should be there: a photo that was taken down has none. */
async function readKnown(
  services: PhotoServices,
  villageId: number,
  ids: string[],
  withFiles = false,
): Promise<Set<string>> {
  const rows = await withScope(services.db, { lo: villageId, hi: villageId }, (read) =>
    read
      .selectFrom('photos')
      .select('id')
      .where('village_id', '=', villageId)
      .where('id', 'in', ids)
      .$if(withFiles, (photos) => photos.where('withdrawn_at', 'is', null))
      .execute(),
  );
  return new Set(rows.map((row) => row.id));
}

async function cleanStrayFiles(services: PhotoServices, villageId: number, before: Date): Promise<number> {
  const old: { key: string; photoId: string }[] = [];
  for (const key of await listFiles(services, villageId)) {
    const photoId = photoIdOfKey(key);
    if (photoId === null) continue;
    const { lastModified } = await services.disk.getMetaData(key);
    if (lastModified < before) old.push({ key, photoId });
  }
  if (old.length === 0) return 0;
  const known = await readKnown(services, villageId, [...new Set(old.map((file) => file.photoId))], true);
  const stray = old.filter((file) => !known.has(file.photoId));
  for (const file of stray) await services.disk.delete(file.key);
  return stray.length;
}

async function listFiles(services: PhotoServices, villageId: number): Promise<string[]> {
  try {
    const { objects } = await services.disk.listAll(photoFolder(villageId), { recursive: true });
    return [...objects].flatMap((object) => (object.isFile ? [object.key] : []));
  } catch (error) {
    // A village without any photo has no folder yet.
    if (isMissingFolder(error)) return [];
    throw error;
  }
}

function isMissingFolder(error: unknown): boolean {
  return error instanceof Error && (error.cause as { code?: string } | undefined)?.code === 'ENOENT';
}
