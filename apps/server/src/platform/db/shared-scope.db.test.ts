import { type TestDatabase, testDatabase } from '@jishan/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTogether, type ScopedRead, withSharedScope } from './index.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
});
afterAll(() => base.drop());

interface Seen {
  lo: string;
  xact: string;
  pid: number;
}

async function look(read: ScopedRead): Promise<Seen> {
  const { rows } = await sql<Seen>`select current_setting('jishan.lo') as lo, pg_backend_pid() as pid,
    extract(epoch from transaction_timestamp())::text as xact`.execute(read);
  return rows[0] as Seen;
}

const scope = (id: number) => ({ lo: id, hi: id });

/** Two connections may begin in one microsecond, and one connection begins again and again: only both tell. */
const transactionOf = ({ pid, xact }: Seen) => `${pid} ${xact}`;

test('work of one moment shares a transaction with its own scope, and with no other', async () => {
  const villages = [1, 2, 1, 2, 1, 2];
  const seen = await Promise.all(villages.map((id) => withSharedScope(base.db, scope(id), look)));
  expect(seen.map(({ lo }) => Number(lo))).toEqual(villages);
  expect(new Set(seen.map(transactionOf)).size).toBe(2);
});

test('later work gets a new transaction, and a long one does not keep it from others', async () => {
  const first = await withSharedScope(base.db, scope(1), look);
  const second = await withSharedScope(base.db, scope(1), look);
  expect(transactionOf(second)).not.toBe(transactionOf(first));
  const many = await Promise.all(Array.from({ length: 200 }, () => withSharedScope(base.db, scope(1), look)));
  expect(new Set(many.map(transactionOf)).size).toBe(4);
});

test('somebody’s failing statement fails nobody else', async () => {
  const good = async (read: ScopedRead) => {
    const before = await look(read);
    const after = await look(read);
    return [before.lo, after.lo];
  };
  const bad = async (read: ScopedRead) => {
    await sql`select 1 / 0`.execute(read);
  };
  const settled = await Promise.allSettled(
    [good, bad, good, good].map((work) => withSharedScope<unknown>(base.db, scope(3), work)),
  );
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(settled[1]).toMatchObject({ reason: { code: '22012' } });
  expect(settled[3]).toMatchObject({ value: ['3', '3'] });
});

test('nothing can be written, and what the work throws comes out as it is', async () => {
  const write = (read: ScopedRead) => sql`create temporary table t (i integer)`.execute(read);
  await expect(withSharedScope(base.db, scope(1), write)).rejects.toMatchObject({ code: '25006' });
  const stop = () => Promise.reject(new Error('enough'));
  await expect(withSharedScope(base.db, scope(1), stop)).rejects.toThrow('enough');
});

test('connections go back to the pool', async () => {
  await Promise.all(Array.from({ length: 30 }, (_, i) => withSharedScope(base.db, scope(i), look)));
  const { app } = base.db.pools;
  // Idle ones may be closed meanwhile; what counts is that none is out.
  await expect.poll(() => app.totalCount - app.idleCount).toBe(0);
});

test('work that breaks off leaves nothing behind that is sent after its transaction', async () => {
  const seen: string[] = [];
  const scopes = readTogether(
    async (read, _: readonly [], keys) => {
      const { rows } = await sql<{ lo: string }>`select current_setting('jishan.lo') as lo`.execute(read);
      seen.push(...keys.map(() => rows[0]?.lo ?? ''));
      return rows;
    },
    ({ lo }) => lo,
  );
  const broken = withSharedScope(base.db, scope(5), (read) =>
    Promise.all([scopes(read, [], ['any']), Promise.reject(new Error('broken off'))]),
  );
  await expect(broken).rejects.toThrow('broken off');
  await withSharedScope(base.db, scope(5), look);
  await expect.poll(() => seen).toEqual(['5']);
});

test('a statement that several share and one has spoilt is asked again by each alone', async () => {
  const numbers = readTogether(
    async (read, _: readonly [], keys) => {
      const { rows } = await sql<{
        n: number;
      }>`select key::integer as n from unnest(${[...keys]}::text[]) as key`.execute(read);
      return rows;
    },
    ({ n }) => String(n),
  );
  const ask = (key: string) => withSharedScope(base.db, scope(3), (read) => numbers(read, [], [key]));
  const settled = await Promise.allSettled([ask('7'), ask('seven')]);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
});
