import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

const reportMs = 5000;

/**
 * Runs a command to its end with its words in a log, and tells every few seconds that it still runs.
 *
 * @param {string[]} command
 * @param {{ log: string, tell?: (seconds: number) => void, cwd?: string }} options
 * @returns {Promise<boolean>} whether it ended well
 */
export async function runLogged([file, ...args], { log, tell, cwd }) {
  mkdirSync(dirname(log), { recursive: true });
  const out = openSync(log, 'a');
  const child = spawn(file, args, { cwd, stdio: ['ignore', out, out] });
  closeSync(out);
  const started = Date.now();
  const tick = tell && setInterval(() => tell(Math.round((Date.now() - started) / 1000)), reportMs);
  try {
    return await new Promise((resolve) => {
      child.on('error', () => resolve(false));
      child.on('exit', (code) => resolve(code === 0));
    });
  } finally {
    clearInterval(tick);
  }
}

/** What a short command prints; undefined when it fails. */
export function outputOf([file, ...args]) {
  const ended = spawnSync(file, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return ended.status === 0 ? ended.stdout : undefined;
}
