import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { Log } from '../log/index.ts';
import { checkLeastRights, checkServer } from './check-server.ts';
import { openPool, withClient, withLogin } from './connections.ts';
import { quoteIdentifier, quoteLiteral, type Roles, rolePassword } from './roles.ts';
import { DatabaseSetupError } from './setup-error.ts';
import { isCode } from './sql-state.ts';
import type { Tables } from './tables.ts';

/** The two logins a running server works with. */
export interface Db {
  /** Row-level security binds it: reads, and the small writes of sign-in. Use it through withScope and withTx. */
  app: Kysely<Tables>;
  /** The batching writer's; sees every village. */
  writer: Kysely<Tables>;
  pools: { app: pg.Pool; writer: pg.Pool };
  /** The writer's login, for a connection of one's own outside the pool. */
  writerUrl: string;
  close(): Promise<void>;
}

export interface OpenOptions {
  ownerUrl: string;
  roles: Roles;
  passwordKey: string;
  appOptions: string | undefined;
  /** Connections of the app's role at most. */
  connections: number;
  log: Log;
}

/** One batch is in flight and one may be preparing; the rest is for the writer's own reads. */
const writerConnections = 3;

/**
 * Opens both pools after checking each login once: that it can sign in, is bound by row-level security, and
 * that its commits are durable. Throws `DatabaseSetupError`.
 */
export async function openDatabase(options: OpenOptions): Promise<Db> {
  const { ownerUrl, roles, passwordKey, appOptions, connections, log } = options;
  for (const role of [roles.app, roles.writer]) await ensureLogin(ownerUrl, role, passwordKey);
  const url = (role: string) => withLogin(ownerUrl, role, rolePassword(passwordKey, role));
  const app = openPool(
    { connectionString: url(roles.app), max: connections, name: 'jishan-app', options: appOptions },
    log,
  );
  const writer = openPool(
    { connectionString: url(roles.writer), max: writerConnections, name: 'jishan-writer' },
    log,
  );
  return {
    app: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: app }) }),
    writer: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: writer }) }),
    pools: { app, writer },
    writerUrl: url(roles.writer),
    close: async () => {
      await Promise.all([app.end(), writer.end()]);
    },
  };
}

/** Signs in once as a role; a password from another key (moved data, new owner password) is set anew. */
async function ensureLogin(ownerUrl: string, role: string, passwordKey: string): Promise<void> {
  const password = rolePassword(passwordKey, role);
  const check = () =>
    withClient(withLogin(ownerUrl, role, password), async (client) => {
      await checkServer(client);
      await checkLeastRights(client);
    });
  try {
    await check();
  } catch (error) {
    if (!isCode(error, '28P01')) throw asUnreachable(error, role);
    await withClient(ownerUrl, (owner) =>
      owner.query(`alter role ${quoteIdentifier(role)} password ${quoteLiteral(password)}`),
    );
    await check();
  }
}

function asUnreachable(error: unknown, role: string): unknown {
  if (error instanceof DatabaseSetupError) return error;
  return new DatabaseSetupError(
    'database.unreachable',
    `角色 ${role} 登录不了数据库：${(error as Error).message}。请检查服务器的 pg_hba.conf 是否允许它用密码登录。`,
    error,
  );
}
