import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { createLog } from '../../log/index.ts';
import { looksLikeServerOf, readPidFile } from '../pid-file.ts';
import { type StartOptions, startPostgres } from '../start.ts';
import type { Postgres } from '../supervise.ts';

export const run = promisify(execFile);
export const password = 'for-tests-only';

/** Directories and processes of one test file, cleared away at its end. */
export class Clusters {
  #model: string | undefined;
  readonly #directories: string[] = [];
  readonly #running: Postgres[] = [];
  readonly #processes: ChildProcess[] = [];

  /** An empty data directory that other users may pass, unless asked otherwise. */
  async emptyDirectory(mode = 0o755): Promise<string> {
    const directory = await mkdtemp(path.join(os.tmpdir(), 'jishan-pg-'));
    await chmod(directory, mode);
    this.#directories.push(directory);
    return directory;
  }

  /** A data directory with a cluster that was stopped cleanly; a copy, since initdb takes its time. */
  async madeDirectory(mode?: number): Promise<string> {
    if (!this.#model) {
      this.#model = await this.emptyDirectory();
      const postgres = await this.start(this.#model);
      await postgres.stop();
    }
    const copy = await this.emptyDirectory(mode);
    await cp(this.#model, copy, { recursive: true });
    return copy;
  }

  async start(dataDir: string, options: Partial<StartOptions> = {}): Promise<Postgres> {
    const postgres = await startPostgres({ dataDir, password, log: createLog('silent'), ...options });
    this.#running.push(postgres);
    return postgres;
  }

  /** Another app process over a directory; resolves when the database serves it. */
  async startProcess(
    dataDir: string,
    as: { uid?: number; gid?: number } = {},
  ): Promise<{ app: ChildProcess; said: string }> {
    const script = fileURLToPath(new URL('./app-process.ts', import.meta.url));
    const app = spawn(process.execPath, [script, dataDir, password], {
      stdio: ['ignore', 'pipe', 'inherit'],
      ...as,
    });
    this.#processes.push(app);
    const [said] = (await once(app.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    return { app, said: said.toString().trim() };
  }

  async clear(): Promise<void> {
    for (const app of this.#processes) app.kill('SIGKILL');
    for (const postgres of this.#running) await postgres.stop();
    for (const directory of this.#directories) {
      const pid = await serverPid(directory).catch(() => undefined);
      // A file left by a killed server may name a number that is somebody else's by now.
      if (pid !== undefined && (await looksLikeServerOf(pid, directory))) process.kill(pid, 'SIGQUIT');
      await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    }
  }
}

export async function serverPid(dataDir: string): Promise<number> {
  const found = await readPidFile(path.join(dataDir, 'postgres'));
  if (!found) throw new Error(`No server in ${dataDir}`);
  return found.pid;
}

/** One statement in a connection of its own. */
export async function ask(
  postgres: Pick<Postgres, 'login'>,
  sql: string,
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ ...postgres.login, database: 'postgres' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}
