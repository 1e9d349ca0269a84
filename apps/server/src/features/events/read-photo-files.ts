import type { ScopedRead } from '../../platform/db/index.ts';
import { sizeKey } from './photo-files.ts';

/** The files of all photos that belong to an event of a village, oldest first. */
export async function readPhotoFiles(
  read: ScopedRead,
  villageId: number,
): Promise<{ id: string; file: string }[]> {
  const rows = await read
    .selectFrom('photos')
    .select(['id', 'file'])
    .where('village_id', '=', villageId)
    .where('event_id', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, file }) => ({ id, file: sizeKey(file, 'full') }));
}
