import type { Disk } from './disk.ts';

/** Whatever seals for a place: the vault, or a key of somebody's own. */
export interface Sealer {
  seal(value: string, place: string): Buffer;
  open(sealed: Uint8Array, place: string): string;
}

export interface SealedFile {
  disk: Disk;
  sealer: Sealer;
  /** Folder of this one file, such as `data-copies/7/<id>`; its pieces open there only. */
  folder: string;
}

/** A piece is sealed and opened in memory, so it may not be large. */
const PIECE_BYTES = 2 * 1024 * 1024;

const keyOf = (folder: string, at: number) => `${folder}/${at}`;

/** Keeps a file sealed on disk, piece by piece, so that no file fills the memory. */
export async function putSealed(
  { disk, sealer, folder }: SealedFile,
  content: AsyncIterable<Buffer>,
): Promise<{ pieces: number; bytes: number }> {
  let pieces = 0;
  let bytes = 0;
  const put = async (piece: Buffer) => {
    const key = keyOf(folder, pieces);
    await disk.put(key, sealer.seal(piece.toString('base64'), key));
    pieces += 1;
    bytes += piece.length;
  };
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const chunk of content) {
    waiting.push(chunk);
    size += chunk.length;
    if (size < PIECE_BYTES) continue;
    await put(Buffer.concat(waiting));
    waiting = [];
    size = 0;
  }
  if (size > 0) await put(Buffer.concat(waiting));
  return { pieces, bytes };
}

export async function* getSealed(
  { disk, sealer, folder }: SealedFile,
  pieces: number,
): AsyncGenerator<Buffer> {
  for (let at = 0; at < pieces; at += 1) {
    const key = keyOf(folder, at);
    yield Buffer.from(sealer.open(await disk.getBytes(key), key), 'base64');
  }
}

export async function deleteSealed(disk: Disk, folder: string, pieces: number): Promise<void> {
  for (let at = 0; at < pieces; at += 1) await disk.delete(keyOf(folder, at));
}
