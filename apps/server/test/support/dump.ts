import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { World } from './village.ts';

/** Every row of every table as text, and every file below the data directory: all that a thief of the disk would have. */
export interface Dump {
  tables: { name: string; text: string }[];
  files: { name: string; bytes: Buffer }[];
}

export async function dumpEverything(world: World): Promise<Dump> {
  const { app, writer } = world.database.db.pools;
  // The writer's policies let it see every row; what it may not read at all belongs to signing in, without policies.
  const { rows: names } = await writer.query<{ name: string; open: boolean }>(
    `select format('%I.%I', n.nspname, c.relname) as name, has_table_privilege(c.oid, 'select') as open
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = 'public' order by 1`,
  );
  const tables: Dump['tables'] = [];
  for (const { name, open } of names) {
    const { rows } = await (open ? writer : app).query<{ text: string | null }>(
      `select string_agg(t::text, E'\\n') as text from ${name} t`,
    );
    tables.push({ name, text: rows[0]?.text ?? '' });
  }
  const found = await readdir(world.dataDir, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
  const files = await Promise.all(paths.map(async (name) => ({ name, bytes: await readFile(name) })));
  return { tables, files };
}

/** Where a text stands: as it is, or as the hex of its bytes. */
export function placesOf(dump: Dump, needle: string): string[] {
  const hex = Buffer.from(needle).toString('hex');
  return [
    ...dump.tables.filter(({ text }) => text.includes(needle) || text.includes(hex)).map(({ name }) => name),
    ...dump.files
      .filter(({ name, bytes }) => name.includes(needle) || bytes.includes(needle))
      .map(({ name }) => name),
  ];
}
