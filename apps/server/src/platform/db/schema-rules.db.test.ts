import { type TestDatabase, testDatabase } from '@jishan/testkit';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quoteIdentifier } from './index.ts';

/** Belong to the installation or are looked up by everybody; a distributed database keeps a copy everywhere. */
const withoutVillage = [
  'access_accounts',
  'access_doors',
  'access_names',
  'consent_texts',
  'door_tickets',
  'installation',
  'place_codes',
  'place_ranges',
  'places',
  'recovery_codes',
  'retention_times',
  'reveal_hours',
  'role_grants',
  'schema_migrations',
  'scheme_templates',
  'second_factor_drafts',
  'second_factors',
  'sessions',
  'sign_in_codes',
  'sign_in_failures',
  'sign_in_places',
  'staff_logins',
  'vault_keys',
];
/** Sign-in writes these itself; everything else goes through the writer. */
const writtenByApp = [
  'access_accounts',
  'access_doors',
  'access_names',
  'door_tickets',
  'recovery_codes',
  'reveal_hours',
  'role_grants',
  'second_factor_drafts',
  'second_factors',
  'sessions',
  'sign_in_codes',
  'sign_in_failures',
  'sign_in_places',
];
/** What is written here stays as it is, for either login. */
const appendOnly = [
  'audit_rows',
  'commands',
  'ledger_accounts',
  'ledger_postings',
  'ledger_transfers',
  'outbox',
  'scheme_bases',
  'scheme_templates',
  'scheme_versions',
];
const range =
  "((village_id >= (current_setting('jishan.lo'::text))::bigint) AND (village_id <= (current_setting('jishan.hi'::text))::bigint))";

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

async function names(query: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await test.db.pools.app.query<{ name: string }>(query, values);
  return rows.map((row) => row.name);
}

const ours = "c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')";
const hasVillage =
  "exists (select from pg_attribute v where v.attrelid = c.oid and v.attname = 'village_id')";

describe('the village', () => {
  it('is in every table but those listed here', async () => {
    const without = await names(
      `select relname as name from pg_class c where ${ours} and not ${hasVillage} order by 1`,
    );
    expect(without).toEqual(withoutVillage);
  });

  it('is a bigint that is never null, and comes first in the primary key', async () => {
    const wrong = await names(`
      select relname as name from pg_class c
      join pg_attribute v on v.attrelid = c.oid and v.attname = 'village_id'
      where ${ours} and not (v.atttypid = 'bigint'::regtype and v.attnotnull and exists (
        select from pg_index i where i.indrelid = c.oid and i.indisprimary and i.indkey[0] = v.attnum))`);
    expect(wrong).toEqual([]);
  });

  it('is in every unique key', async () => {
    const wrong = await names(`
      select i.indexrelid::regclass::text as name from pg_class c
      join pg_attribute v on v.attrelid = c.oid and v.attname = 'village_id'
      join pg_index i on i.indrelid = c.oid and i.indisunique
      where ${ours} and not v.attnum = any (i.indkey::int2[])`);
    expect(wrong).toEqual([]);
  });

  it('is in every foreign key between tables that have it, on both sides', async () => {
    const wrong = await names(`
      select f.conname as name from pg_constraint f
      join pg_class c on c.oid = f.conrelid
      join pg_attribute there on there.attrelid = f.confrelid and there.attname = 'village_id'
      left join pg_attribute here on here.attrelid = f.conrelid and here.attname = 'village_id'
      where f.contype = 'f' and ${ours} and
        coalesce(array_position(f.conkey, here.attnum) <> array_position(f.confkey, there.attnum), true)`);
    expect(wrong).toEqual([]);
  });
});

describe('row-level security', () => {
  it('is forced on every table with a village', async () => {
    const open = await names(`
      select relname as name from pg_class c
      where ${ours} and ${hasVillage} and not (relrowsecurity and relforcerowsecurity)`);
    expect(open).toEqual([]);
  });

  it('gives the app the range of its scope, and the writer everything', async () => {
    const { rows } = await test.db.pools.app.query<Policy>(policies, [test.roles.app, test.roles.writer]);
    const wrong = rows.filter(({ forApp, using, check }) => {
      const wanted = forApp ? range : 'true';
      return (
        (using ?? wanted) !== wanted || (check ?? wanted) !== wanted || (using === null && check === null)
      );
    });
    expect(wrong).toEqual([]);
    const covered = new Set(rows.filter((row) => row.forApp).map((row) => row.table));
    const tenant = await names(`select relname as name from pg_class c where ${ours} and ${hasVillage}`);
    const readable = await names(
      `select relname as name from pg_class c where ${ours} and ${hasVillage} and has_table_privilege(c.oid, 'select')`,
    );
    expect(tenant.length).toBeGreaterThan(10);
    expect(readable.filter((table) => !covered.has(table))).toEqual([]);
  });
});

interface Policy {
  table: string;
  forApp: boolean;
  using: string | null;
  check: string | null;
}

const policies = `
  select c.relname as table, p.polroles = array[$1::regrole::oid] as "forApp",
    pg_get_expr(polqual, polrelid) as using, pg_get_expr(polwithcheck, polrelid) as check
  from pg_policy p join pg_class c on c.oid = p.polrelid
  where ${ours} and ${hasVillage} and p.polroles in (array[$1::regrole::oid], array[$2::regrole::oid])
  union all
  select c.relname, true, 'a policy for other roles', null
  from pg_policy p join pg_class c on c.oid = p.polrelid
  where ${ours} and p.polroles not in (array[$1::regrole::oid], array[$2::regrole::oid])`;

describe('rights', () => {
  it('let the app write what sign-in needs, and nothing else', async () => {
    const written = await names(`
      select relname as name from pg_class c
      where ${ours} and (has_any_column_privilege(c.oid, 'insert, update') or has_table_privilege(c.oid, 'delete'))
      order by 1`);
    expect(written).toEqual(writtenByApp);
  });

  it('belong to nobody else, and let nobody empty a table or own one', async () => {
    const loose = await names(
      `select distinct c.relname || ' ' || a.grantee::regrole || ' ' || a.privilege_type as name
       from pg_class c, aclexplode(c.relacl) a
       where ${ours} and a.grantee <> c.relowner
         and (a.grantee not in ($1::regrole::oid, $2::regrole::oid) or a.is_grantable
           or lower(a.privilege_type) not in ('select', 'insert', 'update', 'delete'))
       union all select relname from pg_class c where relowner in ($1::regrole::oid, $2::regrole::oid)`,
      [test.roles.app, test.roles.writer],
    );
    expect(loose).toEqual([]);
  });

  it.each(appendOnly)('never change or remove a row of %s', async (table) => {
    const name = quoteIdentifier(table);
    for (const pool of [test.db.pools.app, test.db.pools.writer]) {
      expect(await columnsToUpdate(pool, table)).toEqual([]);
      await expect(pool.query(`delete from ${name}`)).rejects.toMatchObject({ code: '42501' });
      await expect(pool.query(`truncate ${name} cascade`)).rejects.toMatchObject({ code: '42501' });
      await expect(pool.query(`alter table ${name} disable row level security`)).rejects.toMatchObject({
        code: '42501',
      });
    }
  });
});

async function columnsToUpdate(pool: pg.Pool, table: string): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and has_column_privilege(attrelid, attnum, 'update')`,
    [table],
  );
  return rows.map((row) => row.name);
}

describe('what a distributed PostgreSQL cannot carry', () => {
  it('is not used: triggers, times without zone, views with their owner’s rights', async () => {
    expect(await names('select tgname as name from pg_trigger where not tgisinternal')).toEqual([]);
    expect(
      await names(`
        select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
        where ${ours} and a.attnum > 0 and a.atttypid in ('timestamp'::regtype, 'time'::regtype)`),
    ).toEqual([]);
    expect(
      await names(`
        select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
          and not coalesce('security_invoker=true' = any (reloptions), false)`),
    ).toEqual([]);
  });
});
