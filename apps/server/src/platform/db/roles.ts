import { createHmac, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { isCode } from './sql-state.ts';

/**
 * The two logins of one database. Role names are shared by all databases of a server, so they carry a random
 * suffix, which is kept in the database itself.
 */
export interface Roles {
  app: string;
  writer: string;
}

/** Reads the database's roles, or makes them; the caller holds the migration lock. */
export async function ensureRoles(owner: pg.Client, passwordKey: string): Promise<Roles> {
  await owner.query(`create table if not exists installation (
    only_row boolean primary key default true check (only_row),
    app_role text not null,
    writer_role text not null
  )`);
  const roles = (await readRoles(owner)) ?? (await nameRoles(owner));
  for (const role of [roles.app, roles.writer]) {
    const known = await owner.query('select 1 from pg_roles where rolname = $1', [role]);
    if (known.rowCount) continue;
    const password = quoteLiteral(rolePassword(passwordKey, role));
    await owner.query(
      `create role ${quoteIdentifier(role)} login nocreatedb nocreaterole password ${password}`,
    );
  }
  await applyRoleSettings(owner, roles);
  return roles;
}

/** The roles of an installed database; undefined before the first migration. */
export async function readRoles(client: pg.Client): Promise<Roles | undefined> {
  const { rows } = await client.query<Roles>(
    'select app_role as app, writer_role as writer from installation',
  );
  return rows[0];
}

async function nameRoles(owner: pg.Client): Promise<Roles> {
  const suffix = randomBytes(4).toString('hex');
  const roles = { app: `jishan_app_${suffix}`, writer: `jishan_writer_${suffix}` };
  await owner.query('insert into installation (app_role, writer_role) values ($1, $2)', [
    roles.app,
    roles.writer,
  ]);
  return roles;
}

/** Names of the settings that row-level security reads: the range of village ids in scope. */
const emptyRange = { 'jishan.lo': '1', 'jishan.hi': '0' };

/**
 * Settings of the roles in this database. They belong to a pair of role and database, so a clone of a
 * template needs them again.
 */
export async function applyRoleSettings(owner: pg.Client, roles: Roles): Promise<void> {
  const { rows } = await owner.query<{ name: string }>('select current_database() as name');
  const database = quoteIdentifier(rows[0]?.name ?? '');
  const set = (role: string, name: string, value: string) =>
    owner.query(
      `alter role ${quoteIdentifier(role)} in database ${database} set ${name} = ${quoteLiteral(value)}`,
    );
  for (const role of [roles.app, roles.writer]) {
    await set(role, 'timezone', 'Asia/Shanghai');
    // A forgotten transaction would hold locks and keep dead rows for ever.
    await set(role, 'idle_in_transaction_session_timeout', '60s');
  }
  await set(roles.app, 'statement_timeout', '30s');
  for (const [name, value] of Object.entries(emptyRange)) {
    try {
      await set(roles.app, name, value);
    } catch (error) {
      // Only a superuser may store a setting of our own on a role; without, connections bring it themselves.
      if (!isCode(error, '42501')) throw error;
    }
  }
}

/**
 * Startup options for a connection of the app's role: the empty range, unless the role has it by itself.
 * (Poolers such as pgbouncer refuse unknown options, hence not always.)
 */
export async function rangeOptions(owner: pg.Client, roles: Roles): Promise<string | undefined> {
  const { rows } = await owner.query<{ stored: boolean }>(
    `select exists (
       select from pg_db_role_setting s
       join pg_roles r on r.oid = s.setrole
       join pg_database d on d.oid = s.setdatabase
       where r.rolname = $1 and d.datname = current_database()
         and s.setconfig @> array['jishan.lo=1', 'jishan.hi=0']
     ) as stored`,
    [roles.app],
  );
  if (rows[0]?.stored) return undefined;
  return Object.entries(emptyRange)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

/** A role's password, derived so that every process with the same key agrees without storing it. */
export function rolePassword(key: string, role: string): string {
  return createHmac('sha256', key).update(`role:${role}`).digest('base64url');
}

export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
