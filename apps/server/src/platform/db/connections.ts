import pg from 'pg';
import type { Log } from '../log/index.ts';
import { BusyClient } from './busy-client.ts';

/** A database value that does not fit a JavaScript number exactly. */
class UnsafeIntegerError extends Error {
  override readonly name = 'UnsafeIntegerError';
}

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new UnsafeIntegerError(`int8 ${text} is beyond 2^53`);
  return value;
}

const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, parseInt8],
  // A calendar day has no time zone: a Date would shift it.
  [pg.types.builtins.DATE, (text) => text],
]);

/** How column types come back; given per connection, so that nothing global changes for other libraries. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    const own = format === 'binary' ? undefined : parsers.get(oid);
    return own ?? pg.types.getTypeParser(oid, format);
  },
};

export interface PoolOptions {
  connectionString: string;
  /** Connections at most. */
  max: number;
  /** Shown in pg_stat_activity. */
  name: string;
  /** Startup options, e.g. `-c jishan.lo=1`. */
  options?: string | undefined;
}

/** A pool whose idle connections may break without taking the process down. */
export function openPool({ connectionString, max, name, options }: PoolOptions, log: Log): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: name,
    types: typeParsers,
    Client: BusyClient,
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    ...(options === undefined ? {} : { options }),
  });
  pool.on('error', (error) => log.warn({ pool: name, reason: error.message }, 'An idle connection broke'));
  return pool;
}

/** One connection, closed when `work` ends. */
export async function withClient<Result>(
  connectionString: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString, types: typeParsers, connectionTimeoutMillis: 10_000 });
  // Without a listener a connection that breaks between two statements would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The same server and database under another login. */
export function withLogin(connectionString: string, user: string, password: string): string {
  const url = new URL(connectionString);
  url.username = encodeURIComponent(user);
  url.password = encodeURIComponent(password);
  return url.href;
}

/** The same login in another database of the server. */
export function withDatabase(connectionString: string, database: string): string {
  const url = new URL(connectionString);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}

/** A connection string from its parts; a host that is a path means a socket directory. */
export function databaseUrl(to: {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}): string {
  const { host, port, user, password, database } = to;
  const place = host.startsWith('/') ? `localhost:${port}` : `${host}:${port}`;
  const url = new URL(`postgres://${place}/`);
  url.username = encodeURIComponent(user);
  url.password = encodeURIComponent(password);
  url.pathname = `/${encodeURIComponent(database)}`;
  if (host.startsWith('/')) url.searchParams.set('host', host);
  return url.href;
}
