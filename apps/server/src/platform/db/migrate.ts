import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { checkServer } from './check-server.ts';
import { withClient } from './connections.ts';
import { ensureRoles, quoteIdentifier, type Roles, rangeOptions } from './roles.ts';
import { DatabaseSetupError } from './setup-error.ts';
import { splitSql } from './split-sql.ts';

/** Where the product's migrations lie. */
export const migrationsDirectory = fileURLToPath(new URL('../../../migrations', import.meta.url));

export interface Migration {
  /** File name without its ending, e.g. `0001-base`. */
  name: string;
  text: string;
  sha256: string;
}

export interface MigrateOptions {
  /** The owner's login. */
  ownerUrl: string;
  /** Key from which the roles' passwords are derived. */
  passwordKey: string;
  /** Other than the product's own; tests use it. */
  directory?: string;
  onApply?: (name: string) => void;
}

export interface MigrateResult {
  applied: string[];
  roles: Roles;
  /** Startup options the app's connections need; undefined when the role has the settings itself. */
  appOptions: string | undefined;
}

/** Any number will do, as long as it never changes: all versions of the program must meet at it. */
const migrationLock = 7_450_110_002;

/**
 * Brings a database up to the program's schema: makes the roles, applies the missing files in order, each in
 * one transaction and each statement as one message. Several processes may call it at once; one works, the
 * others wait. Throws `DatabaseSetupError` when the database and the files do not belong together.
 */
export async function migrate(options: MigrateOptions): Promise<MigrateResult> {
  const migrations = await readMigrations(options.directory ?? migrationsDirectory);
  return withClient(options.ownerUrl, async (owner) => {
    await checkServer(owner);
    await owner.query(`select pg_advisory_lock(${migrationLock})`);
    await requireRights(owner);
    const roles = await ensureRoles(owner, options.passwordKey);
    await owner.query(`create table if not exists schema_migrations (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now()
    )`);
    const applied: string[] = [];
    for (const migration of await findMissing(owner, migrations)) {
      options.onApply?.(migration.name);
      await apply(owner, migration, roles);
      applied.push(migration.name);
    }
    return { applied, roles, appOptions: await rangeOptions(owner, roles) };
  });
}

/** The migration files of a directory, in order. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file) => {
      if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(file)) throw new Error(`Name migrations NNNN-intent.sql: ${file}`);
      const text = await readFile(path.join(directory, file), 'utf8');
      return { name: file.slice(0, -4), text, sha256: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

async function requireRights(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ roles: boolean; tables: boolean }>(
    `select rolcreaterole or rolsuper as roles, has_schema_privilege('public', 'create') as tables
     from pg_roles where rolname = current_user`,
  );
  if (rows[0]?.roles && rows[0].tables) return;
  throw new DatabaseSetupError(
    'database.no_rights',
    'DATABASE_URL 里的用户权限不够：它应是这个库的所有者，并且能新建角色（ALTER ROLE 用户 CREATEROLE）。',
  );
}

async function findMissing(owner: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await owner.query<{ name: string; sha256: string }>(
    'select name, sha256 from schema_migrations',
  );
  const recorded = new Map(rows.map((row) => [row.name, row.sha256]));
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  let last = '';
  for (const [name, sha256] of recorded) {
    const file = known.get(name);
    if (!file) {
      throw new DatabaseSetupError(
        'database.migration_unknown',
        `数据库比程序新：其中有程序不认识的结构版本“${name}”。请换用更新的程序，不要用旧程序打开它。`,
      );
    }
    if (file.sha256 !== sha256) {
      throw new DatabaseSetupError(
        'database.migration_edited',
        `结构文件 ${name}.sql 在执行之后被改过，不能继续。请恢复原文件，把改动写成一个新的文件。`,
      );
    }
    if (name > last) last = name;
  }
  const missing = migrations.filter((migration) => !recorded.has(migration.name));
  const late = missing.find((migration) => migration.name < last);
  if (late) {
    throw new DatabaseSetupError(
      'database.migration_out_of_order',
      `结构文件 ${late.name}.sql 的编号早于已经执行的 ${last}.sql，不能补插。请给它一个更大的编号。`,
    );
  }
  return missing;
}

async function apply(owner: pg.Client, migration: Migration, roles: Roles): Promise<void> {
  let current = '';
  await owner.query('begin');
  try {
    const names = { app: quoteIdentifier(roles.app), writer: quoteIdentifier(roles.writer) };
    for (const statement of splitSql(migration.text, names)) {
      current = statement;
      await owner.query(statement);
    }
    await owner.query('insert into schema_migrations (name, sha256) values ($1, $2)', [
      migration.name,
      migration.sha256,
    ]);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback').catch(() => undefined);
    throw new DatabaseSetupError(
      'database.migration_failed',
      `执行结构文件 ${migration.name}.sql 时出错，已全部撤回：${(error as Error).message}\n${current.slice(0, 400)}`,
      error,
    );
  }
}
