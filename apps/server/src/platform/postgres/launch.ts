import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { isSpaceShort } from './disk.ts';
import { chooseEndpoint } from './endpoint.ts';
import { isDiskFull, PostgresError } from './errors.ts';
import { type Identity, spawnAs } from './identity.ts';
import { cleanEnvironment } from './init-cluster.ts';
import { type Endpoint, readPidFile } from './pid-file.ts';
import { readServerLog, serverLogBytes } from './server-log.ts';

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
  const sinceBytes = await serverLogBytes(cluster.directory);
  const child = spawnAs(cluster.identity, cluster.binaries.postgres, serverArguments(cluster, where), {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    cwd: '/',
    env: cleanEnvironment(),
  });
  // What it says before its own log opens, e.g. a bad setting. Held in memory: the disk may be full.
  let firstWords = '';
  child.stderr?.on('data', (chunk) => (firstWords += chunk));
  const ended = new AbortController();
  child.once('error', (error) => ended.abort(error.message));
  child.once('close', (code, signal) => ended.abort(`exit ${code ?? signal}`));
  child.unref();
  while (!ended.signal.aborted) {
    const pidFile = await readPidFile(cluster.directory);
    if (pidFile?.pid === child.pid && pidFile?.ready) {
      // From here on it writes to its log; it ignores that nobody listens any more.
      child.stderr?.destroy();
      return { kind: 'serving', endpoint: where };
    }
    await wait(20);
  }
  const text = `${firstWords}\n${await readServerLog(cluster.directory, sinceBytes)}`;
  return explainEnd(cluster, text, String(ended.signal.reason));
}

async function explainEnd(cluster: Cluster, text: string, ended: string): Promise<LaunchOutcome> {
  if (/lock file "(postmaster\.pid|[^"]*\.lock)" already exists/.test(text)) return { kind: 'taken' };
  if (/pre-existing shared memory block/.test(text)) return { kind: 'lingering' };
  if (isDiskFull(text) || (await isSpaceShort(cluster.directory))) {
    return { kind: 'failed', error: new PostgresError('postgres.disk_full', cluster.directory) };
  }
  const last = text
    .split('\n')
    .flatMap((line) => /(?:LOG|WARNING|ERROR|FATAL|PANIC|DETAIL|HINT):\s+(.*)$/.exec(line)?.[1] ?? [])
    .slice(-4)
    .join('; ');
  const other = /database files are incompatible/.test(text);
  const code = other ? 'postgres.other_version' : 'postgres.start_failed';
  return { kind: 'failed', error: new PostgresError(code, last || ended) };
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
    // Short queries on a small machine gain nothing from helpers, and a container's shared memory is too small for them.
    'max_parallel_workers_per_gather=0',
    // A village's roster or year comes in at once; until it is counted, plans for it read the whole village.
    'autovacuum_naptime=10s',
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
