import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnusableFiles } from './problems.ts';
import { fileFault } from './read-bytes.ts';

type Content = string | Uint8Array;

/**
 * Writes files of a folder, making it where it is not there yet. They appear under their names once all are written
 * whole: a full disk leaves those of an earlier run as they were. Throws UnusableFiles when the folder cannot be written to.
 *
 * @example writeTogether('out', [['result.json', '{}\n'], ['lists.csv', 'list\n']])
 */
export function writeTogether(folder: string, files: Iterable<readonly [name: string, text: Content]>): void {
  let aside: string | null = null;
  try {
    mkdirSync(folder, { recursive: true });
    aside = mkdtempSync(join(folder, '.writing-'));
    const names: string[] = [];
    for (const [name, text] of files) {
      writeFileSync(join(aside, name), text);
      names.push(name);
    }
    for (const name of names) renameSync(join(aside, name), join(folder, name));
  } catch (error) {
    const fault = fileFault(error);
    if (fault === null) throw error;
    throw new UnusableFiles([{ file: folder, expected: `结果写不进去：${fault}` }]);
  } finally {
    if (aside !== null) rmSync(aside, { recursive: true, force: true });
  }
}
