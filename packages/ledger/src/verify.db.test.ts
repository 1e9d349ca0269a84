import { seededRandom, type TestDatabase, testDatabase, testSeed as seed } from '@jishan/testkit';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { award, postBatch, readAll, writerClient } from '../test/setup.ts';
import { altered, type Column, columnsOf, ledgerTables, openToTampering } from '../test/tamper.ts';
import { exportLedger, type Finding, readHead, verifyAll, verifyStream, verifyVillage } from './index.ts';

const POSTINGS = 400;
let base: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  base = await testDatabase();
  client = await writerClient(base.db);
  for (const villageId of [1, 2]) {
    const drafts = Array.from({ length: POSTINGS }, (_, i) =>
      award(villageId, i + 1, `h:${i % 40}`, 1 + (i % 7)),
    );
    await postBatch(client, drafts.slice(0, 300), { seed });
    const back = { ...award(villageId, 900, 'h:0', 1), kind: 'correction' as const };
    const reverses = drafts[0]?.id ?? '';
    await postBatch(client, [
      ...drafts.slice(300),
      { ...back, reverses, transfers: [], reverseReason: '撤回' },
    ]);
  }
});
afterAll(async () => {
  await client.end();
  await base.drop();
});

/** Findings of both villages, each of which must have been checked to its end. */
async function findAll(): Promise<Finding[]> {
  return readAll(base.db, async (read) => {
    const findings: Finding[] = [];
    for await (const report of verifyAll(read)) findings.push(...report.findings);
    return findings;
  });
}

type Row = Record<string, unknown>;

/** The finding points at the row as it was or as it is now. */
function pointsAt(finding: Finding, table: string, rows: Row[]): boolean {
  return rows.some((row) => {
    if (finding.villageId !== Number(row.village_id)) return false;
    if (table === 'ledger_heads') return finding.table === 'ledger_heads' || finding.seq === Number(row.seq);
    if (row.account_id !== undefined) return finding.accountId === row.account_id;
    return (
      finding.seq === Number(row.seq) && (row.line === undefined || (finding.line ?? row.line) === row.line)
    );
  });
}

test('an untouched ledger has no finding, and its export verifies without a database', async () => {
  expect(await findAll()).toEqual([]);
  await readAll(base.db, async (read) => {
    for (const notes of [true, false]) {
      for await (const report of verifyStream(linesOf(exportLedger(read, 1, { notes })))) {
        expect(report).toMatchObject({ villageId: 1, postings: POSTINGS + 1, findings: [], notesErased: 0 });
      }
    }
  });
});

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const chunk of chunks) yield* chunk.split('\n');
}

test(`any column of any ledger table, changed by hand, is found with village and row (JISHAN_SEED=${seed})`, async () => {
  const random = seededRandom(seed);
  await openToTampering(base.ownerUrl, async (hand) => {
    const columns = await columnsOf(hand);
    expect(columns.length).toBe(50);
    for (const column of columns) {
      const rows = await alterOne(hand, column, random(4).readUInt32BE());
      const findings = await findAll();
      const label = `${column.table}.${column.column} ${JSON.stringify(rows.before)}`;
      const where = [rows.before, rows.after];
      expect(
        findings.filter((finding) => pointsAt(finding, column.table, where)),
        label,
      ).not.toEqual([]);
      // Naming half the village would be no help either.
      expect(findings.length, `${label} ${JSON.stringify(findings)}`).toBeLessThanOrEqual(10);
      await rows.restore();
    }
    expect(await findAll()).toEqual([]);
  });
});

async function alterOne(hand: pg.Client, column: Column, pick: number) {
  const { table, column: name } = column;
  const all = await hand.query<Row & { ctid: string }>(`select ctid, * from ${table} order by ctid`);
  const chosen = all.rows[pick % all.rows.length];
  if (!chosen) throw new Error(`${table} is empty`);
  const { ctid, ...before } = chosen;
  // The primary key holds even here: a number goes where no other row is.
  const target = ['village_id', 'seq', 'line'].includes(name) ? `${name} + 100000` : altered(column);
  const changed = await hand.query<Row & { ctid: string }>(
    `update ${table} set ${name} = ${target} where ctid = $1 returning ctid, *`,
    [ctid],
  );
  const [after] = changed.rows;
  if (!after) throw new Error(`nothing changed in ${table}`);
  const restore = () =>
    hand.query(`update ${table} set ${name} = $2 where ctid = $1`, [after.ctid, before[name]]);
  return { before, after: after as Row, restore };
}

test(`a row taken out of any ledger table is found (JISHAN_SEED=${seed})`, async () => {
  const random = seededRandom(seed);
  await openToTampering(base.ownerUrl, async (hand) => {
    for (const table of ledgerTables) {
      await hand.query('begin');
      const pick = random(4).readUInt32BE();
      const { rows } = await hand.query<Row>(
        `delete from ${table} where ctid = (select ctid from ${table} where village_id = 2 order by ctid
         offset ${pick} % (select count(*) from ${table} where village_id = 2) limit 1) returning *`,
      );
      expect(rows, table).toHaveLength(1);
      await hand.query('commit');
      const findings = await findAll();
      expect(
        findings.filter((finding) => finding.villageId === 2),
        table,
      ).not.toEqual([]);
      expect(findings.every((finding) => finding.villageId === 2)).toBe(true);
      const row = rows[0] ?? {};
      const names = Object.keys(row);
      const places = names.map((_, index) => `$${index + 1}`);
      await hand.query(
        `insert into ${table} (${names.join()}) values (${places.join()})`,
        Object.values(row),
      );
    }
    expect(await findAll()).toEqual([]);
  });
});

test(`sixty rows damaged at once are each named (JISHAN_SEED=${seed})`, async () => {
  await openToTampering(base.ownerUrl, async (hand) => {
    const columns = (await columnsOf(hand)).filter(({ table }) => table === 'ledger_transfers');
    const damageable = columns.filter(({ column }) => !['village_id', 'seq', 'line'].includes(column));
    const damaged = new Set<number>();
    const random = seededRandom(seed);
    await hand.query('create table kept as select * from ledger_transfers');
    while (damaged.size < 60) {
      const seq = 1 + (random(4).readUInt32BE() % POSTINGS);
      const column = damageable[random(1).readUInt8() % damageable.length];
      if (!column || damaged.has(seq)) continue;
      damaged.add(seq);
      await hand.query(
        `update ledger_transfers set ${column.column} = ${altered(column)} where village_id = 1 and seq = ${seq}`,
      );
    }
    const found = new Set(
      (await findAll()).filter(({ table }) => table === 'ledger_transfers').map(({ seq }) => seq),
    );
    expect([...damaged].filter((seq) => !found.has(seq))).toEqual([]);
    await hand.query('truncate ledger_transfers');
    await hand.query('insert into ledger_transfers select * from kept');
  });
});

test('a tail cut off cleanly is found against a head that was given out', async () => {
  const given = await readAll(base.db, (read) => readHead(read, 2));
  expect(given).not.toBeNull();
  if (!given) return;
  const cut = given.seq - 1;
  await openToTampering(base.ownerUrl, async (hand) => {
    const { rows } = await hand.query<{ source: string }>(
      'delete from ledger_postings where village_id = 2 and seq > $1 returning source',
      [cut],
    );
    expect(rows).toHaveLength(1);
    await hand.query('delete from ledger_notes where village_id = 2 and seq > $1', [cut]);
    const gone = await hand.query<Row>(
      'delete from ledger_transfers where village_id = 2 and seq > $1 returning from_account, to_account, from_before, from_version, to_before, to_version',
      [cut],
    );
    const line = gone.rows[0] ?? {};
    for (const side of ['from', 'to']) {
      await hand.query(
        'update ledger_balances set amount = $1, version = $2 where village_id = 2 and account_id = $3',
        [line[`${side}_before`], Number(line[`${side}_version`]) - 1, line[`${side}_account`]],
      );
    }
    await hand.query(
      'update ledger_heads h set seq = p.seq, hash = p.hash from ledger_postings p where p.village_id = 2 and p.seq = $1 and h.village_id = 2',
      [cut],
    );
  });
  await readAll(base.db, async (read) => {
    expect(await verifyVillage(read, 2)).toMatchObject({ findings: [] });
    expect((await verifyVillage(read, 2, [given])).findings).toMatchObject([
      { problem: 'tail.cut', seq: given.seq },
    ]);
    const rewritten = { seq: cut, hash: '0'.repeat(64) };
    expect((await verifyVillage(read, 2, [rewritten])).findings).toMatchObject([
      { problem: 'tail.differs', seq: cut },
    ]);
    for await (const report of verifyStream(linesOf(exportLedger(read, 2)), new Map([[2, [given]]]))) {
      expect(report.findings).toMatchObject([{ problem: 'tail.cut' }]);
    }
  });
});

test('an export that was shortened or altered is told from a whole one', async () => {
  const lines: string[] = [];
  await readAll(base.db, async (read) => {
    for await (const line of linesOf(exportLedger(read, 1))) if (line) lines.push(line);
  });
  const check = async (changed: string[]) => {
    const findings: Finding[] = [];
    for await (const report of verifyStream(each(changed))) findings.push(...report.findings);
    return findings.map(({ problem }) => problem);
  };
  expect(await check(lines)).toEqual([]);
  expect(await check(lines.slice(0, -1))).toEqual(['export.truncated']);
  expect(await check(lines.with(50, '{"type":"posting"'))).toContain('export.malformed');
  expect(await check(lines.with(60, (lines[60] ?? '').replace('"amount":"', '"amount":"1')))).toContain(
    'transfer.digest',
  );
});

async function* each(lines: string[]): AsyncGenerator<string> {
  yield* lines;
}
