import type pg from 'pg';
import { DatabaseSetupError } from './setup-error.ts';

const oldestMajor = 15;
const durable = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

/**
 * Refuses a server that could lose what it has confirmed, or that is too old. Asked on each login, since
 * settings can differ by role. Throws `DatabaseSetupError`.
 */
export async function checkServer(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<
    Record<(typeof durable)[number], string> & { version: number; text: string }
  >(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as text,
       ${durable.map((name) => `current_setting('${name}') as ${name}`).join(', ')}`,
  );
  const server = rows[0];
  if (!server) throw new Error('A select without from returned no row');
  if (Math.floor(server.version / 10_000) < oldestMajor) {
    throw new DatabaseSetupError(
      'database.too_old',
      `数据库是 PostgreSQL ${server.text}，需要 ${oldestMajor} 或更新的版本。`,
    );
  }
  const off = durable.filter((name) => server[name] === 'off');
  if (off.length > 0) {
    throw new DatabaseSetupError(
      'database.not_durable',
      `数据库关闭了 ${off.join('、')}，断电会丢失已确认的积分。请把它们改为 on 再启动。`,
    );
  }
}

/** Refuses an app login that row-level security does not bind. */
export async function checkLeastRights(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; unbound: boolean }>(
    'select rolname as name, rolsuper or rolbypassrls or rolcreaterole as unbound from pg_roles where rolname = current_user',
  );
  if (!rows[0]?.unbound) return;
  throw new DatabaseSetupError(
    'database.unsafe_role',
    `数据库角色 ${rows[0].name} 的权限过大，行级隔离对它不起作用。请取消它的 SUPERUSER、BYPASSRLS、CREATEROLE。`,
  );
}
