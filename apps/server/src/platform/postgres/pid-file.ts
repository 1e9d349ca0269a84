import { execFile } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a running server says about itself in `postmaster.pid`. */
export interface PidFile {
  pid: number;
  /** Socket directory or loopback address, and port; undefined until the server has written them. */
  endpoint: Endpoint | undefined;
  ready: boolean;
}

/** Where a server listens: an absolute socket directory or an address. */
export interface Endpoint {
  host: string;
  port: number;
}

/** Reads `postmaster.pid` of a data directory; undefined when there is none. */
export async function readPidFile(dataDirectory: string): Promise<PidFile | undefined> {
  let text: string;
  try {
    text = await readFile(path.join(dataDirectory, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return parsePidFile(text);
}

/** Lines: pid, data directory, start time, port, socket directory, listen address, shared memory, status. */
export function parsePidFile(text: string): PidFile | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const port = Number(lines[3] ?? '');
  const host = lines[4] || lines[5] || '';
  return {
    pid,
    endpoint: host !== '' && Number.isInteger(port) && port > 0 ? { host, port } : undefined,
    ready: lines[7] === 'ready',
  };
}

/** True when a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * True when a process was started as the server of this data directory, by its command line (its working
 * directory would need more rights to see in a container). Where that cannot be asked: a careful yes.
 */
export async function looksLikeServerOf(pid: number, dataDirectory: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  const commandLine =
    process.platform === 'linux'
      ? readFile(`/proc/${pid}/cmdline`, 'utf8')
      : run('ps', ['-p', String(pid), '-o', 'command=']).then(({ stdout }) => stdout);
  return (await commandLine.catch(() => '')).includes(dataDirectory);
}

/** Larger than any process id a system gives out. */
const noSuchProcess = 999_999_999;

/**
 * Disarms a pid file whose number now belongs to an unrelated process (common after a container restarts):
 * PostgreSQL would refuse to start. Only the number is replaced, not the file: PostgreSQL still checks the
 * shared memory named in it, so a server we could not see is never run over. The socket's lock file, which
 * holds the same number and guards nothing else, goes.
 */
export async function disarmPidFile(dataDirectory: string): Promise<void> {
  const file = path.join(dataDirectory, 'postmaster.pid');
  const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
  await writeFile(file, [String(noSuchProcess), ...rest].join('\n'));
  for (const name of await readdir(dataDirectory)) {
    if (/^\.s\.PGSQL\.\d+\.lock$/.test(name)) await rm(path.join(dataDirectory, name), { force: true });
  }
}
