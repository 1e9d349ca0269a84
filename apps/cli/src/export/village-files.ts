import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { villageFiles } from '@jishan/server/features/exports';
import type { ScopedRead } from '@jishan/server/platform/db';

export interface ExportedCounts {
  households: number;
  events: number;
  versions: number;
}

/** A village has no scheme yet, so there is nothing that its facts could be scored with. */
export class NothingToExport extends Error {
  override readonly name = 'NothingToExport';
}

/**
 * Writes a village's files into a folder. Call it inside one repeatable-read transaction, so that all files show the
 * same moment.
 */
export async function writeVillage(
  read: ScopedRead,
  villageId: number,
  folder: string,
): Promise<ExportedCounts> {
  const village = await villageFiles(read, villageId);
  if (village === null) throw new NothingToExport('这个村还没有发布积分方案，没有可以导出的内容。');
  for (const { name, pieces } of village.files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await pipeline(Readable.from(pieces), createWriteStream(file));
  }
  return village.counts;
}
