import { createCipheriv, createHmac } from 'node:crypto';
import { withScope } from '@jishan/server/platform/db';
import { createVault } from '@jishan/server/platform/vault';
import { type TestDatabase, testDatabase } from '@jishan/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPersonsByPhone, readPersons, renewPersons } from './index.ts';

const secret = (purpose: string) => createHmac('sha256', 'old').update(purpose).digest('base64url');
const village = 1_001_001;
const idOf = (at: number) => `0198a000-0000-7000-8000-${String(at).padStart(12, '0')}`;
const nameOf = (at: number) => `样例${at}`;
const phoneOf = (at: number) => `139${String(at).padStart(8, '0')}`;
const HOME = '0198b000-0000-7000-8000-000000000001';
/** More than one batch. */
const PERSONS = 1203;

/** As the first releases sealed a phone. */
function sealAsBefore(phone: string, personId: string): Buffer {
  const nonce = Buffer.alloc(12, 7);
  const key = Buffer.from(secret('vault.seal.1'), 'base64url');
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(`person:${village}:${personId}:phone`));
  const body = Buffer.concat([cipher.update(phone, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([1]), nonce, cipher.getAuthTag(), body]);
}

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
  const { writer } = base.db.pools;
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
  for (let at = 0; at < PERSONS; at += 1) await insertOld(at);
});
afterAll(() => base.drop());

async function insertOld(at: number): Promise<void> {
  const { writer } = base.db.pools;
  await writer.query('insert into members (village_id, id) values ($1, $2)', [village, idOf(at)]);
  const phone = at % 3 === 0 ? sealAsBefore(phoneOf(at), idOf(at)) : null;
  await writer.query(
    `insert into person_private (village_id, person_id, name, born_on, phone_sealed, phone_index)
     values ($1, $2, $3, $4, $5, $6)`,
    [village, idOf(at), nameOf(at), at % 2 === 0 ? '1960-05-01' : null, phone, phone && Buffer.from([1])],
  );
}

test('SEC-14: a start seals what older releases kept in plain columns, goes on after a cut, and empties them', async () => {
  const vault = createVault({ secret });
  const { writer } = base.db.pools;
  // Cut off midway: one row cannot be opened, so the batch that holds it is rolled back and the start fails.
  const spoilt = idOf(600);
  const { rows } = await writer.query('select phone_sealed from person_private where person_id = $1', [
    spoilt,
  ]);
  await writer.query('update person_private set phone_sealed = $2 where person_id = $1', [
    spoilt,
    Buffer.alloc(40, 1),
  ]);
  await expect(renewPersons(base.db, vault)).rejects.toThrow();
  const left = () => writer.query('select 1 from person_private where sealed is null');
  expect((await left()).rowCount).toBe(PERSONS - 500);
  await writer.query('update person_private set phone_sealed = $2 where person_id = $1', [
    spoilt,
    rows[0].phone_sealed,
  ]);

  const together = await Promise.all([renewPersons(base.db, vault), renewPersons(base.db, vault)]);
  expect(together[0] + together[1]).toBe(PERSONS - 500);
  expect(await renewPersons(base.db, vault)).toBe(0);

  const { rows: plain } = await writer.query(
    'select 1 from person_private where name is not null or born_on is not null or phone_sealed is not null',
  );
  expect(plain).toEqual([]);
  const { rows: dump } = await writer.query('select p::text as line from person_private p');
  const text = dump.map((row) => row.line).join('\n');
  expect(text).not.toContain(Buffer.from('样例').toString('hex'));
  expect(text).not.toContain('样例');
});

test('what was sealed reads as it was, and is found by its phone', async () => {
  const vault = createVault({ secret });
  await base.db.pools.writer.query(
    `insert into member_stays (village_id, member_id, stay, household_id, relation) values ($1, $2, 1, $3, 'head')`,
    [village, idOf(600), HOME],
  );
  await withScope(base.db, { lo: village, hi: village }, async (read) => {
    const persons = await readPersons(read, vault, village, [idOf(600), idOf(601), idOf(999_999)]);
    expect(persons).toEqual(
      new Map([
        [idOf(600), { name: nameOf(600), bornOn: '1960-05-01', phone: phoneOf(600) }],
        [idOf(601), { name: nameOf(601) }],
      ]),
    );
    expect(await findPersonsByPhone(read, vault, phoneOf(600))).toMatchObject([
      {
        villageId: village,
        villageName: '样例村',
        personId: idOf(600),
        householdId: HOME,
        bornOn: '1960-05-01',
      },
    ]);
    expect(await findPersonsByPhone(read, vault, phoneOf(601))).toEqual([]);
  });
});
