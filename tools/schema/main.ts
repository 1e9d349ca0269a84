import { readFile, writeFile } from 'node:fs/promises';
import { withClient } from '@jishan/server/platform/db';
import { cloneDatabase, startTestServer } from '@jishan/testkit';
import { describeSchema } from './describe.ts';
import { snapshotFile } from './snapshot-file.ts';

/**
 * Writes the schema that the migrations make to apps/server/schema.snapshot.sql, so that a change of it is seen in
 * review. With `--check` it only compares.
 */
const check = process.argv.includes('--check');
const server = await startTestServer();
try {
  const database = await cloneDatabase(server);
  const schema = await withClient(database.ownerUrl, (owner) =>
    describeSchema((text, values) => owner.query(text, values), database.roles),
  );
  await database.drop();
  if (!check) {
    await writeFile(snapshotFile, schema);
  } else if (schema !== (await readFile(snapshotFile, 'utf8').catch(() => ''))) {
    process.stderr.write('apps/server/schema.snapshot.sql is not what the migrations make: npm run schema\n');
    process.exitCode = 1;
  }
} finally {
  await server.stop();
}
