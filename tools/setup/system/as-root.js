import { spawnSync } from 'node:child_process';
import { words } from '../words.js';
import { hasCommand } from './needs.js';
import { runLogged } from './run.js';

/** The words to put before a command that needs root; undefined when this account may not. */
export function rootPrefix() {
  const env = ['env', 'DEBIAN_FRONTEND=noninteractive'];
  if (process.getuid?.() === 0) return env;
  const sudo = hasCommand('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return sudo ? ['sudo', '-n', ...env] : undefined;
}

/**
 * Installs packages for the whole machine.
 *
 * @param {string[]} names
 * @param {{ prefix: string[], log: string }} how
 * @returns {Promise<string[]>} what could not be installed
 */
export async function installAsRoot(names, { prefix, log }) {
  const run = (...args) =>
    runLogged([...prefix, 'apt-get', ...args], { log, tell: (s) => console.log(words.systemProgress(s)) });
  const install = (packages) => run('install', '-y', '--no-install-recommends', ...packages);
  if (await install(names)) return [];
  await run('update');
  if (await install(names)) return [];
  // One name that this system does not know must not keep the others away.
  const failed = [];
  for (const name of names) if (!(await install([name]))) failed.push(name);
  return failed;
}
