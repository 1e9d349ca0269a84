import type { Roles } from '@jishan/server/platform/db';

/** Runs one statement as the owner and answers its rows. */
export type Ask = (query: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

/**
 * The schema of a migrated database as SQL text, in a fixed order: tables with columns and constraints, indexes,
 * policies, rights, views and functions. It is for reading and comparing, not for running: roles are called
 * `app` and `writer`, and what the owner may do is left out.
 */
export async function describeSchema(ask: Ask, roles: Roles): Promise<string> {
  const parts: string[] = [];
  for (const table of await list<Table>(ask, tablesQuery)) parts.push(await describeTable(ask, table, roles));
  for (const { text } of await list<{ text: string }>(ask, viewsQuery)) parts.push(text);
  for (const { text } of await list<{ text: string }>(ask, functionsQuery)) parts.push(text);
  return `${parts.join('\n\n')}\n`;
}

interface Table {
  oid: number;
  name: string;
  options: string;
  forced: boolean;
}

interface Policy {
  name: string;
  command: string;
  roles: string[];
  using: string | null;
  check: string | null;
}

const ours = "n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')";

const tablesQuery = `
  select c.oid::int as oid, c.relname as name, coalesce(array_to_string(c.reloptions, ', '), '') as options,
    c.relrowsecurity and c.relforcerowsecurity as forced
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and ${ours} order by c.relname`;

const columnsQuery = `
  select concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then 'not null' end,
      case when a.attidentity <> '' then 'generated as identity' end,
      case when a.attgenerated <> '' then 'generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ')'
        when d.adbin is not null then 'default ' || pg_get_expr(d.adbin, d.adrelid) end) as text
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`;

// PostgreSQL 18 also lists "not null" here; the columns say that already.
const constraintsQuery = `
  select 'constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid) as text
  from pg_constraint where conrelid = $1 and contype <> 'n'
  order by position(contype::text in 'pufcx'), conname`;

const indexesQuery = `
  select pg_get_indexdef(i.indexrelid) as text
  from pg_index i join pg_class c on c.oid = i.indexrelid
  where i.indrelid = $1 and not exists (select from pg_constraint where conindid = i.indexrelid and conrelid = $1)
  order by c.relname`;

const policiesQuery = `
  select polname as name, polcmd as command, pg_get_expr(polqual, polrelid) as using,
    pg_get_expr(polwithcheck, polrelid) as check,
    array(select coalesce(r.rolname, 'public') from unnest(polroles) p left join pg_roles r on r.oid = p
      order by 1)::text[] as roles
  from pg_policy where polrelid = $1 order by polname`;

const grantsQuery = `
  select coalesce(r.rolname, 'public') as role, lower(a.privilege_type) as privilege, null as column
  from pg_class c, aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee
  where c.oid = $1 and a.grantee <> c.relowner
  union all
  select coalesce(r.rolname, 'public'), lower(a.privilege_type), t.attname
  from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
    left join pg_roles r on r.oid = a.grantee
  where c.oid = $1 and a.grantee <> c.relowner and not t.attisdropped
  order by 1, 2, 3 nulls first`;

const viewsQuery = `
  select 'create view ' || quote_ident(c.relname) || coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '')
    || ' as' || pg_get_viewdef(c.oid) as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('v', 'm') and ${ours} order by c.relname`;

const functionsQuery = `
  select rtrim(pg_get_functiondef(p.oid)) || ';' as text
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where ${ours} and p.prokind in ('f', 'p') order by p.proname, p.oid::regprocedure::text`;

async function describeTable(ask: Ask, table: Table, roles: Roles): Promise<string> {
  const of = async <Row extends object>(query: string) => list<Row>(ask, query, [table.oid]);
  const rows = [
    ...(await of<{ text: string }>(columnsQuery)),
    ...(await of<{ text: string }>(constraintsQuery)),
  ];
  const lines = [
    `create table ${table.name} (`,
    rows.map((row) => `  ${row.text}`).join(',\n'),
    `)${table.options ? ` with (${table.options})` : ''};`,
    ...(await of<{ text: string }>(indexesQuery)).map((index) => `${index.text};`),
  ];
  if (table.forced) lines.push(`alter table ${table.name} force row level security;`);
  for (const policy of await of<Policy>(policiesQuery)) lines.push(describePolicy(table.name, policy, roles));
  lines.push(...describeGrants(table.name, await of<Grant>(grantsQuery), roles));
  return lines.join('\n');
}

const commands: Record<string, string> = { r: 'select', a: 'insert', w: 'update', d: 'delete', '*': 'all' };

function describePolicy(table: string, policy: Policy, roles: Roles): string {
  const to = policy.roles.map((role) => plainRole(role, roles)).join(', ');
  const using = policy.using === null ? '' : ` using (${policy.using})`;
  const check = policy.check === null ? '' : ` with check (${policy.check})`;
  return `create policy ${policy.name} on ${table} for ${commands[policy.command]} to ${to}${using}${check};`;
}

interface Grant {
  role: string;
  privilege: string;
  column: string | null;
}

/** One line a role: `grant insert, select, update (hash, seq) on ledger_heads to writer;`. */
function describeGrants(table: string, grants: Grant[], roles: Roles): string[] {
  const byRole = new Map<string, Map<string, string[]>>();
  for (const { role, privilege, column } of grants) {
    const name = plainRole(role, roles);
    const privileges = byRole.get(name) ?? new Map<string, string[]>();
    const columns = privileges.get(privilege) ?? [];
    if (column !== null) columns.push(column);
    byRole.set(name, privileges.set(privilege, columns));
  }
  return [...byRole]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([role, privileges]) => {
      const words = [...privileges].map(([privilege, columns]) =>
        columns.length > 0 ? `${privilege} (${columns.join(', ')})` : privilege,
      );
      return `grant ${words.join(', ')} on ${table} to ${role};`;
    });
}

/** Role names carry a random suffix that differs from database to database. */
function plainRole(role: string, roles: Roles): string {
  if (role === roles.app) return 'app';
  return role === roles.writer ? 'writer' : role;
}

async function list<Row extends object>(ask: Ask, query: string, values: unknown[] = []): Promise<Row[]> {
  return (await ask(query, values)).rows as Row[];
}
