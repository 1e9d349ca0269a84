import { type TestDatabase, testDatabase } from '@jishan/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../log/index.ts';
import { databaseUrl, openPool, withClient, withLogin } from './connections.ts';
import { classifyDatabaseError } from './index.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

async function one(text: string): Promise<unknown> {
  const { rows } = await test.db.pools.app.query<{ value: unknown }>(`select ${text} as value`);
  return rows[0]?.value;
}

describe('column types', () => {
  it('come back as what the code expects', async () => {
    expect(await one('9007199254740991::bigint')).toBe(9007199254740991);
    expect(await one("date '2026-02-28'")).toBe('2026-02-28');
    expect(await one("timestamptz '2026-02-28T00:00:00+08:00'")).toEqual(new Date('2026-02-27T16:00:00Z'));
    expect(await one('count(*)')).toBe(1);
    expect(await one('null::bigint')).toBeNull();
  });

  it('refuses a number that would lose digits', async () => {
    await expect(one('9007199254740992::bigint')).rejects.toThrow('beyond 2^53');
    await expect(one('-9007199254740993::bigint')).rejects.toThrow('beyond 2^53');
    expect(await one('1::bigint')).toBe(1);
  });

  it('use the clock of Shanghai inside SQL', async () => {
    expect(await one("(timestamptz '2026-01-01T17:00:00Z')::date")).toBe('2026-01-02');
  });
});

describe('a pool', () => {
  it('survives connections that the server cuts', async () => {
    const pool = openPool({ connectionString: test.ownerUrl, max: 2, name: 'cut' }, createLog('silent'));
    await Promise.all([pool.query('select 1'), pool.query('select 1')]);
    const { rowCount } = await withClient(test.ownerUrl, (owner) =>
      owner.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cut'"),
    );
    expect(rowCount).toBe(2);
    await expect.poll(() => pool.query('select 1').then((result) => result.rowCount)).toBe(1);
    await pool.end();
  });
});

describe('logins', () => {
  it('carry any character', async () => {
    const url = databaseUrl({
      host: '/var/run/a b',
      port: 5432,
      user: 'o@x',
      password: 'p:/@ %',
      database: 'd/b',
    });
    const moved = new URL(withLogin(url, 'new user', 'ü?#'));
    expect([decodeURIComponent(moved.username), decodeURIComponent(moved.password)]).toEqual([
      'new user',
      'ü?#',
    ]);
    expect(moved.searchParams.get('host')).toBe('/var/run/a b');
    expect(decodeURIComponent(moved.pathname)).toBe('/d/b');
  });
});

describe('classifyDatabaseError', () => {
  it.each([
    ['53100', 'No space left', 'disk_full'],
    ['XX000', 'could not extend file "x": File too large', 'disk_full'],
    ['57P01', 'terminating connection', 'unavailable'],
    ['57P03', 'the database system is starting up', 'unavailable'],
    ['53300', 'too many connections', 'unavailable'],
    ['08006', 'connection failure', 'unavailable'],
    ['ECONNREFUSED', 'connect', 'unavailable'],
    ['ENOENT', 'connect /socket', 'unavailable'],
    [undefined, 'Connection terminated unexpectedly', 'unavailable'],
    [undefined, 'timeout exceeded when trying to connect', 'unavailable'],
    ['40001', 'could not serialize', 'conflict'],
    ['40P01', 'deadlock detected', 'conflict'],
    ['23505', 'duplicate key', undefined],
    ['42P01', 'no such table', undefined],
    [undefined, 'x is not a function', undefined],
  ])('%s %s is %s', (code, message, expected) => {
    expect(classifyDatabaseError(Object.assign(new Error(message), code ? { code } : {}))).toBe(expected);
  });

  it('knows what is no error at all', () => {
    expect(classifyDatabaseError(null)).toBeUndefined();
    expect(classifyDatabaseError('53100')).toBeUndefined();
  });

  it('agrees with what the driver really throws', async () => {
    const wrong = openPool(
      { connectionString: 'postgres://a:b@127.0.0.1:1/x', max: 1, name: 'wrong' },
      createLog('silent'),
    );
    const refused: unknown = await wrong.query('select 1').catch((error: unknown) => error);
    expect(classifyDatabaseError(refused)).toBe('unavailable');
    await wrong.end();
    const cut: unknown = await test.db.pools.app
      .query('select pg_terminate_backend(pg_backend_pid())')
      .catch((error: unknown) => error);
    expect(classifyDatabaseError(cut)).toBe('unavailable');
  });
});
