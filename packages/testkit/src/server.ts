import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  databaseUrl,
  makeOwner,
  migrate,
  migrationsDirectory,
  ownerName,
  quoteIdentifier,
  readMigrations,
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
  const { ownerUrl, stop } = given
    ? { ownerUrl: given, stop: async () => undefined }
    : await startThrowAway(binDirectory);
  try {
    return await buildTemplate(ownerUrl, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function buildTemplate(ownerUrl: string, stop: () => Promise<void>): Promise<StartedTestServer> {
  const template = `jishan_template_${randomBytes(4).toString('hex')}`;
  const passwordKey = randomBytes(16).toString('hex');
  const sql = (text: string) => withClient(ownerUrl, (owner) => owner.query(text));
  await sql(`create database ${quoteIdentifier(template)} template template0`);
  // The clones are named after their template, so those of a test that broke off are found too.
  const drop = async () => {
    const { rows } = await withClient(ownerUrl, (owner) =>
      owner.query<{ name: string }>(
        'select datname as name from pg_database where starts_with(datname, $1)',
        [template],
      ),
    );
    for (const { name } of rows) await sql(`drop database if exists ${quoteIdentifier(name)} with (force)`);
  };
  const directory = await migrationsUpTo(process.env.JISHAN_TEST_UP_TO);
  const { roles } = await migrate({
    ownerUrl: withDatabase(ownerUrl, template),
    passwordKey,
    directory,
  }).catch(async (error: unknown) => {
    await drop();
    throw error;
  });
  return {
    ownerUrl,
    template,
    passwordKey,
    stop: async () => {
      await drop();
      await sql(`drop role if exists ${quoteIdentifier(roles.app)}, ${quoteIdentifier(roles.writer)}`);
      await stop();
    },
  };
}

/** The product's migrations, or a copy of those up to a number, e.g. `0020`: the schema as it was then. */
async function migrationsUpTo(last: string | undefined): Promise<string> {
  if (!last) return migrationsDirectory;
  const copy = await mkdtemp(path.join(os.tmpdir(), 'jishan-migrations-'));
  for (const migration of await readMigrations(migrationsDirectory)) {
    if (migration.name.slice(0, 4) <= last)
      await writeFile(path.join(copy, `${migration.name}.sql`), migration.text);
  }
  return copy;
}

async function startThrowAway(
  binDirectory?: string,
): Promise<{ ownerUrl: string; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'jishan-test-'));
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
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A killed test run must leave neither a server nor its files: a shell waits for our end of a pipe to close. */
function cleanUpAfterDeath(dataDir: string): { disarm: () => void } {
  const script =
    'read -r done && exit 0; kill -QUIT "$(head -n 1 "$1/postgres/postmaster.pid")"; sleep 1; rm -rf "$1"';
  const shell = spawn('sh', ['-c', script, 'sh', dataDir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  shell.unref();
  // The shell may be gone already when we write to it at the end.
  shell.stdin.on('error', () => undefined);
  return { disarm: () => shell.stdin.end('done\n') };
}
