import { type TestDatabase, testDatabase, testSeed as seed } from '@jishan/testkit';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accounts, histories } from '../test/histories.ts';
import { ModelLedger, name } from '../test/model.ts';
import { award, postBatch, readAll, uuidOf, writerClient } from '../test/setup.ts';
import {
  eraseNotes,
  mirrorOf,
  readBalances,
  readBooked,
  readEntries,
  readHead,
  verifyVillage,
} from './index.ts';

let base: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  base = await testDatabase();
  client = await writerClient(base.db);
});
afterAll(async () => {
  await client.end();
  await base.drop();
});

const balanceOf = async (villageId: number, holder: string) => {
  const found = await readAll(base.db, (read) => readBalances(read, villageId, [holder]));
  return found.find((balance) => balance.state === 'main');
};

test('postings of one batch on the same account stand on one another', async () => {
  const results = await postBatch(client, [
    award(1, 1, 'h:a', 200),
    award(1, 2, 'h:a', 300),
    award(2, 1, 'h:a', 5),
  ]);
  expect(results.map((result) => result.ok && result.seq)).toEqual([1, 2, 1]);
  const entries = await readAll(base.db, (read) => readEntries(read, 1, 'h:a', { limit: 10 }));
  expect(
    entries.map((entry) => [entry.balanceBefore, entry.amount, entry.balanceAfter, entry.accountVersion]),
  ).toEqual([
    [200, 300, 500, 2],
    [0, 200, 200, 1],
  ]);
  expect(await balanceOf(1, 'h:a')).toMatchObject({ amount: 500, version: 2 });
});

test('the same id with the same content answers the first number; with other content it is refused', async () => {
  await postBatch(client, [award(3, 1, 'h:a', 200)]);
  const again = await postBatch(client, [
    award(3, 1, 'h:a', 200),
    award(3, 2, 'h:a', 1),
    award(3, 2, 'h:a', 1),
  ]);
  expect(again).toMatchObject([
    { ok: true, seq: 1, replayed: true },
    { ok: true, seq: 2, replayed: false },
    { ok: true, seq: 2, replayed: true },
  ]);
  const other = await postBatch(client, [award(3, 1, 'h:a', 201)]);
  expect(other).toMatchObject([{ ok: false, code: 'ledger.id_reused' }]);
  expect((await readAll(base.db, (read) => readHead(read, 3)))?.seq).toBe(2);
});

test('a source that must cover does, or the posting is left out alone', async () => {
  const pay = (number: number, amount: number) => ({
    ...award(4, number, 'h:a', amount),
    kind: 'order' as const,
    transfers: award(4, number, 'h:a', amount).transfers.map((line) => ({
      ...line,
      from: line.to,
      to: { ...line.to, state: 'redeemed' as const },
      mustCover: true,
    })),
  });
  const results = await postBatch(client, [award(4, 1, 'h:a', 10), pay(2, 11), pay(3, 10), pay(4, 1)]);
  expect(results.map((result) => (result.ok ? result.seq : result.code))).toEqual([
    1,
    'ledger.not_covered',
    2,
    'ledger.not_covered',
  ]);
  expect(await balanceOf(4, 'h:a')).toMatchObject({ amount: 0, version: 2 });
});

test('a posting is taken back once, by its mirror', async () => {
  const first = award(5, 1, 'h:a', 200);
  const back = { ...first, kind: 'correction' as const, reverses: first.id, source: 'correction-1' };
  const results = await postBatch(client, [
    first,
    {
      ...back,
      id: uuidOf(5, 2),
      transfers: mirrorOf(first.transfers, '重复').map((line) => ({ ...line, amount: 1 })),
    },
    { ...back, id: uuidOf(5, 3), transfers: [], reverseReason: '重复申报' },
  ]);
  expect(results).toMatchObject([{ ok: true }, { code: 'ledger.not_a_mirror' }, { ok: true, seq: 2 }]);
  const later = await postBatch(client, [
    { ...back, id: uuidOf(5, 4), transfers: mirrorOf(first.transfers, '又一次') },
    { ...back, id: uuidOf(5, 5), reverses: uuidOf(5, 3), transfers: [] },
    { ...back, id: uuidOf(5, 6), reverses: uuidOf(5, 99), transfers: [] },
  ]);
  expect(later.map((result) => !result.ok && result.code)).toEqual([
    'ledger.already_reversed',
    'ledger.reverses_a_reversal',
    'ledger.unknown_original',
  ]);
  const entries = await readAll(base.db, (read) => readEntries(read, 5, 'h:a', { limit: 10 }));
  expect(
    entries.map(({ amount, reverses, reversedBy, reason }) => ({ amount, reverses, reversedBy, reason })),
  ).toEqual([
    { amount: -200, reverses: first.id, reversedBy: null, reason: '重复申报' },
    { amount: 200, reverses: null, reversedBy: uuidOf(5, 3), reason: '第 1 件好事' },
  ]);
  expect(await readAll(base.db, (read) => readBooked(read, 5, ['event-1']))).toEqual([]);
});

test('what cannot be stored is refused before the database sees it', async () => {
  const bad = [
    { ...award(6, 1, 'h:a', 1), id: 'no-uuid' },
    award(6, 2, 'h:a', 0),
    award(6, 3, 'h:a', 1.5),
    { ...award(6, 4, 'h:a', 1), transfers: [] },
    { ...award(6, 5, 'h:a', 1), source: 'a\0b' },
    { ...award(6, 6, 'h:a', 1), happenedAt: new Date(Number.NaN) },
  ];
  const results = await postBatch(client, bad);
  expect(results.every((result) => !result.ok && result.code === 'ledger.malformed')).toBe(true);
});

test('pages of a passbook follow one another without a gap', async () => {
  await postBatch(
    client,
    Array.from({ length: 7 }, (_, i) => award(7, i + 1, 'h:a', i + 1)),
  );
  const amounts: number[] = [];
  let after: { seq: number; line: number; side: 'in' | 'out' } | undefined;
  for (;;) {
    const page = await readAll(base.db, (read) =>
      readEntries(read, 7, 'h:a', { limit: 3, ...(after ? { after } : {}) }),
    );
    const last = page.at(-1);
    if (!last) break;
    amounts.push(...page.map((entry) => entry.amount));
    after = { seq: last.seq, line: last.line, side: last.amount > 0 ? 'in' : 'out' };
  }
  expect(amounts).toEqual([7, 6, 5, 4, 3, 2, 1]);
});

test('a chain may change over to SM3 and still verifies', async () => {
  await postBatch(client, [award(8, 1, 'h:a', 1)]);
  await postBatch(client, [award(8, 2, 'h:a', 1)], { algorithm: 'sm3' });
  const report = await readAll(base.db, (read) => verifyVillage(read, 8));
  expect(report).toMatchObject({ postings: 2, findings: [] });
  expect((await readAll(base.db, (read) => readHead(read, 8)))?.algorithm).toBe('sm3');
});

test('erasing a household leaves the chain whole and its words gone', async () => {
  await postBatch(client, [award(9, 1, 'h:a', 1), award(9, 2, 'h:b', 1)]);
  expect(await eraseNotes(client, 9, ['h:a'])).toBe(1);
  const report = await readAll(base.db, (read) => verifyVillage(read, 9));
  expect(report).toMatchObject({ notesErased: 1, findings: [] });
  const replay = await postBatch(client, [award(9, 1, 'h:a', 1)]);
  expect(replay).toMatchObject([{ ok: true, replayed: true }]);
});

test('the writer may add to the ledger and change nothing in it', async () => {
  await postBatch(client, [award(10, 1, 'h:a', 1)]);
  for (const table of ['ledger_postings', 'ledger_transfers', 'ledger_accounts']) {
    for (const act of [
      `update ${table} set village_id = 0`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]) {
      await expect(client.query(act), act).rejects.toMatchObject({ code: '42501' });
    }
  }
  await expect(client.query('delete from ledger_notes')).rejects.toMatchObject({ code: '42501' });
  await expect(
    base.db.pools.app.query('insert into ledger_heads values (1, 1, $1, $2)', ['x', 'sha256']),
  ).rejects.toMatchObject({ code: '42501' });
});

test('without a scope the app reads no row of any ledger table', async () => {
  for (const table of ['heads', 'accounts', 'balances', 'postings', 'transfers', 'notes']) {
    const { rows } = await base.db.pools.app.query(`select 1 from ledger_${table}`);
    expect(rows, table).toEqual([]);
  }
});

test(`random histories in the database end as in the slow model (JISHAN_SEED=${seed})`, async () => {
  let villageId = 1000;
  const property = fc.asyncProperty(histories(0, { batches: 5, postings: 10 }), async (drawn) => {
    villageId += 1;
    const model = new ModelLedger();
    for (const batch of drawn.map((drafts) => drafts.map((draft) => ({ ...draft, villageId })))) {
      const expected = model.post(batch);
      const results = await postBatch(client, batch);
      expect(results.map(({ id: _id, villageId: _village, ...rest }) => rest)).toEqual(expected);
    }
    const holders = [...new Set(accounts.map((account) => account.holder))];
    const found = await readAll(base.db, (read) => readBalances(read, villageId, holders));
    for (const account of accounts) {
      const amount = found.find((balance) => name(balance) === name(account))?.amount ?? 0;
      expect(amount).toBe(model.balanceOf(account));
    }
    expect(await readAll(base.db, (read) => verifyVillage(read, villageId))).toMatchObject({ findings: [] });
  });
  await fc.assert(property, { seed, numRuns: 40 });
});
