import { type TestDatabase, testDatabase } from '@jishan/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  noScope,
  quoteIdentifier,
  type ScopedRead,
  setScope,
  withClient,
  withScope,
  withTx,
} from './index.ts';

let test: TestDatabase;

/** A tenant table as every feature makes them, with one row for each of the villages 1 to 5. */
beforeAll(async () => {
  test = await testDatabase();
  const app = quoteIdentifier(test.roles.app);
  const writer = quoteIdentifier(test.roles.writer);
  await withClient(test.ownerUrl, (owner) =>
    owner.query(`
      create table probes (village_id bigint not null, id int not null, primary key (village_id, id));
      alter table probes enable row level security;
      alter table probes force row level security;
      create policy probes_app on probes to ${app}
        using (village_id between current_setting('jishan.lo')::bigint and current_setting('jishan.hi')::bigint);
      create policy probes_writer on probes to ${writer} using (true) with check (true);
      grant select, insert, update on probes to ${app}, ${writer};
    `),
  );
  await test.db.pools.writer.query('insert into probes select n, n from generate_series(1, 5) n');
});
afterAll(() => test.drop());

async function villages(handle: Pick<ScopedRead, 'getExecutor'>): Promise<number[]> {
  const seen = await sql<{ village_id: number }>`select village_id from probes order by 1`.execute(handle);
  return seen.rows.map((row) => row.village_id);
}

describe('withScope', () => {
  it('shows the villages of its range and no others', async () => {
    expect(await withScope(test.db, { lo: 2, hi: 3 }, villages)).toEqual([2, 3]);
    expect(await withScope(test.db, { lo: 5, hi: 5 }, villages)).toEqual([5]);
    expect(await withScope(test.db, noScope, villages)).toEqual([]);
  });

  it('takes the range back, also after an error', async () => {
    await withScope(test.db, { lo: 1, hi: 5 }, villages);
    await expect(
      withScope(test.db, { lo: 1, hi: 5 }, (read) => sql`select * from nowhere`.execute(read)),
    ).rejects.toMatchObject({ code: '42P01' });
    // More than the pool holds, so that each connection is asked.
    const seen = await Promise.all(Array.from({ length: 20 }, () => villages(test.db.app)));
    expect(seen.flat()).toEqual([]);
  });

  it('never mixes requests that share few connections', async () => {
    const wanted = Array.from({ length: 200 }, (_, n) => (n % 5) + 1);
    const seen = await Promise.all(
      wanted.map((village) => withScope(test.db, { lo: village, hi: village }, villages)),
    );
    expect(seen).toEqual(wanted.map((village) => [village]));
  });

  it('refuses to write, and answers as if foreign rows were not there', async () => {
    const insert = sql`insert into probes values (3, 30)`;
    await expect(withScope(test.db, { lo: 3, hi: 3 }, (read) => insert.execute(read))).rejects.toMatchObject({
      code: '25006',
    });
  });

  it('takes whole numbers only', () => {
    for (const lo of [Number.NaN, 1.5, 2 ** 60, '1; drop table probes' as unknown as number]) {
      expect(() => setScope({ lo, hi: 5 })).toThrow('Not a scope');
    }
  });
});

describe('withTx', () => {
  it('writes inside its scope only, all or nothing', async () => {
    const insert = (village: number, id: number) => sql`insert into probes values (${village}, ${id})`;
    await withTx(test.db, { lo: 4, hi: 4 }, (tx) => insert(4, 40).execute(tx));
    await expect(withTx(test.db, { lo: 4, hi: 4 }, (tx) => insert(5, 50).execute(tx))).rejects.toMatchObject({
      code: '42501',
    });
    await expect(
      withTx(test.db, { lo: 4, hi: 4 }, async (tx) => {
        await insert(4, 41).execute(tx);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    const rows = await test.db.pools.writer.query('select village_id, id from probes where id >= 40');
    expect(rows.rows).toEqual([{ village_id: 4, id: 40 }]);
  });
});

describe('a connection without scope', () => {
  it('sees nothing and no error, as the owner does', async () => {
    expect(await villages(test.db.app)).toEqual([]);
    const { rows } = await withClient(test.ownerUrl, (owner) => owner.query('select * from probes'));
    expect(rows).toEqual([]);
  });
});
