import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { chooseEndpoint } from './endpoint.ts';
import { isDiskFull, PostgresError } from './errors.ts';
import { type Identity, spawnAs } from './identity.ts';
import { cleanEnvironment } from './init-cluster.ts';
import { type Endpoint, readPidFile } from './pid-file.ts';

/** Everything needed to start the server of one data directory. */
export interface Cluster {
  binaries: Binaries;
  identity: Identity;
  /** PostgreSQL's own directory, e.g. data/postgres. */
  directory: string;
  /** Further settings, `name=value`; tests use them. */
  settings: string[];
}

/** How one attempt to start ended, other than by serving. */
export type LaunchOutcome =
  | { kind: 'serving'; endpoint: Endpoint }
  /** Another process started it first. */
  | { kind: 'taken' }
  /** Processes of a killed server still hold its memory; they notice and leave. */
  | { kind: 'lingering' }
  | { kind: 'failed'; error: PostgresError };

/**
 * Starts the server once and waits until it serves or has ended. It runs in a session of its own, so Ctrl-C
 * in our terminal does not reach it before we have finished our requests.
 */
export async function launch(cluster: Cluster, endpoint: Endpoint | undefined): Promise<LaunchOutcome> {
  const where = endpoint ?? (await chooseEndpoint(cluster.directory));
  const logFile = startLog(cluster);
  const log = await open(logFile, 'w');
  const child = spawnAs(cluster.identity, cluster.binaries.postgres, serverArguments(cluster, where), {
    stdio: ['ignore', log.fd, log.fd],
    detached: true,
    cwd: '/',
    env: cleanEnvironment(),
  });
  const ended = new AbortController();
  child.once('error', (error) => ended.abort(error.message));
  child.once('exit', (code, signal) => ended.abort(`exit ${code ?? signal}`));
  await log.close();
  child.unref();
  const sinceBytes = await serverLogBytes(cluster.directory);
  while (!ended.signal.aborted) {
    const pidFile = await readPidFile(cluster.directory);
    if (pidFile?.pid === child.pid && pidFile?.ready) return { kind: 'serving', endpoint: where };
    await wait(20);
  }
  const text = `${await readFile(logFile, 'utf8')}\n${await readServerLog(cluster.directory, sinceBytes)}`;
  return explainEnd(cluster, text, String(ended.signal.reason));
}

function explainEnd(cluster: Cluster, text: string, ended: string): LaunchOutcome {
  if (/lock file "(postmaster\.pid|[^"]*\.lock)" already exists/.test(text)) return { kind: 'taken' };
  if (/pre-existing shared memory block/.test(text)) return { kind: 'lingering' };
  if (isDiskFull(text))
    return { kind: 'failed', error: new PostgresError('postgres.disk_full', cluster.directory) };
  const last = text
    .split('\n')
    .flatMap((line) => /(?:LOG|WARNING|ERROR|FATAL|PANIC|DETAIL|HINT):\s+(.*)$/.exec(line)?.[1] ?? [])
    .slice(-3)
    .join('; ');
  const code = /database files are incompatible/.test(text)
    ? 'postgres.other_version'
    : 'postgres.start_failed';
  return { kind: 'failed', error: new PostgresError(code, `${last || ended}（详见 ${startLog(cluster)}）`) };
}

/** What the server says before its own log opens, e.g. a bad setting. */
function startLog(cluster: Cluster): string {
  return `${cluster.directory}-start.log`;
}

/**
 * Given on the command line so that they follow the program's version. Durability is not among them: whoever
 * switches it off in a file meets the refusal of the start-up check instead of a silent override.
 */
function serverArguments(cluster: Cluster, endpoint: Endpoint): string[] {
  const socket = path.isAbsolute(endpoint.host);
  const settings = [
    `listen_addresses=${socket ? '' : endpoint.host}`,
    `port=${endpoint.port}`,
    `unix_socket_directories=${socket ? socketDirectories(endpoint.host) : ''}`,
    'unix_socket_permissions=0700',
    'cluster_name=jishan',
    'timezone=Asia/Shanghai',
    'jit=off',
    // A week of logs, each day's file replaced a week later. Values of rows stay out of them.
    'logging_collector=on',
    'log_directory=log',
    'log_filename=day-%w.log',
    'log_rotation_age=1d',
    'log_rotation_size=0',
    'log_truncate_on_rotation=on',
    'log_timezone=Asia/Shanghai',
    'log_error_verbosity=terse',
    'log_min_error_statement=panic',
    'lc_messages=C',
    ...cluster.settings,
  ];
  return ['-D', cluster.directory, ...settings.flatMap((setting) => ['-c', setting])];
}

/** A list in PostgreSQL's eyes: a comma or space in a path needs quotes. */
function socketDirectories(directory: string): string {
  return `"${directory.replaceAll('"', '""')}"`;
}

async function newestServerLog(directory: string): Promise<{ file: string; bytes: number } | undefined> {
  const folder = path.join(directory, 'log');
  let newest: { file: string; bytes: number; changed: number } | undefined;
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    const { size, mtimeMs } = await stat(file);
    if (!newest || mtimeMs >= newest.changed) newest = { file, bytes: size, changed: mtimeMs };
  }
  return newest;
}

/** Length of the server's current log, to read later only what came after. */
export async function serverLogBytes(directory: string): Promise<number> {
  return (await newestServerLog(directory))?.bytes ?? 0;
}

/** What the server wrote after a point, at most the last 16 kB. */
export async function readServerLog(directory: string, sinceBytes: number): Promise<string> {
  const newest = await newestServerLog(directory);
  if (!newest) return '';
  // A new day's file starts over, then all of it is recent.
  const from = Math.max(newest.bytes < sinceBytes ? 0 : sinceBytes, newest.bytes - 16_384);
  const handle = await open(newest.file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(newest.bytes - from),
      0,
      newest.bytes - from,
      from,
    );
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
