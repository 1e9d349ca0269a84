import type { Sheet } from '../../platform/sheets/index.ts';
import type { Disk } from '../../platform/storage/index.ts';
import type { Vault } from '../../platform/vault/index.ts';

/** What is kept of an upload: its cells, and the name it came under. The file itself is not. */
export interface FileContent {
  title: string;
  sheets: Sheet[];
}

interface Services {
  disk: Disk;
  vault: Vault;
}

const folder = 'roster-files';
const keyOf = (villageId: number, fileId: string) => `${folder}/${villageId}/${fileId}`;
const placeOf = (villageId: number, fileId: string) => `roster-file:${villageId}:${fileId}`;

/** Puts an upload's cells on disk, sealed: they hold names, phones and ID numbers of a whole village. */
export async function putContent(
  { disk, vault }: Services,
  villageId: number,
  fileId: string,
  content: FileContent,
): Promise<void> {
  await disk.put(keyOf(villageId, fileId), vault.seal(JSON.stringify(content), placeOf(villageId, fileId)));
}

export async function getContent(
  { disk, vault }: Services,
  villageId: number,
  fileId: string,
): Promise<FileContent> {
  const sealed = await disk.getBytes(keyOf(villageId, fileId));
  // Only `putContent` seals for this place: the seal vouches for the shape.
  return JSON.parse(vault.open(sealed, placeOf(villageId, fileId))) as FileContent;
}

export async function deleteContent({ disk }: Services, villageId: number, fileId: string): Promise<void> {
  await disk.delete(keyOf(villageId, fileId));
}
