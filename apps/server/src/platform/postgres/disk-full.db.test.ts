import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { classifyDatabaseError } from '../db/index.ts';
import { ask, Clusters } from './testing/clusters.ts';
import { type SmallDisk, smallDisk } from './testing/small-disk.ts';

const clusters = new Clusters();
let disk: SmallDisk | undefined;
afterAll(async () => {
  await clusters.clear();
  await disk?.remove();
});

describe('a full disk', () => {
  it('is told apart, loses nothing that was confirmed, and is over when space returns', async () => {
    disk = await smallDisk(await clusters.madeDirectory());
    const postgres = await clusters.start(disk.dataDir, disk.options);
    const pool = new pg.Pool({ ...postgres.login, database: 'postgres', max: 1 });
    pool.on('error', () => undefined);
    await pool.query('create table kept (n int primary key, filler text)');
    await disk.fill(postgres);

    let confirmed = 0;
    const failure = await untilItFails(async () => {
      await pool.query('insert into kept values ($1, $2)', [
        confirmed + 1,
        randomBytes(1_000).toString('hex'),
      ]);
      confirmed += 1;
    });
    expect(['disk_full', 'unavailable']).toContain(classifyDatabaseError(failure));
    // Rows may be refused one by one while the log still has room; without room for the log the server ends.
    await untilItFails(() =>
      ask(postgres, "select pg_logical_emit_message(false, 'fill', repeat('x', 1000000))"),
    );
    await expect
      .poll(() => postgres.status(), { interval: 20 })
      .toMatchObject({ state: 'restarting', trouble: 'postgres.disk_full' });

    await disk.giveSpace();
    await postgres.whenServing();
    const { rows } = await pool.query('select count(*)::int as n, max(n) as last from kept');
    // One more may be there: written, but its answer never sent.
    expect([confirmed, confirmed + 1]).toContain(rows[0].n);
    await pool.query('insert into kept values (0, $1)', ['after']);
    expect(postgres.status()).toEqual({ state: 'serving' });
    await pool.end();
  });
});

async function untilItFails(work: () => Promise<unknown>): Promise<unknown> {
  for (let round = 0; round < 20_000; round += 1) {
    try {
      await work();
    } catch (error) {
      return error;
    }
  }
  throw new Error('The disk never filled');
}
