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
 * @returns a handle: `fetched()` packages fetched so far, `total`, `done` (resolves to {ok, cause, log}), `stop()`
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
  const total = wantedPackages(readJson(join(place.dir, 'package-lock.json'))).length;
  return { ...place, total, done, fetched: () => countFetched(log), stop: () => child.kill('SIGTERM') };
}

/** How many package files npm has fetched, from its own log. */
function countFetched(log) {
  return (readText(log).match(/fetch GET 200 \S+\.tgz/g) ?? []).length;
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
