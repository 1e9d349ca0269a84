import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where Debian puts each version's programs. */
const debian = '/usr/lib/postgresql';

/**
 * The pgbench of this machine: the one that PGBENCH names, the one beside the PostgreSQL that the tests were given, or
 * the newest of Debian's. Undefined when there is none.
 */
export function findPgbench(): string | undefined {
  const { PGBENCH, JISHAN_TEST_POSTGRES_15 } = process.env;
  if (PGBENCH) return PGBENCH;
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = versions.map((version) => join(debian, version, 'bin'));
  if (JISHAN_TEST_POSTGRES_15) folders.unshift(JISHAN_TEST_POSTGRES_15);
  return folders.map((folder) => join(folder, 'pgbench')).find((path) => existsSync(path));
}
