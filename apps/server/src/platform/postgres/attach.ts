import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { PostgresError } from './errors.ts';
import { superuser } from './init-cluster.ts';
import { disarmPidFile, type Endpoint, isAlive, looksLikeServerOf, readPidFile } from './pid-file.ts';

/** A live session at the running server; its end tells that the server is gone. */
export interface Attachment {
  endpoint: Endpoint;
  session: pg.Client;
}

/**
 * Joins the server that already runs over this data directory, if one does. Waits while it is starting,
 * recovering or shutting down. Undefined means that none runs and one may be started.
 */
export async function attach(
  dataDirectory: string,
  password: string,
  signal?: AbortSignal,
): Promise<Attachment | undefined> {
  for (;;) {
    const pidFile = await readPidFile(dataDirectory);
    // A file of a dead process is PostgreSQL's own business: it clears it away when it starts.
    if (!pidFile || !isAlive(pidFile.pid)) return undefined;
    const answer = pidFile.endpoint ? await knock(pidFile.endpoint, dataDirectory, password) : 'not now';
    if (typeof answer === 'object') return answer;
    if (!(await looksLikeServerOf(pidFile.pid, dataDirectory))) {
      await disarmPidFile(dataDirectory);
      return undefined;
    }
    if (answer === 'wrong password') throw new PostgresError('postgres.password_refused', dataDirectory);
    await wait(50, undefined, { signal });
  }
}

type Answer = Attachment | 'wrong password' | 'not now';

/** The pid file may be old and the address somebody else's, so the server is asked which data it serves. */
async function knock(endpoint: Endpoint, dataDirectory: string, password: string): Promise<Answer> {
  const session = new pg.Client({
    ...endpoint,
    user: superuser,
    password,
    database: 'postgres',
    application_name: 'jishan-keeper',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  });
  session.on('error', () => undefined);
  try {
    await session.connect();
    const { rows } = await session.query<{ data_directory: string }>('show data_directory');
    if (rows[0]?.data_directory === dataDirectory) {
      await session.query(`select pg_advisory_lock_shared(${inUseLock})`);
      return { endpoint, session };
    }
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') return 'wrong password';
  }
  await session.end().catch(() => undefined);
  return 'not now';
}

/** Held shared by every process that uses the server; whoever gets it alone is the last and may stop it. */
export const inUseLock = 7_450_110_001;
