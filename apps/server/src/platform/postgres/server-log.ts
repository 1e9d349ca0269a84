import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';

async function newestServerLog(directory: string): Promise<{ file: string; bytes: number } | undefined> {
  const folder = path.join(directory, 'log');
  let newest: { file: string; bytes: number; changed: number } | undefined;
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    const { size, mtimeMs } = await stat(file);
    if (!newest || mtimeMs >= newest.changed) newest = { file, bytes: size, changed: mtimeMs };
  }
  return newest;
}

/** Length of the server's current log, to read later only what came after. */
export async function serverLogBytes(directory: string): Promise<number> {
  return (await newestServerLog(directory))?.bytes ?? 0;
}

/** What the server wrote after a point, at most the last 16 kB. */
export async function readServerLog(directory: string, sinceBytes: number): Promise<string> {
  const newest = await newestServerLog(directory);
  if (!newest) return '';
  // A new day's file starts over, then all of it is recent.
  const from = Math.max(newest.bytes < sinceBytes ? 0 : sinceBytes, newest.bytes - 16_384);
  const handle = await open(newest.file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(newest.bytes - from),
      0,
      newest.bytes - from,
      from,
    );
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
