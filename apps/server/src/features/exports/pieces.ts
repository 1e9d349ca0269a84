import type { ExportServices } from './services.ts';

type Services = Pick<ExportServices, 'disk' | 'vault'>;

/** A piece is sealed and opened in memory, so it may not be large. */
const PIECE_BYTES = 2 * 1024 * 1024;

const keyOf = (villageId: number, exportId: string, at: number) => `exports/${villageId}/${exportId}/${at}`;
const placeOf = (villageId: number, exportId: string, at: number) => `export:${villageId}:${exportId}:${at}`;

export interface ExportKey {
  villageId: number;
  exportId: string;
}

/** Keeps a file sealed on disk, piece by piece, so that no size of village fills the memory. */
export async function putPieces(
  services: Services,
  { villageId, exportId }: ExportKey,
  content: AsyncIterable<Buffer>,
): Promise<{ pieces: number; bytes: number }> {
  let pieces = 0;
  let bytes = 0;
  const put = async (piece: Buffer) => {
    const sealed = services.vault.seal(piece.toString('base64'), placeOf(villageId, exportId, pieces));
    await services.disk.put(keyOf(villageId, exportId, pieces), sealed);
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

export async function* getPieces(
  services: Services,
  { villageId, exportId }: ExportKey,
  pieces: number,
): AsyncGenerator<Buffer> {
  for (let at = 0; at < pieces; at += 1) {
    const sealed = await services.disk.getBytes(keyOf(villageId, exportId, at));
    yield Buffer.from(services.vault.open(sealed, placeOf(villageId, exportId, at)), 'base64');
  }
}

export async function deletePieces(
  { disk }: Services,
  { villageId, exportId }: ExportKey,
  pieces: number,
): Promise<void> {
  for (let at = 0; at < pieces; at += 1) await disk.delete(keyOf(villageId, exportId, at));
}
