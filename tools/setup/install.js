import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wantedPackages } from './installed.js';
import { cacheDir, cleanEnv, npmCommand, readJson } from './machine.js';
import { causeOf } from './words.js';

const npmArgs =
  'ci --ignore-scripts --no-audit --no-fund --prefer-offline --no-progress --loglevel=http'.split(' ');

/**
 * Starts `npm ci` in a folder and writes what npm says to a log file. No package's own script runs, so the outcome
 * does not depend on npm's script policy, which differs between versions 10, 11 and 12.
 *
 * @param {{ name: string, label: string, dir: string }} place
 * @returns a handle: `progress()` tells what it does at the moment, `done` resolves to {ok, cause, log}, `stop()`
 */
export function startInstall(place) {
  mkdirSync(cacheDir, { recursive: true });
  const log = join(cacheDir, `setup-${place.name}.log`);
  const out = openSync(log, 'w');
  const npm = npmCommand();
  const child = spawn(npm.file, [...npm.args, ...npmArgs], {
    cwd: place.dir,
    env: cleanEnv(),
    stdio: ['ignore', out, out],
    shell: process.platform === 'win32',
  });
  closeSync(out);
  const done = new Promise((resolve) => {
    child.on('error', (error) => resolve({ ok: false, cause: causeOf(String(error)), log }));
    child.on('exit', (code) =>
      resolve(code === 0 ? { ok: true, log } : { ok: false, cause: readCause(log), log }),
    );
  });
  const wanted = wantedPackages(readJson(join(place.dir, 'package-lock.json'))).length;
  return {
    ...place,
    wanted,
    done,
    progress: () => readProgress(readText(log), wanted),
    stop: () => child.kill('SIGTERM'),
  };
}

/** npm leaves out a few optional packages that the lockfile allows on this machine. */
const nearlyAll = 0.9;

/**
 * What npm is at, from its own log: it looks packages up (the lockfile names no registry), fetches them, and unpacks
 * them without a word. What its cache holds counts as fetched.
 *
 * @param {string} log
 * @param {number} wanted how many packages the lockfile asks for
 * @returns {{ phase: 'asking' | 'looking' | 'fetching' | 'unpacking', done: number }}
 */
export function readProgress(log, wanted) {
  const lines = log.match(/^npm http (fetch GET 200|cache) \S+/gm) ?? [];
  const fetched = lines.filter((line) => line.endsWith('.tgz')).length;
  const looked = lines.length - fetched;
  if (lines.length === 0) return { phase: 'asking', done: 0 };
  // A few files arrive while most packages are still being looked up.
  const isLooking = looked < wanted / 2 ? looked >= fetched : fetched * 50 < looked;
  if (isLooking) return { phase: 'looking', done: Math.min(looked, wanted) };
  return { phase: fetched >= wanted * nearlyAll ? 'unpacking' : 'fetching', done: fetched };
}

function readCause(log) {
  const text = readText(log);
  const errors = text
    .split('\n')
    .filter((line) => line.startsWith('npm error') || line.startsWith('npm ERR!'));
  const tail = errors.slice(0, 6).map((line) => `\n    ${line}`);
  return causeOf(errors.join('\n')) + tail.join('');
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
