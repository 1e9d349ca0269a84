import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { words } from '../words.js';
import { runLogged } from './run.js';

/**
 * Unpacks packages side by side into a folder; none of their scripts runs.
 *
 * @param {string[]} files paths of .deb files
 * @param {string} root is made anew
 * @returns {Promise<boolean>}
 */
export async function unpack(files, root, log) {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  let done = 0;
  const tick = setInterval(() => console.log(words.privateUnpacking(done, files.length)), 5000);
  try {
    for (const file of files) {
      if (!(await runLogged(['dpkg-deb', '-x', file, root], { log }))) return false;
      done += 1;
    }
  } finally {
    clearInterval(tick);
  }
  // Its helper of compiled queries wants the compiler, which was left out; without it PostgreSQL interprets.
  rmSync(join(root, 'usr/lib/postgresql/15/lib/llvmjit.so'), { force: true });
  return true;
}

/**
 * The folders of an unpacked system that hold shared libraries: those of the processor's kind, and one level below,
 * where some packages hide what their own libraries need.
 */
export function libraryFolders(root) {
  const found = [];
  for (const base of ['usr/lib', 'lib']) {
    for (const kind of foldersOf(join(root, base)).filter((path) => /-linux-gnu\w*$/.test(path))) {
      found.push(kind, ...foldersOf(kind).filter(hasLibraries));
    }
  }
  return found;
}

function foldersOf(path) {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(path, entry.name));
}

function hasLibraries(path) {
  return readdirSync(path).some((name) => /^lib.*\.so(\.|$)/.test(name));
}
