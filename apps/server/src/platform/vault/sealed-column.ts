import { sql } from 'kysely';
import type { Db } from '../db/index.ts';
import type { Vault } from './vault.ts';

/**
 * A column that holds what `vault.seal` made. Key rotation seals its values anew, and keeps an old key as long as one of
 * them needs it.
 */
export interface SealedColumn {
  table: string;
  /** Which role may change it. */
  by: 'app' | 'writer';
  column: string;
  /** Columns that name a row. */
  keys: readonly string[];
  /** The place that a row's value was sealed for. */
  placeOf: (row: Record<string, unknown>) => string;
}

const BATCH = 500;
/** Suites that name a version of the key in their second and third byte. */
const VERSIONED = sql.raw('(2, 3)');

const versionIn = (column: string) => {
  const name = sql.ref(column);
  return sql<number>`case when get_byte(${name}, 0) in ${VERSIONED} then get_byte(${name}, 1) * 256 + get_byte(${name}, 2) else 1 end`;
};

/** Seals anew what older keys sealed, batch by batch; cut off, the next call goes on. */
export async function renewColumn(
  db: Pick<Db, 'app' | 'writer'>,
  vault: Vault,
  { table, by, column, keys, placeOf }: SealedColumn,
): Promise<number> {
  let renewed = 0;
  for (;;) {
    const { rows } = await sql<Record<string, unknown> & { sealed_value: Buffer }>`
      select ${sql.join(keys.map((key) => sql.ref(key)))}, ${sql.ref(column)} as sealed_value from ${sql.table(table)}
      where ${sql.ref(column)} is not null and ${versionIn(column)} <> ${vault.version('seal')}
      limit ${BATCH}`.execute(db[by]);
    for (const row of rows) {
      const same = keys.map((key) => sql`${sql.ref(key)} = ${row[key]}`);
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${vault.reseal(row.sealed_value, placeOf(row))}
        where ${sql.join(same, sql` and `)} and ${sql.ref(column)} = ${row.sealed_value}`.execute(db[by]);
    }
    renewed += rows.length;
    if (rows.length < BATCH) return renewed;
  }
}

/** Whether a column holds anything that needs this version of the key. */
export async function usesKey(
  db: Pick<Db, 'app' | 'writer'>,
  { table, by, column }: SealedColumn,
  version: number,
): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(table)}
    where ${sql.ref(column)} is not null and ${versionIn(column)} = ${version} limit 1`.execute(db[by]);
  return rows.length > 0;
}
