import XLSX from '@e965/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cleanExports, runExports } from '../../src/features/exports/index.ts';
import type { Actor } from '../../src/platform/command/index.ts';
import { withScope } from '../../src/platform/db/index.ts';
import { ask, photoOf } from '../support/http.ts';
import { importFile, pasteRoster } from '../support/roster-http.ts';
import { homeOf, openWorld, staffOf, villagerOf, type World } from '../support/village.ts';

const ID_NUMBER = '11010519491231002X';
const PHONE = '13912345678';
const NAME = '欧阳样例';

let world: World;
let clerk: Actor;
beforeAll(async () => {
  world = await openWorld();
  const { village } = world;
  clerk = staffOf(village, 'clerk');
  const rows = [
    ['门牌', '姓名', '与户主关系', '手机号', '身份证号', '村民小组'],
    ['=1号', NAME, '户主', PHONE, ID_NUMBER, '一组'],
  ];
  const { body: file } = await pasteRoster(world, clerk, village.id, rows);
  await importFile(world, clerk, village.id, file.fileId);
});
afterAll(() => world?.close());

const bytesOf = async (villageId: number, wish: object) => {
  const asked = await ask(world, clerk, 'POST', `/villages/${villageId}/exports`, { body: wish });
  expect(asked.status).toBe(202);
  await runExports(world.services);
  const url = `/villages/${villageId}/exports/${asked.body.exportId}/file`;
  const answer = await ask(world, clerk, 'GET', url);
  expect(answer.status).toBe(200);
  return {
    bytes: answer.body as Buffer,
    url,
    exportId: String(asked.body.exportId),
    headers: answer.headers,
  };
};

const cellsOf = (bytes: Buffer): Record<string, string[][]> => {
  const book = XLSX.read(bytes, { type: 'buffer' });
  return Object.fromEntries(
    book.SheetNames.map((name) => [
      name,
      XLSX.utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1, raw: false, defval: '' }),
    ]),
  );
};

const textsOf = (bytes: Buffer): Record<string, string> => {
  const zip = XLSX.CFB.read(bytes, { type: 'buffer' }) as {
    FullPaths: string[];
    FileIndex: { content?: Uint8Array }[];
  };
  return Object.fromEntries(
    zip.FullPaths.map((path, at) => [
      path.replace(/^Root Entry\//, ''),
      Buffer.from(zip.FileIndex[at]?.content ?? []).toString(),
    ]),
  );
};

it('SEC-13: a workbook of the whole village is masked unless a reason is given', async () => {
  const { village } = world;
  const { bytes, headers } = await bytesOf(village.id, { kind: 'workbook', inFull: false });
  expect(String(headers['content-disposition'])).toContain('.xlsx');
  const sheets = cellsOf(bytes);
  expect(Object.keys(sheets)).toEqual(['说明', '家庭户', '成员', '台账']);
  const member = sheets['成员']?.find((row) => row[1]?.includes('=1号'));
  expect(member?.slice(0, 6)).toEqual([
    '一组',
    "'=1号",
    '欧阳**',
    '户主',
    expect.stringContaining('**'),
    '139****5678',
  ]);
  const all = JSON.stringify(sheets);
  expect([NAME, PHONE, ID_NUMBER].filter((secret) => all.includes(secret))).toEqual([]);
});

it('SEC-12: in full it takes a reason, leaves an audit row, and goes to nobody else', async () => {
  const { village, far } = world;
  const bare = await ask(world, clerk, 'POST', `/villages/${village.id}/exports`, {
    body: { kind: 'workbook', inFull: true },
  });
  expect(bare.body.error.code).toBe('exports.reason_missing');
  const { bytes, url } = await bytesOf(village.id, { kind: 'workbook', inFull: true, reason: 'handover' });
  const member = cellsOf(bytes)['成员']?.find((row) => row[2] === NAME);
  expect(member?.slice(4, 6)).toEqual([ID_NUMBER, PHONE]);
  const { rows } = await world.database.db.pools.writer.query(
    "select d.detail::json ->> 'reason' as reason from audit_rows a join audit_details d using (village_id, seq) where a.village_id = $1 and a.action = 'exports.asked-in-full'",
    [village.id],
  );
  expect(rows).toEqual([{ reason: '换届、换人交接' }]);
  const colleague = { ...clerk, accountId: '0198a000-0000-7000-8000-00000000c1c2', sessionId: 'colleague' };
  expect((await ask(world, colleague, 'GET', url)).body.error.code).toBe('exports.export_unknown');
  expect((await ask(world, staffOf(far, 'clerk'), 'GET', url)).status).toBe(404);
  expect((await ask(world, villagerOf(village, 1), 'GET', url)).status).toBe(403);
});

it('an archive holds scheme, facts, ledger and head; in full also photos, and it is gone after a day', async () => {
  const { village, clock, services } = world;
  const villager = villagerOf(village, 1);
  const photoId = await photoOf(world, villager, village.id, 41);
  const filed = await ask(world, villager, 'POST', `/villages/${village.id}/claims`, {
    body: { item: 'environment-sorting', householdId: homeOf(village, 1).id, photoIds: [photoId] },
  });
  expect([filed.status, filed.body.error?.code]).toEqual([201, undefined]);
  const masked = textsOf((await bytesOf(village.id, { kind: 'archive', inFull: false })).bytes);
  const names = [
    'README.txt',
    'households.csv',
    'members.csv',
    'events.csv',
    'ledger.jsonl',
    'heads.json',
    'people.csv',
  ];
  expect(Object.keys(masked)).toEqual(expect.arrayContaining(names));
  expect(Object.keys(masked).some((name) => name.startsWith('scheme/'))).toBe(true);
  expect(Object.keys(masked).some((name) => name.startsWith('photos/') && name.endsWith('.jpg'))).toBe(false);
  expect(
    [NAME, PHONE, ID_NUMBER].filter((secret) => Object.values(masked).join('').includes(secret)),
  ).toEqual([]);
  const { bytes, url, exportId } = await bytesOf(village.id, {
    kind: 'archive',
    inFull: true,
    reason: 'backup',
  });
  const whole = textsOf(bytes);
  expect(Object.keys(whole)).toContain(`photos/${photoId}.jpg`);
  expect(whole['people.csv']).toContain(`${NAME},head,${PHONE},${ID_NUMBER}`);
  clock.set(new Date(clock.now().getTime() + 24 * 3_600_000));
  expect((await ask(world, clerk, 'GET', url)).body.error.code).toBe('exports.export_gone');
  await cleanExports(services);
  const row = await withScope(services.db, village, (read) =>
    read
      .selectFrom('village_exports')
      .select('emptied_at')
      .where('id', '=', exportId)
      .executeTakeFirstOrThrow(),
  );
  expect(row.emptied_at).not.toBeNull();
  const { objects } = await services.disk.listAll(`exports/${village.id}`, { recursive: true });
  expect([...objects].filter((one) => one.isFile)).toEqual([]);
});
