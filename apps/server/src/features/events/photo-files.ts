import { createHash } from 'node:crypto';
import type { Disk } from '../../platform/storage/index.ts';

export type PhotoSize = 'full' | 'thumb';

/**
 * The id of a photo follows from who sent what under which key: sending it again after a lost answer meets the same
 * row and the same files, and another picture under the same key touches neither.
 */
export function photoIdOf(sent: {
  accountId: string;
  villageId: number;
  key: string;
  contentHash: Buffer;
}): string {
  const digest = createHash('sha256')
    .update(`${sent.accountId}\n${sent.villageId}\n${sent.key.toLowerCase()}\n`)
    .update(sent.contentHash)
    .digest();
  digest[6] = (digest.readUInt8(6) & 0x0f) | 0x80;
  digest[8] = (digest.readUInt8(8) & 0x3f) | 0x80;
  const hex = digest.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** Where the files of a photo lie, without size and ending. */
export function photoFile(villageId: number, photoId: string): string {
  return `${photoFolder(villageId)}/${photoId.slice(0, 2)}/${photoId}`;
}

export function photoFolder(villageId: number): string {
  return `photos/${villageId}`;
}

export function sizeKey(file: string, size: PhotoSize): string {
  return `${file}-${size}.jpg`;
}

/** The photo that a stored file belongs to; null for a name that we never give. */
export function photoIdOfKey(key: string): string | null {
  return /\/([0-9a-f-]{36})-(?:full|thumb)\.jpg$/.exec(key)?.[1] ?? null;
}

export async function putPhoto(
  disk: Disk,
  file: string,
  picture: { full: Buffer; thumb: Buffer },
): Promise<void> {
  await disk.put(sizeKey(file, 'thumb'), picture.thumb);
  await disk.put(sizeKey(file, 'full'), picture.full);
}

export async function deletePhotoFiles(disk: Disk, file: string): Promise<void> {
  await disk.delete(sizeKey(file, 'full'));
  await disk.delete(sizeKey(file, 'thumb'));
}
