import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * One fingerprint over the contents of files and folders, so that a build is repeated exactly when what goes into it
 * has changed. Times do not count: a fresh clone or a switched branch with the same contents needs no build.
 *
 * @param paths relative to `base`; one that is missing counts as empty
 */
export async function fingerprint(base: string, paths: readonly string[]): Promise<string> {
  const files = (await Promise.all(paths.map((path) => listUnder(base, path)))).flat().toSorted();
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(await readFile(join(base, file)));
  return hash.digest('hex');
}

async function listUnder(base: string, path: string): Promise<string[]> {
  const entry = await stat(join(base, path)).catch(() => undefined);
  if (!entry) return [];
  if (!entry.isDirectory()) return [path];
  const names = await readdir(join(base, path));
  return (await Promise.all(names.map((name) => listUnder(base, `${path}/${name}`)))).flat();
}
