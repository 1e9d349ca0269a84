import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type TestDatabase, testDatabase } from '@jishan/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** Tables that no Kysely query reads: their SQL is written by hand where they are used. */
const withoutInterface = new Set([
  'schema_migrations',
  'command_heads',
  'commands',
  'guards',
  'audit_rows',
  'audit_details',
  'outbox',
  'outbox_cursors',
  'vault_keys',
]);
const source = fileURLToPath(new URL('../../', import.meta.url));

interface Column {
  type: string;
  nullable: boolean;
}
type Columns = Map<string, Column>;

let test: TestDatabase;
let inDatabase: Map<string, Columns>;
let inCode: Map<string, Columns>;

beforeAll(async () => {
  test = await testDatabase();
  inDatabase = await readDatabase();
  inCode = await readInterfaces();
});
afterAll(() => test.drop());

it('gives every table an interface, and every interface a table', () => {
  const tables = [...inDatabase.keys()].filter(
    (name) => !withoutInterface.has(name) && !name.startsWith('ledger_'),
  );
  expect([...inCode.keys()].toSorted()).toEqual(tables.toSorted());
});

it('gives each column its name, type and nullability', () => {
  const differences: string[] = [];
  for (const [table, columns] of inCode) {
    const real = inDatabase.get(table) ?? new Map<string, Column>();
    for (const name of new Set([...columns.keys(), ...real.keys()])) {
      const difference = compare(real.get(name), columns.get(name));
      if (difference) differences.push(`${table}.${name}: ${difference}`);
    }
  }
  expect(differences).toEqual([]);
});

function compare(real: Column | undefined, written: Column | undefined): string | undefined {
  if (!real) return 'not in the database';
  if (!written) return 'not in the interface';
  if (real.nullable !== written.nullable) return real.nullable ? 'can be null' : 'is never null';
  return fits(real.type, written.type) ? undefined : `is ${real.type}, written ${written.type}`;
}

/** Named types (unions of codes, shapes of JSON) are taken on trust; what has a basic type must have the right one. */
function fits(real: string, written: string): boolean {
  if (real.endsWith('[]')) return written.endsWith('[]') && fits(real.slice(0, -2), written.slice(0, -2));
  const basic = ['number', 'boolean', 'Date', 'Buffer', 'string'].includes(written);
  const expected: Record<string, string> = {
    bigint: 'number',
    integer: 'number',
    smallint: 'number',
    'double precision': 'number',
    boolean: 'boolean',
    'timestamp with time zone': 'Date',
    bytea: 'Buffer',
  };
  if (real === 'jsonb') return !basic;
  return expected[real] ? written === expected[real] : !basic || written === 'string';
}

async function readDatabase(): Promise<Map<string, Columns>> {
  const { rows } = await test.db.pools.app.query<{
    table: string;
    name: string;
    type: string;
    nullable: boolean;
  }>(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as nullable
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`);
  const tables = new Map<string, Columns>();
  for (const { table, name, ...column } of rows) {
    const columns = tables.get(table) ?? new Map<string, Column>();
    tables.set(table, columns.set(name, column));
  }
  return tables;
}

/** Reads `interface XTable { column: type; }` and which table each stands for, from all files called tables.ts. */
async function readInterfaces(): Promise<Map<string, Columns>> {
  const shapes = new Map<string, Columns>();
  const names: [table: string, shape: string][] = [];
  for await (const file of glob('**/*tables.ts', { cwd: source })) {
    const text = (await readFile(`${source}${file}`, 'utf8')).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    for (const [, name = '', body = ''] of text.matchAll(/interface (\w+) \{([^}]*)\}/g)) {
      const lines = [...body.matchAll(/^\s*(\w+): ([^;]+);/gm)];
      if (name === 'Tables') for (const [, table = '', shape = ''] of lines) names.push([table, shape]);
      else shapes.set(name, new Map(lines.map(([, column = '', type = '']) => [column, readType(type)])));
    }
  }
  return new Map(names.map(([table, shape]) => [table, shapes.get(shape) ?? new Map<string, Column>()]));
}

function readType(text: string): Column {
  const parts = text
    .replace(/^Generated<(.*)>$/, '$1')
    .split('|')
    .map((part) => part.trim());
  const types = parts.filter((part) => part !== 'null');
  const literals = types.every((part) => /^'[^']*'$/.test(part));
  return { type: literals ? 'string' : types.join(' | '), nullable: types.length < parts.length };
}
