import { randomBytes, randomUUID } from 'node:crypto';
import { readBalances, readHead, verifyVillage } from '@jishan/ledger';
import { fixedClock, type TestDatabase, testDatabase } from '@jishan/testkit';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withScope } from '../db/index.ts';
import {
  type CommitOutcome,
  createWriter,
  type Submission,
  verifyAudit,
  type Writer,
  type WriterFault,
  type WriterOptions,
} from './index.ts';
import {
  awardSubmission,
  failWith,
  insertThing,
  mainAccount,
  makeThings,
  updateThing,
} from './testing/awards.ts';

let base: TestDatabase;
let writer: Writer;
const faults: WriterFault[] = [];
const others: Writer[] = [];

function openWriter(options: Partial<WriterOptions> = {}): Writer {
  const onFault = (fault: WriterFault) => faults.push(fault);
  const { writerUrl } = base.db;
  return createWriter({
    connectionString: writerUrl,
    clock: fixedClock(),
    random: randomBytes,
    onFault,
    ...options,
  });
}

beforeAll(async () => {
  base = await testDatabase();
  await makeThings(base.ownerUrl, base.roles.writer);
  writer = openWriter();
});
afterAll(async () => {
  await Promise.all([writer, ...others].map((one) => one.close()));
  await base.drop();
});

const submitAll = (submissions: Submission[]): Promise<CommitOutcome[]> =>
  Promise.all(submissions.map((submission) => writer.submit(submission)));

/** An award with something besides. */
function award(villageId: number, household: string, extra: Partial<Submission['effects']> = {}): Submission {
  const submission = awardSubmission({ villageId, household, amount: 10 });
  return { ...submission, effects: { ...submission.effects, ...extra } };
}

const balanceOf = (villageId: number, household: string) =>
  withScope(base.db, { lo: villageId, hi: villageId }, async (read) => {
    const balances = await readBalances(read, villageId, [household]);
    return balances.find(({ state }) => state === 'main')?.amount ?? 0;
  });

const kinds = (outcomes: CommitOutcome[]): string[] =>
  outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.error.code : outcome.kind));

test('commands that arrive together are committed in few transactions, each answered by its own result', async () => {
  const submissions = Array.from({ length: 200 }, (_, i) =>
    awardSubmission({ villageId: 1 + (i % 4), household: `h:${i % 10}`, amount: i + 1 }),
  );
  const outcomes = await submitAll(submissions);
  outcomes.forEach((outcome, i) => {
    expect(outcome).toMatchObject({ kind: 'committed', result: { amount: i + 1 }, replayed: false });
    expect(outcome.kind === 'committed' && outcome.seqs).toHaveLength(1);
  });
  expect(writer.stats.batches).toBeLessThan(20);
});

test('of a batch of 64 only the commands with something wrong fail', async () => {
  const bad = new Map<number, [Partial<Submission['effects']>, string]>([
    [3, [{ guards: [{ key: 'a', version: 7 }] }, 'stale']],
    [11, [{ postings: overdraw(20) }, 'ledger.not_covered']],
    [23, [{ writes: [insertThing({ village_id: 20, id: 1, value: 1 })] }, 'things.taken']],
    [37, [{ writes: [updateThing({ village_id: 20, id: 1, value: 2, expected: 99 })] }, 'stale']],
    [50, [{ writes: [insertThing({ village_id: 20, id: 2, value: 5000 })] }, 'thrown']],
    [63, [{ writes: [failWith({ village_id: 20, state: '22P02' })] }, 'thrown']],
  ]);
  await writer.submit(award(20, 'h:a', { writes: [insertThing({ village_id: 20, id: 1, value: 1 })] }));
  const submissions = Array.from({ length: 64 }, (_, i) => award(20, `h:${i}`, bad.get(i)?.[0]));
  const settled = await Promise.allSettled(submissions.map((submission) => writer.submit(submission)));
  const found = settled.map((one) => (one.status === 'rejected' ? 'thrown' : kinds([one.value])[0]));
  expect(found).toEqual(submissions.map((_, i) => bad.get(i)?.[1] ?? 'committed'));
  for (const i of [0, 3, 11, 23, 50, 62]) expect(await balanceOf(20, `h:${i}`)).toBe(bad.has(i) ? 0 : 10);
});

function overdraw(villageId: number): Submission['effects']['postings'] {
  const { postings } = awardSubmission({ villageId, household: 'h:none', amount: 10 }).effects;
  return postings.map((posting) => ({
    ...posting,
    transfers: posting.transfers.map((line) => ({
      ...line,
      from: mainAccount('h:none'),
      to: line.from,
      mustCover: true,
    })),
  }));
}

test('all effects of a command are written, or none', async () => {
  const overdrawn = award(21, 'h:a', {
    postings: [...award(21, 'h:a').effects.postings, ...overdraw(21)],
    writes: [insertThing({ village_id: 21, id: 1, value: 1 })],
    guards: [{ key: 'g', version: 0 }],
  });
  expect(kinds(await submitAll([overdrawn, award(21, 'h:b')]))).toEqual(['ledger.not_covered', 'committed']);
  expect(await balanceOf(21, 'h:a')).toBe(0);
  const things = await base.db.pools.writer.query('select 1 from things where village_id = 21');
  const guards = await base.db.pools.writer.query('select 1 from guards where village_id = 21');
  expect([things.rowCount, guards.rowCount]).toEqual([0, 0]);
});

test('one key sent five times at once has one effect, and answers the same later', async () => {
  const submission = awardSubmission({ villageId: 22, household: 'h:a', amount: 7 });
  const outcomes = await submitAll(Array.from({ length: 5 }, () => submission));
  const replayed = outcomes.map((outcome) => outcome.kind === 'committed' && outcome.replayed);
  expect(replayed).toEqual([false, true, true, true, true]);
  const later = openWriter();
  others.push(later);
  const again = await later.submit({ ...submission, effects: award(22, 'h:other').effects });
  expect(again).toEqual({ kind: 'committed', result: { amount: 7 }, replayed: true, seqs: [] });
  expect(await balanceOf(22, 'h:a')).toBe(7);
});

test('a key with another body, or from somebody else, is refused', async () => {
  const submission = awardSubmission({ villageId: 23, household: 'h:a', amount: 7 });
  await writer.submit(submission);
  const outcomes = await submitAll([
    { ...submission, body: { household: 'h:a', amount: 8 } },
    { ...submission, actorId: 'actor-2' },
    { ...submission, name: 'test.other' },
  ]);
  expect(kinds(outcomes)).toEqual(['command.key_reused', 'command.key_reused', 'command.key_reused']);
  expect(await balanceOf(23, 'h:a')).toBe(7);
});

test('a guard admits one of those who saw the same version', async () => {
  const rivals = Array.from({ length: 5 }, (_, i) =>
    award(24, `h:${i}`, { guards: [{ key: 'seat', version: 0 }] }),
  );
  expect(kinds(await submitAll(rivals)).sort()).toEqual(['committed', 'stale', 'stale', 'stale', 'stale']);
  const next = award(24, 'h:9', { guards: [{ key: 'seat', version: 1 }] });
  expect(kinds(await submitAll([next]))).toEqual(['committed']);
});

test('two writers on one database keep chain and audit whole', async () => {
  const second = openWriter();
  others.push(second);
  const same = Array.from({ length: 40 }, () =>
    awardSubmission({ villageId: 25, household: 'h:same', amount: 1 }),
  );
  const outcomes = await Promise.all([
    ...Array.from({ length: 300 }, (_, i) =>
      (i % 2 ? writer : second).submit(
        awardSubmission({ villageId: 25 + (i % 3), household: 'h:a', amount: 1 }),
      ),
    ),
    ...same.flatMap((submission) => [writer.submit(submission), second.submit(submission)]),
  ]);
  expect(outcomes.every((outcome) => outcome.kind === 'committed')).toBe(true);
  expect(await balanceOf(25, 'h:same')).toBe(40);
  for (const villageId of [25, 26, 27]) {
    await withScope(base.db, { lo: villageId, hi: villageId }, async (read) => {
      const postings = villageId === 25 ? 140 : 100;
      expect(await verifyVillage(read, villageId)).toMatchObject({ postings, findings: [] });
      expect(await verifyAudit(read, villageId)).toMatchObject({ rows: postings, findings: [] });
    });
  }
});

test('when too many wait, the rest are told to come back', async () => {
  const small = openWriter({ queueMax: 10 });
  others.push(small);
  const outcomes = await Promise.all(Array.from({ length: 30 }, () => small.submit(award(28, 'h:a'))));
  const refused = outcomes.filter((outcome) => outcome.kind === 'refused');
  expect(new Set(kinds(refused))).toEqual(new Set(['system.busy']));
  expect(refused).toHaveLength(20);
  expect(await balanceOf(28, 'h:a')).toBe(100);
});

test('a full disk refuses the batch with nothing half written, and the next one goes through', async () => {
  const full = award(29, 'h:a', { writes: [failWith({ village_id: 29, state: '53100' })] });
  expect(kinds(await submitAll([full, award(29, 'h:b')]))).toEqual([
    'system.storage_full',
    'system.storage_full',
  ]);
  expect(await balanceOf(29, 'h:b')).toBe(0);
  expect(kinds(await submitAll([award(29, 'h:b')]))).toEqual(['committed']);
});

test('a collision with another writer is tried again', async () => {
  const before = faults.length;
  const collides = award(30, 'h:a', { writes: [failWith({ village_id: 30, state: '40P01' })] });
  await expect(writer.submit(collides)).rejects.toMatchObject({ name: 'WriteFailure' });
  expect(faults.slice(before).filter(({ what }) => what === 'conflict').length).toBeGreaterThan(1);
});

test('a broken connection is made anew and what was in flight is committed once', async () => {
  const cut = async () => {
    await base.db.pools.writer.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'jishan-writer'
       and datname = current_database() and pid <> pg_backend_pid() and usename = current_user`,
    );
  };
  const outcomes: CommitOutcome[] = [];
  const met = () => faults.filter(({ what }) => what === 'database_down').length;
  // A cut may fall between two batches, where it costs nothing: so it goes on until some have met one in flight.
  while (met() < 3) {
    const running = submitAll(
      Array.from({ length: 150 }, () => awardSubmission({ villageId: 31, household: 'h:a', amount: 1 })),
    );
    await cut();
    outcomes.push(...(await running));
  }
  expect(new Set(kinds(outcomes))).toEqual(new Set(['committed']));
  expect(await balanceOf(31, 'h:a')).toBe(outcomes.length);
});

test('a command may not write outside the village that it was decided for', async () => {
  const stray = award(32, 'h:a', { writes: [insertThing({ village_id: 33, id: 1, value: 1 })] });
  await expect(writer.submit(stray)).rejects.toThrow('outside village 32');
  const straying = award(32, 'h:a', { postings: award(33, 'h:a').effects.postings });
  await expect(writer.submit(straying)).rejects.toThrow('outside village 32');
});

test('an audit row that was changed by hand is found', async () => {
  await submitAll([award(34, 'h:a'), award(34, 'h:b'), award(34, 'h:c')]);
  const hand = new pg.Client({ connectionString: base.ownerUrl });
  await hand.connect();
  for (const table of ['audit_rows', 'audit_details'])
    await hand.query(`alter table ${table} no force row level security`);
  const problems = () =>
    withScope(base.db, { lo: 34, hi: 34 }, async (read) =>
      (await verifyAudit(read, 34)).findings.map(({ seq, problem }) => [seq, problem]),
    );
  await hand.query("update audit_rows set actor_id = 'somebody' where village_id = 34 and seq = 2");
  await hand.query("update audit_details set detail = '{}' where village_id = 34 and seq = 3");
  expect(await problems()).toEqual([
    [2, 'row.hash'],
    [3, 'detail.commitment'],
  ]);
  await hand.query('delete from audit_details where village_id = 34 and seq = 1');
  expect(await problems()).toContainEqual([1, 'detail.missing']);
  await hand.end();
});

test('without a scope the app reads none of the writer’s tables, and may write none', async () => {
  for (const table of ['commands', 'guards', 'audit_rows', 'audit_details', 'command_heads']) {
    expect((await base.db.pools.app.query(`select 1 from ${table}`)).rows, table).toEqual([]);
    await expect(base.db.pools.app.query(`delete from ${table}`), table).rejects.toMatchObject({
      code: '42501',
    });
  }
  for (const table of ['commands', 'audit_rows', 'audit_details', 'outbox']) {
    await expect(base.db.pools.writer.query(`delete from ${table}`), table).rejects.toMatchObject({
      code: '42501',
    });
  }
  await expect(base.db.pools.writer.query('update audit_rows set seq = 0')).rejects.toMatchObject({
    code: '42501',
  });
  await withScope(base.db, { lo: 1, hi: 1 }, async (read) => {
    const villages = await sql<{ village_id: number }>`select distinct village_id from commands`.execute(
      read,
    );
    expect(villages.rows).toEqual([{ village_id: 1 }]);
    expect(await readHead(read, 2)).toBeNull();
  });
});

test('what is stored of a command lets nobody test a guess of its body', async () => {
  const phone = 'a phone that no digest spells';
  const one = { ...award(35, 'h:a'), key: randomUUID(), body: { phone } };
  const other = { ...award(35, 'h:b'), key: randomUUID(), body: { phone } };
  await submitAll([one, other]);
  const { rows } = await base.db.pools.writer.query('select * from commands where village_id = 35');
  // One body, two fingerprints: whoever guesses the body has to guess the key too, and the key is not kept.
  expect(new Set(rows.map((row) => row.fingerprint.toString('hex'))).size).toBe(2);
  for (const [column, value] of rows.flatMap(Object.entries)) {
    const kept = Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value);
    for (const secret of [phone, one.key, other.key]) expect(kept, column).not.toContain(secret);
  }
});
