import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

export const root = resolve(import.meta.dirname, '../..');

/** The repository's own files: what git tracks or would track, never node_modules or what a build made. */
export async function listFiles(): Promise<string[]> {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const { stdout } = await promisify(execFile)('git', args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  return stdout.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
}

export function readFiles(paths: string[]): { path: string; text: string }[] {
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
