import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  databaseUrl,
  makeOwner,
  migrate,
  ownerName,
  quoteIdentifier,
  readRoles,
  withClient,
  withDatabase,
} from '@jishan/server/platform/db';
import { createLog } from '@jishan/server/platform/log';
import { startPostgres } from '@jishan/server/platform/postgres';

/** A PostgreSQL for one run of the tests, with a migrated database to clone. Plain data: it is sent to workers. */
export interface TestServer {
  /** The owner's login; it can make databases. */
  ownerUrl: string;
  /** Name of the migrated database that tests clone. */
  template: string;
  /** Key of the roles' passwords. */
  passwordKey: string;
  /** True when it goes with the run, and nothing in it needs to be cleared away. */
  throwAway: boolean;
}

export interface StartedTestServer extends TestServer {
  stop(): Promise<void>;
}

/**
 * Starts the server that the tests of one run share, and builds the template. With JISHAN_TEST_DATABASE_URL
 * (an owner with CREATEDB and CREATEROLE) that server is used, and left as it was found.
 */
export async function startTestServer(binDirectory?: string): Promise<StartedTestServer> {
  const given = process.env.JISHAN_TEST_DATABASE_URL;
  if (given) return useServer(given);
  const { ownerUrl, stop } = await startThrowAway(binDirectory);
  try {
    return { ...(await buildTemplate(ownerUrl)), throwAway: true, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function useServer(ownerUrl: string): Promise<StartedTestServer> {
  const server = await buildTemplate(ownerUrl);
  return {
    ...server,
    throwAway: false,
    stop: () => withClient(ownerUrl, (owner) => removeTraces(owner, server)),
  };
}

type Client = Parameters<Parameters<typeof withClient>[1]>[0];
type Built = Pick<TestServer, 'ownerUrl' | 'template' | 'passwordKey'>;

async function buildTemplate(ownerUrl: string): Promise<Built> {
  const template = `jishan_template_${randomBytes(4).toString('hex')}`;
  const passwordKey = randomBytes(16).toString('hex');
  await withClient(ownerUrl, (owner) =>
    owner.query(`create database ${quoteIdentifier(template)} template template0`),
  );
  await migrate({ ownerUrl: withDatabase(ownerUrl, template), passwordKey });
  return { ownerUrl, template, passwordKey };
}

/** The clones are named after their template, so those of a test that broke off are found too. */
async function removeTraces(owner: Client, { ownerUrl, template }: Built): Promise<void> {
  const roles = await withClient(withDatabase(ownerUrl, template), readRoles);
  const { rows } = await owner.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1)',
    [template],
  );
  for (const { name } of rows) await owner.query(`drop database ${quoteIdentifier(name)} with (force)`);
  if (roles) await owner.query(`drop role ${quoteIdentifier(roles.app)}, ${quoteIdentifier(roles.writer)}`);
}

async function startThrowAway(
  binDirectory?: string,
): Promise<{ ownerUrl: string; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'jishan-test-'));
  // As root PostgreSQL runs as somebody else, who must be able to pass.
  await chmod(dataDir, 0o755);
  const log = createLog('silent');
  const postgres = await startPostgres({
    dataDir,
    password: randomBytes(16).toString('hex'),
    log,
    // Another server also orders text in another way, so that nothing comes to depend on the embedded one's.
    ...(binDirectory
      ? { binDirectory, localeArguments: ['--locale-provider=icu', '--icu-locale=zh', '--locale=C'] }
      : {}),
    // Room for many small databases without a checkpoint in the middle of a test.
    settings: ['max_wal_size=4GB', 'checkpoint_timeout=1h', 'autovacuum_naptime=1h', 'max_connections=200'],
  });
  const guard = cleanUpAfterDeath(dataDir);
  const owner = { user: ownerName, password: randomBytes(16).toString('hex'), database: 'jishan' };
  await withClient(databaseUrl({ ...postgres.login, database: 'postgres' }), (client) =>
    makeOwner(client, owner),
  );
  return {
    ownerUrl: databaseUrl({ ...postgres.login, ...owner }),
    stop: async () => {
      await postgres.stop();
      guard.disarm();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}

/** A killed test run must leave neither a server nor its files: a shell waits for our end of a pipe to close. */
function cleanUpAfterDeath(dataDir: string): { disarm: () => void } {
  // The number in a dead server's file may be somebody else's by now.
  const script =
    'read -r done && exit 0; pid=$(head -n 1 "$1/postgres/postmaster.pid"); ' +
    '{ cat "/proc/$pid/cmdline" || ps -p "$pid" -o command=; } 2>/dev/null | grep -qF "$1" && kill -QUIT "$pid"; ' +
    // What ends may still be writing: it goes once nobody adds to it.
    'for again in 1 2 3 4 5 6 7 8 9; do sleep 1; rm -rf "$1" && exit; done';
  const shell = spawn('sh', ['-c', script, 'sh', dataDir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  shell.unref();
  // The shell may be gone already when we write to it at the end.
  shell.stdin.on('error', () => undefined);
  return { disarm: () => shell.stdin.end('done\n') };
}
