import { sql } from 'kysely';
import type { ScopedRead } from '../db/index.ts';
import type { Guard } from './types.ts';

/**
 * The present versions of some optimistic locks, in the order of `keys`; one never used has version 0.
 * Call it before the reads that the decision rests on: a change between the two is then seen as a stale guard,
 * and the wrapper decides again. Keys are ids, such as `score:<householdId>`.
 */
export async function readGuards(read: ScopedRead, villageId: number, keys: string[]): Promise<Guard[]> {
  if (keys.length === 0) return [];
  const found = await sql<Guard>`
    select key, version from guards where village_id = ${villageId} and key in (${sql.join(keys)})`.execute(
    read,
  );
  const versions = new Map(found.rows.map((row) => [row.key, row.version]));
  return keys.map((key) => ({ key, version: versions.get(key) ?? 0 }));
}
