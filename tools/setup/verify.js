import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isAtLeast, node24, root } from './machine.js';
import { words } from './words.js';

/** Packages that bring a program of their own, and from where each is asked for. */
const natives = [
  ['apps/server', 'sharp'],
  ['apps/server', '@node-rs/argon2'],
  ['.', '@swc/core'],
];

/**
 * Makes sure node_modules/.bin/node is a Node 24. npm does not always link the program of an optional package (seen
 * with 10.9 and 11.19 and a warm cache). On a platform that npm has no Node 24 for, the machine's own will do.
 */
export function ensureNode24() {
  if (existsSync(node24)) return;
  const packaged = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  const own = isAtLeast(process.version, 24, 0) ? process.execPath : undefined;
  const program = existsSync(packaged) ? packaged : own;
  if (!program) throw new Error(words.node24Missing);
  mkdirSync(dirname(node24), { recursive: true });
  rmSync(node24, { force: true });
  symlinkSync(program === packaged ? relative(dirname(node24), packaged) : program, node24);
}

/** Loads each native package once, after an install: better a plain sentence now than a crash in the middle later. */
export function verifyNatives() {
  for (const [from, name] of natives) {
    const code = `require('node:module').createRequire(${JSON.stringify(join(root, from, 'x.js'))})('${name}')`;
    if (spawnSync(node24, ['-e', code], { stdio: 'ignore' }).status !== 0)
      throw new Error(words.broken(name));
  }
}
