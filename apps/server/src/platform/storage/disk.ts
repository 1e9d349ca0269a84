import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

export type { Disk } from 'flydrive';

/**
 * Files of the installation below one folder, named by keys such as `photos/7/2026/11/….jpg`. Keys that would leave
 * the folder are refused by flydrive. To keep the files in an object store, give `Disk` flydrive's S3 driver here.
 */
export function createDisk(root: string): Disk {
  return new Disk(new DurableFileDriver(root));
}

/**
 * flydrive's own driver writes in place: a crash leaves half a file under its final name, and nothing waits for the
 * platter. A photo is evidence, so it appears whole or not at all, and is on disk before anybody is told it arrived.
 */
class DurableFileDriver extends FSDriver {
  readonly #root: string;

  constructor(root: string) {
    super({ location: root, visibility: 'private' });
    this.#root = root;
  }

  override async put(key: string, contents: string | Uint8Array): Promise<void> {
    const target = join(this.#root, key);
    const folder = dirname(target);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const half = join(folder, `.half-${randomUUID()}`);
    try {
      await writeDurably(half, contents);
      await rename(half, target);
    } catch (error) {
      await unlink(half).catch(() => undefined);
      throw error;
    }
    await syncFolder(folder);
  }
}

async function writeDurably(path: string, contents: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(contents);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  // The rename lives in the folder's own blocks; Windows cannot open a folder and needs no such call.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
