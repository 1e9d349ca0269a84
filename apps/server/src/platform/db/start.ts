import type { Config, Secrets } from '../config/index.ts';
import type { Log } from '../log/index.ts';
import { type Postgres, type PostgresStatus, startPostgres } from '../postgres/index.ts';
import { databaseUrl, withClient } from './connections.ts';
import { type Db, openDatabase } from './database.ts';
import { makeOwner, ownerName } from './make-owner.ts';
import { migrate } from './migrate.ts';
import { DatabaseSetupError } from './setup-error.ts';

export interface RunningDatabase {
  db: Db;
  /** The owner's login, for tools that need one (migrations, jobs, benches). */
  ownerUrl: string;
  /** State of the embedded server; `serving` for one that others run. */
  status(): PostgresStatus;
  /** Closes the pools, then leaves the embedded server (the last process stops it). */
  stop(): Promise<void>;
}

/**
 * From settings to a database ready for use: starts the embedded PostgreSQL unless DATABASE_URL names one,
 * migrates, opens the pools. Throws `PostgresError` or `DatabaseSetupError`, both with a Chinese message.
 */
export async function startDatabase(config: Config, secrets: Secrets, log: Log): Promise<RunningDatabase> {
  const { ownerUrl, postgres } = await findOwner(config, secrets, log);
  try {
    const passwordKey = rolePasswordKey(ownerUrl, secrets);
    const onApply = (name: string) => log.info({ migration: name }, 'Applying migration');
    const { roles, appOptions } = await migrate({ ownerUrl, passwordKey, onApply }).catch(explainConnection);
    const connections = config.databaseConnections;
    const db = await openDatabase({ ownerUrl, roles, passwordKey, appOptions, connections, log });
    return {
      db,
      ownerUrl,
      status: () => postgres?.status() ?? { state: 'serving' },
      stop: async () => {
        await db.close();
        await postgres?.stop();
      },
    };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

/** Runs `work` with the owner's login, starting the embedded server for as long as it takes. */
export async function withOwner<Result>(
  config: Config,
  secrets: Secrets,
  log: Log,
  work: (ownerUrl: string, passwordKey: string) => Promise<Result>,
): Promise<Result> {
  const { ownerUrl, postgres } = await findOwner(config, secrets, log);
  try {
    return await work(ownerUrl, rolePasswordKey(ownerUrl, secrets)).catch(explainConnection);
  } finally {
    await postgres?.stop();
  }
}

/**
 * Several machines may serve one DATABASE_URL, each with its own secrets file: what they share is the owner's
 * password. Without one (certificates, peer) the file must do.
 */
function rolePasswordKey(ownerUrl: string, secrets: Secrets): string {
  return decodeURIComponent(new URL(ownerUrl).password) || secrets.secret('database.roles');
}

async function findOwner(
  config: Config,
  secrets: Secrets,
  log: Log,
): Promise<{ ownerUrl: string; postgres?: Postgres }> {
  if (config.databaseUrl !== undefined) return { ownerUrl: config.databaseUrl };
  const password = secrets.secret('database.superuser');
  const postgres = await startPostgres({ dataDir: config.dataDir, password, log });
  const { host, port, user } = postgres.login;
  const login = { host, port, user, password };
  const owner = { database: 'jishan', user: ownerName, password: secrets.secret('database.owner') };
  try {
    await withClient(databaseUrl({ ...login, database: 'postgres' }), (client) => makeOwner(client, owner));
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  return { ownerUrl: databaseUrl({ ...login, ...owner }), postgres };
}

function explainConnection(error: unknown): never {
  const code = (error as { code?: unknown }).code;
  if (error instanceof DatabaseSetupError || typeof code !== 'string') throw error;
  throw new DatabaseSetupError(
    'database.unreachable',
    `连不上数据库：${(error as Error).message}（${code}）。请检查 DATABASE_URL，以及数据库是否在运行。`,
    error,
  );
}
