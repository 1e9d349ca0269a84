import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '@jishan/testkit';
import { createLog } from '../log/index.ts';
import { startJobs } from './index.ts';

const database = await testDatabase();
afterAll(() => database.drop());

test('a job runs as the app’s role, once for all processes, and again after a failure', async () => {
  const done: string[] = [];
  const finished = Promise.withResolvers<void>();
  let failures = 1;
  const start = (process: string) =>
    startJobs({
      pool: database.db.pools.app,
      log: createLog('silent'),
      pollSec: 0.5,
      jobs: [
        {
          name: 'tests.tick',
          // Not while a test runs; it is asked for by hand.
          cron: '0 0 29 2 *',
          run: async () => {
            failures -= 1;
            if (failures === 0) throw new Error('first try fails');
            done.push(process);
            finished.resolve();
          },
        },
      ],
    });
  const one = await start('one');
  const two = await start('two');
  await one.runNow('tests.tick');
  await finished.promise;
  await Promise.all([one.stop(), two.stop()]);
  expect(done).toHaveLength(1);
  const { rows } = await database.db.pools.app.query(
    "select state, retry_count from jobs.job where name = 'tests.tick'",
  );
  expect(rows).toEqual([{ state: 'completed', retry_count: 1 }]);
});

test('the app’s role owns nothing among the jobs’ tables', async () => {
  const { rows } = await database.db.pools.app.query(
    "select tableowner = current_user as own from pg_tables where schemaname = 'jobs'",
  );
  expect(rows.length).toBeGreaterThan(4);
  expect(rows.every((row) => !row.own)).toBe(true);
});
