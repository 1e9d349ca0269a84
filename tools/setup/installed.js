import { join } from 'node:path';
import { readJson } from './machine.js';

/** Does an entry of a lockfile belong on a machine of this platform and processor? */
function fits(entry, machine) {
  return allows(entry.os, machine.platform) && allows(entry.cpu, machine.arch);
}

/** npm's rule for `os` and `cpu`: a name, a list of names, or names refused with a leading `!`. */
function allows(rule, value) {
  if (rule === undefined) return true;
  const names = [rule].flat();
  if (names.some((name) => name === `!${value}`)) return false;
  const wanted = names.filter((name) => !name.startsWith('!'));
  return wanted.length === 0 || wanted.includes(value);
}

/** The third-party packages that a lockfile asks for on this machine: [path, entry] pairs. */
export function wantedPackages(lock, machine = process) {
  return Object.entries(lock?.packages ?? {}).filter(
    ([path, entry]) => path.includes('node_modules/') && !entry.link && fits(entry, machine),
  );
}

/**
 * Is what lies in node_modules what the lockfile asks for? npm writes node_modules/.package-lock.json as the very
 * last act of an install and removes it as the first act of the next one, so an interrupted install is seen too.
 *
 * @returns {boolean}
 */
export function isInstalled(dir, machine = process) {
  const lock = readJson(join(dir, 'package-lock.json'));
  const done = readJson(join(dir, 'node_modules/.package-lock.json'));
  if (!lock || !done) return false;
  return wantedPackages(lock, machine).every(([path, entry]) => {
    const there = done.packages[path];
    return there
      ? there.version === entry.version && there.integrity === entry.integrity
      : entry.optional === true;
  });
}
