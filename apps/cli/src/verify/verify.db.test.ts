import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withClient } from '@jishan/server/platform/db';
import { createWriter } from '@jishan/server/platform/writer';
import { fixedClock, type TestDatabase, testDatabase } from '@jishan/testkit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { verifyCommand } from '../commands/verify.ts';
import { readHeads } from './given-heads.ts';
import { createReport } from './report.ts';
import { type DatabaseCheck, verifyDatabase } from './verify-database.ts';

const VILLAGE = 1_001_001;
const CODE = '999999001201';
let base: TestDatabase;
let folder: string;

beforeAll(async () => {
  base = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'jishan-verify-'));
  const places = base.db.pools.writer;
  await places.query(`insert into places (id, kind, parent_id, code, name, lo, hi) values
    (1000000, 'district', null, '999999', '样例区', 1000000, 1999999),
    (1001000, 'town', 1000000, '999999001', '样例镇', 1001000, 1001999),
    (${VILLAGE}, 'village', 1001000, '${CODE}', '样例村', ${VILLAGE}, ${VILLAGE})`);
  const writer = createWriter({
    connectionString: base.db.writerUrl,
    clock: fixedClock(),
    random: randomBytes,
  });
  for (let i = 0; i < 5; i += 1) await writer.submit(submission(i));
  await writer.close();
});
afterAll(async () => {
  await base.drop();
  await rm(folder, { recursive: true });
});

function submission(number: number): Parameters<ReturnType<typeof createWriter>['submit']>[0] {
  const from = { holder: '*', balance: 'honour', period: '*', state: 'issued' } as const;
  const to = { holder: 'h:a', balance: 'honour', period: '2026', state: 'main' } as const;
  const id = `00000000-0000-4000-8000-00000000000${number}`;
  const transfers = [{ from, to, amount: 2, reason: '志愿服务' }];
  const happenedAt = new Date('2026-11-01T00:00:00Z');
  return {
    villageId: VILLAGE,
    key: id,
    name: 'test.award',
    body: null,
    actorId: 'actor',
    from: { ip: '127.0.0.1', requestId: 'r' },
    effects: {
      guards: [],
      writes: [],
      postings: [{ villageId: VILLAGE, id, kind: 'event', source: id, happenedAt, transfers }],
      audit: { action: 'test.awarded', target: 'h:a' },
      outbox: [],
      result: null,
    },
  };
}

async function check(options: Partial<DatabaseCheck> = {}): Promise<{ damaged: number; said: string }> {
  const lines: string[] = [];
  const report = createReport((line) => lines.push(line));
  await verifyDatabase(base.db, { heads: [], ...options }, report);
  return { damaged: report.end(), said: lines.join('\n') };
}

async function checkFile(path: string, ...options: string[]): Promise<{ exit: unknown; said: string }> {
  const lines: string[] = [];
  const spy = vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
  try {
    await verifyCommand().parseAsync(['--from-export', path, ...options], { from: 'user' });
    return { exit: process.exitCode, said: lines.join('\n') };
  } finally {
    spy.mockRestore();
    process.exitCode = 0;
  }
}

test('says village by village that the ledger is whole, and writes an export that verifies by itself', async () => {
  const path = join(folder, 'ledger.jsonl');
  const { damaged, said } = await check({ village: CODE, exportTo: path });
  expect(damaged).toBe(0);
  expect(said).toMatch(
    /✓ 样例村（999999001201）：入账 5 笔、分录 5 行、账户 2 个，操作记录 5 条，链头 5:[0-9a-f]{64}/,
  );
  expect(said).toContain('没有发现改动');
  expect(await checkFile(path)).toMatchObject({ exit: 0 });
  const altered = join(folder, 'altered.jsonl');
  await writeFile(altered, (await readFile(path, 'utf8')).replace('"amount":"2"', '"amount":"3"'));
  const found = await checkFile(altered);
  expect(found).toMatchObject({ exit: 1 });
  expect(found.said).toContain('分录表 ledger_transfers 第 1 号 第 1 行：这行分录的内容被改过');
});

test('names village and row of what was changed by hand, and finds a cut tail by a head', async () => {
  const head = /链头 (5:[0-9a-f]{64})/.exec((await check()).said)?.[1] ?? '';
  expect(await check({ village: CODE, heads: readHeads(head) })).toMatchObject({ damaged: 0 });
  const later = await check({ village: CODE, heads: readHeads(head.replace('5:', '9:')) });
  expect(later.said).toContain('末尾被截掉了');
  await withClient(base.ownerUrl, async (hand) => {
    for (const table of ['ledger_transfers', 'audit_rows']) {
      await hand.query(`alter table ${table} no force row level security`);
    }
    await hand.query('update ledger_transfers set amount = 200 where seq = 3');
    await hand.query("update audit_rows set actor_id = 'nobody' where seq = 4");
  });
  const { damaged, said } = await check();
  expect(damaged).toBe(2);
  expect(said).toContain(
    '✗ 样例村（999999001201） 分录表 ledger_transfers 第 3 号 第 1 行：这行分录的内容被改过',
  );
  expect(said).toContain(
    '✗ 样例村（999999001201） 操作记录 audit_rows 第 4 号：这条记录的内容或链上摘要被改过',
  );
});

test('a head that cannot be read is explained', async () => {
  expect(() => readHeads('nonsense')).toThrow('读不出来');
  const path = join(folder, 'chain.json');
  await writeFile(path, JSON.stringify({ village: { code: CODE }, seq: 5, hash: 'AB'.repeat(32) }));
  expect(readHeads(path)).toEqual([{ seq: 5, hash: 'ab'.repeat(32), villageCode: CODE }]);
  await expect(check({ heads: readHeads(`5:${'0'.repeat(64)}`) })).rejects.toThrow('--village');
});
