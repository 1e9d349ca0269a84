import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { testServer } from '@jishan/testkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSecrets, readConfig, type Secrets } from '../config/index.ts';
import { createLog } from '../log/index.ts';
import { withLogin } from './connections.ts';
import {
  type RunningDatabase,
  readRoles,
  startDatabase,
  withClient,
  withDatabase,
  withOwner,
  withScope,
} from './index.ts';

const log = createLog('silent');
let dataDir: string;
let secrets: Secrets;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'jishan-start-'));
  secrets = await openSecrets(dataDir);
});
afterAll(() => rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }));

function start(env: Record<string, string> = {}): Promise<RunningDatabase> {
  return startDatabase(readConfig({ JISHAN_DATA: dataDir, ...env }, '/'), secrets, log);
}

async function askApp(running: RunningDatabase, text: string): Promise<unknown> {
  return (await running.db.pools.app.query({ text, rowMode: 'array' })).rows[0]?.[0];
}

describe('the embedded database', () => {
  it('is made, migrated and ready for two processes at once', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect(one.status()).toEqual({ state: 'serving' });
    for (const running of [one, two]) {
      const found = await withScope(running.db, { lo: 1, hi: 1 }, (read) =>
        read.selectFrom('installation').select('only_row').execute(),
      );
      expect(found).toEqual([{ only_row: true }]);
    }
    await one.stop();
    expect(await askApp(two, 'select 1')).toBe(1);
    await two.stop();
    expect(two.status()).toEqual({ state: 'stopped' });
  });

  it('gives the app a login without power, and an owner that is no superuser', async () => {
    const running = await start();
    expect(
      await askApp(
        running,
        `select string_agg(concat_ws(' ', rolsuper, rolcreaterole, rolcreatedb, rolbypassrls), ',')
         from pg_roles where rolname in (current_user, 'jishan_owner') group by rolname = current_user
         order by rolname = current_user desc`,
      ),
    ).toBe('f f f f');
    expect(await askApp(running, "select rolsuper from pg_roles where rolname = 'jishan_owner'")).toBe(false);
    expect(
      await askApp(running, 'select count(*) from pg_class where relowner = current_user::regrole'),
    ).toBe(0);
    await expect(running.db.pools.app.query('create table mine (n int)')).rejects.toMatchObject({
      code: '42501',
    });
    await running.stop();
  });

  it('leaves no server behind when something after it fails', async () => {
    const running = await start();
    await withClient(running.ownerUrl, (owner) =>
      owner.query("insert into schema_migrations values ('9999-future', 'x')"),
    );
    await running.stop();
    await expect(start()).rejects.toMatchObject({ code: 'database.migration_unknown' });
    await withStopped(async (ownerUrl) => {
      await withClient(ownerUrl, (owner) =>
        owner.query("delete from schema_migrations where name = '9999-future'"),
      );
    });
  });
});

async function dropInstallation(name: string, url: string, ownerUrl: string): Promise<void> {
  const roles = await withClient(url, readRoles);
  await withClient(ownerUrl, async (owner) => {
    await owner.query(`drop database ${name} with (force)`);
    await owner.query(`drop role ${roles?.app}, ${roles?.writer}`);
  });
}

/** The embedded server without our schema's checks. */
async function withStopped(work: (ownerUrl: string) => Promise<void>): Promise<void> {
  await withOwner(readConfig({ JISHAN_DATA: dataDir }, '/'), secrets, log, work);
}

describe('a database of one’s own by DATABASE_URL', () => {
  const server = testServer();
  const name = `${server.template}_own`;
  const url = withDatabase(server.ownerUrl, name);

  beforeAll(() =>
    withClient(server.ownerUrl, (owner) => owner.query(`create database ${name} template template0`)),
  );
  afterAll(() => dropInstallation(name, url, server.ownerUrl));

  it('serves several machines, each with its own secrets', async () => {
    const one = await start({ DATABASE_URL: url });
    const elsewhere = await mkdtemp(path.join(os.tmpdir(), 'jishan-elsewhere-'));
    const two = await startDatabase(
      readConfig({ JISHAN_DATA: elsewhere, DATABASE_URL: url }, '/'),
      await openSecrets(elsewhere),
      log,
    );
    expect(await askApp(one, 'select 1')).toBe(1);
    // A fresh connection of the first still signs in.
    const again = new pg.Client({ connectionString: one.db.writerUrl });
    await again.connect();
    await again.end();
    await Promise.all([one.stop(), two.stop()]);
    await rm(elsewhere, { recursive: true });
  });

  it('heals a role whose password was changed', async () => {
    await withClient(url, async (owner) => {
      const { rows } = await owner.query<{ app_role: string }>('select app_role from installation');
      await owner.query(`alter role ${rows[0]?.app_role} password 'something else'`);
    });
    const running = await start({ DATABASE_URL: url });
    expect(await askApp(running, 'select 1')).toBe(1);
    await running.stop();
  });

  it('brings the empty range along where the owner may not store it on the role', async () => {
    const poor = `${server.template}_poor`;
    const poorUrl = withLogin(withDatabase(server.ownerUrl, poor), poor, 'p');
    await withClient(server.ownerUrl, (owner) =>
      owner.query(`create role ${poor} login createrole createdb password 'p'`),
    );
    await withClient(withDatabase(poorUrl, 'postgres'), (owner) =>
      owner.query(`create database ${poor} template template0`),
    );
    const running = await start({ DATABASE_URL: poorUrl });
    const range = "concat(current_setting('jishan.lo'), '..', current_setting('jishan.hi'))";
    expect(await askApp(running, `select ${range}`)).toBe('1..0');
    expect(
      await askApp(
        running,
        "select count(*) from pg_db_role_setting where setconfig::text like '%jishan.lo%'::text and setdatabase = (select oid from pg_database where datname = current_database())",
      ),
    ).toBe(0);
    await running.stop();
    await dropInstallation(poor, poorUrl, withDatabase(poorUrl, 'postgres'));
    await withClient(server.ownerUrl, (owner) => owner.query(`drop role ${poor}`));
  });

  it('names the role that may lose confirmed points', async () => {
    await withClient(url, async (owner) => {
      const { rows } = await owner.query<{ writer_role: string }>('select writer_role from installation');
      await owner.query(
        `alter role ${rows[0]?.writer_role} in database ${name} set synchronous_commit = off`,
      );
    });
    await expect(start({ DATABASE_URL: url })).rejects.toMatchObject({
      code: 'database.not_durable',
      message: expect.stringContaining('synchronous_commit'),
    });
  });

  it('says in Chinese that nobody answers', async () => {
    await expect(start({ DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x' })).rejects.toMatchObject({
      code: 'database.unreachable',
      message: expect.stringContaining('DATABASE_URL'),
    });
    await expect(start({ DATABASE_URL: url.replace(/:[^:@]+@/, ':wrong@') })).rejects.toMatchObject({
      code: 'database.unreachable',
    });
  });
});
