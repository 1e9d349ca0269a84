import { readFile } from 'node:fs/promises';
import { withClient } from '@jishan/server/platform/db';
import { testDatabase } from '@jishan/testkit';
import { expect, it } from 'vitest';
import { describeSchema } from './describe.ts';
import { snapshotFile } from './snapshot-file.ts';

it('finds the schema as the snapshot in git has it (after a change of migrations: npm run schema)', async () => {
  const test = await testDatabase();
  const schema = await withClient(test.ownerUrl, (owner) =>
    describeSchema((text, values) => owner.query(text, values), test.roles),
  );
  await test.drop();
  expect(schema).toBe(await readFile(snapshotFile, 'utf8'));
});
