import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { testServer } from '@jishan/testkit';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate, quoteIdentifier, withClient, withDatabase } from './index.ts';
import { splitSql } from './split-sql.ts';

const server = testServer();
const made: string[] = [];
let ownerUrl: string;
let directory: string;

beforeEach(async () => {
  const name = `${server.template}_m${randomBytes(4).toString('hex')}`;
  await withClient(server.ownerUrl, (owner) => owner.query(`create database ${name} template template0`));
  ownerUrl = withDatabase(server.ownerUrl, name);
  directory = await mkdtemp(path.join(os.tmpdir(), 'jishan-migrations-'));
  made.push(name);
});
afterEach(() => rm(directory, { recursive: true }));
afterAll(() =>
  withClient(server.ownerUrl, async (owner) => {
    for (const name of made) {
      const { rows } = await withClient(withDatabase(server.ownerUrl, name), (inside) =>
        inside.query<{ role: string }>(
          'select unnest(array[app_role, writer_role]) as role from installation',
        ),
      ).catch(() => ({ rows: [] }));
      await owner.query(`drop database ${quoteIdentifier(name)} with (force)`);
      for (const { role } of rows) await owner.query(`drop role ${quoteIdentifier(role)}`);
    }
  }),
);

function file(name: string, text: string): Promise<void> {
  return writeFile(path.join(directory, `${name}.sql`), text);
}

function run(): Promise<string[]> {
  return migrate({ ownerUrl, passwordKey: 'k', directory }).then((result) => result.applied);
}

async function query(text: string): Promise<unknown[]> {
  return withClient(ownerUrl, async (owner) => (await owner.query(text)).rows as unknown[]);
}

describe('migrate', () => {
  it('applies what is missing, in order, once', async () => {
    await file('0002-second', "insert into t values ('two; still two'); -- the end");
    await file('0001-first', 'create table t (v text); grant select on t to :app;');
    expect(await run()).toEqual(['0001-first', '0002-second']);
    expect(await run()).toEqual([]);
    await file('0003-third', 'insert into t select $$three$$');
    expect(await run()).toEqual(['0003-third']);
    expect(await query('select v from t')).toEqual([{ v: 'two; still two' }, { v: 'three' }]);
  });

  it('lets several processes come at once', async () => {
    await file('0001-first', 'create table t (v int); insert into t values (1);');
    const applied = await Promise.all([run(), run(), run()]);
    expect(applied.flat()).toEqual(['0001-first']);
    expect(await query('select v from t')).toEqual([{ v: 1 }]);
  });

  it('takes a failing file back whole and names it with the statement', async () => {
    await file('0001-first', 'create table t (v int)');
    await file('0002-second', 'insert into t values (1); create table t (v int);');
    await expect(run()).rejects.toMatchObject({
      code: 'database.migration_failed',
      message: expect.stringMatching(/0002-second\.sql[\s\S]*create table t/),
    });
    expect(await query('select v from t')).toEqual([]);
    await file('0002-second', 'insert into t values (2)');
    expect(await run()).toEqual(['0002-second']);
  });

  it('refuses a file edited after it ran', async () => {
    await file('0001-first', 'create table t (v int)');
    await run();
    await file('0001-first', 'create table t (v int) -- now better');
    await expect(run()).rejects.toMatchObject({
      code: 'database.migration_edited',
      message: expect.stringContaining('0001-first.sql'),
    });
  });

  it('refuses a database that knows more than the program', async () => {
    await file('0001-first', 'create table t (v int)');
    await file('0002-second', 'create table u (v int)');
    await run();
    await rm(path.join(directory, '0002-second.sql'));
    await expect(run()).rejects.toMatchObject({ code: 'database.migration_unknown' });
  });

  it('refuses a file pushed in before one that ran', async () => {
    await file('0002-second', 'create table t (v int)');
    await run();
    await file('0001-first', 'create table u (v int)');
    await expect(run()).rejects.toMatchObject({ code: 'database.migration_out_of_order' });
  });

  it('keeps the roles it made, and asks for rights it needs', async () => {
    const first = await migrate({ ownerUrl, passwordKey: 'k', directory });
    const again = await migrate({ ownerUrl, passwordKey: 'k', directory });
    expect(again.roles).toEqual(first.roles);
    const login = await withClient(server.ownerUrl, (owner) => poorLogin(owner.query.bind(owner)));
    await expect(migrate({ ownerUrl: login, passwordKey: 'k', directory })).rejects.toMatchObject({
      code: 'database.no_rights',
    });
    await withClient(server.ownerUrl, (owner) => owner.query(`drop role ${new URL(login).username}`));
  });
});

describe('the splitter', () => {
  it('sends each statement as one message', async () => {
    // PostgreSQL refuses to prepare text with more than one command, so it can tell.
    const text = `create function f() returns text language sql as $$ select 'a;b'; $$; select /* ; */ 1; select E'\\';'`;
    const send = (statement: string) =>
      withClient(ownerUrl, (owner) => owner.query({ name: 'one', text: statement }));
    for (const statement of splitSql(text, {})) {
      await expect(send(statement)).resolves.toBeDefined();
    }
    await expect(send('select 1; select 2')).rejects.toMatchObject({ code: '42601' });
  });
});

/** A role that may neither make roles nor tables. */
async function poorLogin(sql: (text: string) => Promise<unknown>): Promise<string> {
  const role = `poor_${randomBytes(4).toString('hex')}`;
  await sql(`create role ${role} login password 'p'`);
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = 'p';
  return url.href;
}
