import { randomBytes, randomUUID } from 'node:crypto';
import { readBalances, readHead } from '@jishan/ledger';
import { fixedClock, type TestDatabase, testDatabase } from '@jishan/testkit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withScope } from '../db/index.ts';
import { createWriter, type Writer } from './index.ts';
import { awardSubmission } from './testing.ts';

let base: TestDatabase;
let writer: Writer;
beforeAll(async () => {
  base = await testDatabase();
  writer = createWriter({ connectionString: base.db.writerUrl, clock: fixedClock(), random: randomBytes });
});
afterAll(async () => {
  await writer.close();
  await base.drop();
});

test('commands that arrive together are committed in few transactions, each answered by its own result', async () => {
  const submissions = Array.from({ length: 200 }, (_, i) =>
    awardSubmission({ villageId: 1 + (i % 4), household: `h:${i % 10}`, amount: i + 1 }),
  );
  const outcomes = await Promise.all(submissions.map((submission) => writer.submit(submission)));
  outcomes.forEach((outcome, i) => {
    expect(outcome).toEqual({ kind: 'committed', result: { amount: i + 1 }, replayed: false });
  });
  expect(writer.stats.batches).toBeLessThan(20);
});
