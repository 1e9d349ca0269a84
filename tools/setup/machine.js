// This folder runs before anything is installed: plain JavaScript, Node 20.19 or newer, no dependency.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Where logs and locks of the set-up lie; ignored by git. */
export const cacheDir = join(root, '.cache');

/** The Node 24 that npm installs for us. */
export const node24 = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

/** True when `version` ('v20.19.0') is at least `major.minor`. */
export function isAtLeast(version, major, minor) {
  const [a = 0, b = 0] = version.replace(/^v/, '').split('.').map(Number);
  return a > major || (a === major && b >= minor);
}

/**
 * The environment for npm: without this repository's own node_modules/.bin in PATH, because npm ci deletes
 * that folder, and the Node in it, while npm is still running.
 */
export function cleanEnv(env = process.env) {
  const own = join(root, 'node_modules');
  const path = (env.PATH ?? '').split(delimiter).filter((entry) => !resolve(entry).startsWith(own));
  return { ...env, PATH: path.join(delimiter) };
}

/** The command that starts the same npm that started us, or the first npm in PATH. */
export function npmCommand(env = process.env) {
  const cli = env.npm_execpath;
  const node = env.npm_node_execpath;
  const usable = cli?.endsWith('npm-cli.js') && node && !node.startsWith(join(root, 'node_modules'));
  if (usable && existsSync(cli) && existsSync(node)) return { file: node, args: [cli] };
  return { file: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}

/** Reads a JSON file; undefined when it is missing or broken (a half-written file counts as missing). */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
