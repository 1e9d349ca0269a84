import { createHmac, randomBytes } from 'node:crypto';
import { findPersonsByPhone, readPersons, renewPersons } from '@jishan/server/features/people';
import { type CommandApp } from '@jishan/server/platform/command';
import { type Db, withScope } from '@jishan/server/platform/db';
import { createIds } from '@jishan/server/platform/ids';
import { createVault, readKeys, type Vault } from '@jishan/server/platform/vault';
import { createWriter } from '@jishan/server/platform/writer';
import { fixedClock, type TestDatabase, testDatabase } from '@jishan/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginRotation, continueRotation, KEY_REST_MS, sealedColumns } from './key-rotation.ts';

const secretOf = (root: string) => (purpose: string) =>
  createHmac('sha256', root).update(purpose).digest('base64url');
const village = 1_001_001;
const HOME = '0198b000-0000-7000-8000-000000000001';
const ACCOUNT = '0198c000-0000-7000-8000-000000000001';
const idOf = (at: number) => `0198a000-0000-7000-8000-${String(at).padStart(12, '0')}`;
/** More than one batch of keys. */
const PERSONS = 1203;
const PHONE = '13912345678';

const clock = fixedClock();
let base: TestDatabase;
let app: CommandApp & { db: Pick<Db, 'app' | 'writer'>; vault: Vault };
const anotherServer = () => createVault({ secret: secretOf('a') }, { now: () => clock.now() });

beforeAll(async () => {
  base = await testDatabase();
  const { db } = base;
  app = {
    db,
    clock,
    ids: createIds(clock),
    vault: anotherServer(),
    writer: createWriter({ connectionString: db.writerUrl, clock, random: randomBytes }),
  };
  const { writer } = db.pools;
  await writer.query(
    `insert into places (id, kind, parent_id, code, name, lo, hi)
     values (1000000, 'district', null, '9', '样例区', 1000000, 1999999),
       (1001000, 'town', 1000000, '91', '样例镇', 1001000, 1001999), ($1, 'village', 1001000, '911', '样例村', $1, $1)`,
    [village],
  );
  await writer.query(`insert into households (village_id, id, door_code) values ($1, $2, '1')`, [
    village,
    HOME,
  ]);
  const ids = Array.from({ length: PERSONS }, (_, at) => idOf(at));
  await writer.query('insert into members (village_id, id) select $1, unnest($2::uuid[])', [village, ids]);
  await writer.query(
    `insert into person_private (village_id, person_id, name) select $1, id, '样例' || id from unnest($2::uuid[]) as id`,
    [village, ids],
  );
  await writer.query(
    `insert into member_stays (village_id, member_id, stay, household_id, relation) values ($1, $2, 1, $3, 'head')`,
    [village, idOf(0), HOME],
  );
  await renewPersons(db, app.vault);
  await givePhone(idOf(0));
  await putSecondFactor();
});
afterAll(async () => {
  await app.writer.close();
  await base.drop();
});

async function givePhone(personId: string): Promise<void> {
  const key = app.vault.makeKey(`person:${village}:${personId}:key`);
  const person = { name: `样例${personId}`, phone: PHONE };
  await base.db.pools.writer.query(
    'update person_private set key_sealed = $2, sealed = $3, phone_index = $4 where person_id = $1',
    [
      personId,
      key.sealed,
      key.seal(JSON.stringify(person), `person:${village}:${personId}`),
      app.vault.blind(PHONE, village, 'person.phone'),
    ],
  );
}

async function putSecondFactor(): Promise<void> {
  const { writer } = base.db.pools;
  await writer.query(
    `insert into access_accounts (id, kind, created_at, administrator) values ($1, 'staff', now(), false)`,
    [ACCOUNT],
  );
  await writer.query(
    `insert into second_factors (account_id, secret_sealed, set_at, used_step) values ($1, $2, now(), 0)`,
    [ACCOUNT, app.vault.seal('JBSWY3DP', `second-factor:${ACCOUNT}`)],
  );
}

const readAll = (vault: Vault) =>
  withScope(base.db, { lo: village, hi: village }, (read) =>
    readPersons(
      read,
      vault,
      village,
      Array.from({ length: PERSONS }, (_, at) => idOf(at)),
    ),
  );
const versionsOfKeys = async () => {
  const { rows } = await base.db.pools.writer.query(
    'select get_byte(key_sealed, 2) as version, count(*)::int as persons from person_private group by 1 order by 1',
  );
  return rows;
};

test('SEC-14: keys change under running servers; cut off it goes on; a retired key is needed by nothing', async () => {
  const other = anotherServer();
  await readKeys({ ...app, vault: other });
  const { version, activeFrom } = await beginRotation(app, 'seal');
  expect(version).toBe(2);
  await beginRotation(app, 'index');
  // The other server has heard of the new key before anybody uses it.
  expect(app.vault.version('seal')).toBe(1);
  await readKeys({ ...app, vault: other });
  clock.set(activeFrom);
  await readKeys({ ...app, vault: other });
  await readKeys(app);
  expect([app.vault.version('seal'), other.version('seal'), other.version('index')]).toEqual([2, 2, 2]);

  // One key cannot be opened: the first thousand are wrapped, then it stops.
  const { writer } = base.db.pools;
  const spoilt = idOf(1100);
  const { rows } = await writer.query('select key_sealed from person_private where person_id = $1', [spoilt]);
  const put = (key: Buffer) =>
    writer.query('update person_private set key_sealed = $2 where person_id = $1', [spoilt, key]);
  const broken = Buffer.from(rows[0].key_sealed);
  broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
  await put(broken);
  await expect(continueRotation(app)).rejects.toThrow();
  expect(await versionsOfKeys()).toEqual([
    { version: 1, persons: PERSONS - 1000 },
    { version: 2, persons: 1000 },
  ]);
  await put(rows[0].key_sealed);
  const halfway = await withScope(base.db, { lo: village, hi: village }, (read) =>
    readPersons(read, other, village, [idOf(0), spoilt]),
  );
  expect(halfway.get(spoilt)).toEqual({ name: `样例${spoilt}` });

  const progress = await continueRotation(app);
  expect(progress).toEqual({ sealed: PERSONS - 1000 + 1, indexed: PERSONS, retired: [] });
  expect(await versionsOfKeys()).toEqual([{ version: 2, persons: PERSONS }]);
  expect(await continueRotation(app)).toEqual({ sealed: 0, indexed: 0, retired: [] });

  // An old key goes only after it has rested, and only when nothing needs it.
  clock.set(new Date(activeFrom.getTime() + KEY_REST_MS));
  await putBack(rows[0].key_sealed, spoilt);
  expect((await continueRotation(app)).retired).toEqual(['seal 1', 'index 1']);
  const withoutOld = createVault(
    { secret: (purpose) => secretOf(purpose === 'vault.wrap' ? 'a' : 'lost')(purpose) },
    { now: () => clock.now() },
  );
  await readKeys({ ...app, vault: withoutOld });
  expect((await readAll(withoutOld)).size).toBe(PERSONS);
  const { rows: factors } = await writer.query('select secret_sealed from second_factors');
  expect(withoutOld.open(factors[0].secret_sealed, `second-factor:${ACCOUNT}`)).toBe('JBSWY3DP');
  expect(
    (await writer.query(`select kind, version, wrapped from vault_keys where wrapped is null order by kind`))
      .rows,
  ).toEqual([
    { kind: 'index', version: 1, wrapped: null },
    { kind: 'seal', version: 1, wrapped: null },
  ]);
});

/** What a slow writer may still do: the next round wraps it before the key is thrown away. */
async function putBack(key: Buffer, personId: string): Promise<void> {
  const { writer } = base.db.pools;
  const { rows } = await writer.query('select sealed from person_private where person_id = $1', [personId]);
  const opened = app.vault.openKey(key, `person:${village}:${personId}:key`);
  await writer.query('update person_private set key_sealed = $2, sealed = $3 where person_id = $1', [
    personId,
    key,
    opened.seal(JSON.stringify({ name: `样例${personId}` }), `person:${village}:${personId}`),
  ]);
  expect(rows).toHaveLength(1);
}

test('the rotation left its marks in the installation’s own audit chain', async () => {
  const { rows } = await base.db.pools.writer.query(
    `select action, target from audit_rows where village_id = 0 order by seq`,
  );
  expect(rows.map((row) => `${row.action} ${row.target}`)).toEqual([
    'vault.key-published vault-key:seal:2',
    'vault.key-published vault-key:index:2',
    'vault.key-retired vault-key:seal:1',
    'vault.key-retired vault-key:index:1',
  ]);
});

test('everybody is found by phone and word under the new index keys', async () => {
  const { writer } = base.db.pools;
  const { rows } = await writer.query(
    'select min(index_version) as low, max(index_version) as high from person_private',
  );
  expect(rows).toEqual([{ low: 2, high: 2 }]);
  const { rows: stale } = await writer.query(
    `select 1 from person_tokens t where not exists (select 1 from person_private p
       where p.village_id = t.village_id and p.person_id = t.person_id and t.token = any(p.tokens))`,
  );
  expect(stale).toEqual([]);
  const found = await withScope(base.db, { lo: village, hi: village }, (read) =>
    findPersonsByPhone(read, app.vault, PHONE),
  );
  expect(found).toMatchObject([{ personId: idOf(0), householdId: HOME }]);
});

test('every column that holds sealed values for long is known to the rotation', async () => {
  const { rows } = await base.db.pools.writer.query<{ name: string }>(
    `select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname like '%sealed%'
       and a.atttypid = 'bytea'::regtype and not a.attisdropped order by 1`,
  );
  const known = sealedColumns.map(({ table, column }) => `${table}.${column}`);
  expect(rows.map((row) => row.name)).toEqual([...known, ...elsewhere].toSorted());
});

/** Persons, whose keys are wrapped anew; what is over before a key has rested. */
const elsewhere = [
  'data_copies.key_sealed',
  'door_tickets.sealed',
  'person_private.key_sealed',
  'person_private.phone_sealed',
  'person_private.sealed',
  'roster_import_rows.before_sealed',
  'second_factor_drafts.secret_sealed',
];
