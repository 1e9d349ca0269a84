import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

export const root = resolve(import.meta.dirname, '../..');

/**
 * The repository's own files: what git tracks or would track, never node_modules or what a build made. A copy on a
 * machine without git has no strangers but those that .gitignore names.
 */
export async function listFiles(): Promise<string[]> {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  try {
    const { stdout } = await promisify(execFile)('git', args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
    return stdout.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return walk(root, ['.git/']);
  }
}

/** Our .gitignore files hold plain names and `*.ending`, which is all that is understood here. */
async function walk(folder: string, above: string[]): Promise<string[]> {
  const own = await readFile(join(folder, '.gitignore'), 'utf8').catch(() => '');
  const lines = [...above, ...own.split('\n').filter((line) => line !== '')];
  const isIgnored = (name: string) =>
    lines.some((line) =>
      line.startsWith('*') ? name.endsWith(line.slice(1)) : line.replace(/\/$/, '') === name,
    );
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !isIgnored(name));
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    found.push(...(entry.isDirectory() ? await walk(path, lines) : [relative(root, path)]));
  }
  return found;
}

export function readFiles(paths: string[]): { path: string; text: string }[] {
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
