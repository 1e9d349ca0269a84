import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanImports } from '../../src/features/imports/index.ts';
import { withScope } from '../../src/platform/db/index.ts';
import { readSheets, type Sheet, textOf } from '../../src/platform/sheets/index.ts';
import { type DirtyRoster, makeDirtyRoster } from '../support/dirty-roster.ts';
import { ask } from '../support/http.ts';
import { importFile, pasteRoster, undoImport, uploadRoster } from '../support/roster-http.ts';
import { openWorld, staffOf, villagerOf, type World } from '../support/village.ts';

let world: World;
let roster: DirtyRoster;
beforeAll(async () => {
  world = await openWorld();
  roster = makeDirtyRoster(640);
});
afterAll(() => world?.close());

const countPeople = async (villageId: number) => {
  const [households, members, persons] = await withScope(
    world.services.db,
    { lo: villageId, hi: villageId },
    (read) =>
      Promise.all(
        (['households', 'members', 'person_private'] as const).map((table) =>
          read
            .selectFrom(table)
            .select((count) => count.fn.countAll<number>().as('rows'))
            .where('village_id', '=', villageId)
            .executeTakeFirstOrThrow(),
        ),
      ),
  );
  return [households?.rows, members?.rows, persons?.rows];
};

const sheetsOf = async (bytes: Buffer): Promise<Sheet[]> => {
  const read = await readSheets(bytes);
  if (!read.ok) throw new Error(read.fault);
  return read.sheets;
};

const HEADINGS = ['村民小组', '门牌', '姓名', '与户主关系', '手机号', '身份证号'];

describe('the way of a dirty roster', () => {
  it('is guessed, told row by row, imported, found again, imported again without effect, and undone', async () => {
    const { sister } = world;
    const clerk = staffOf(sister, 'clerk');
    const before = await countPeople(sister.id);
    const { status, body: file } = await uploadRoster(world, clerk, sister.id, roster.bytes);
    expect(status).toBe(201);
    expect(file.sheets.map((sheet: { name: string }) => sheet.name)).toEqual(['说明', '花名册']);
    expect(file.reading).toMatchObject({ sheet: 1, headerRow: 2, headerRows: 1 });
    const good = roster.families.flatMap((family) => family.rows).filter((row) => row.truth !== null).length;
    const people = roster.rowOf.size;
    const leftOut = 2;
    expect(file.counts).toMatchObject({
      persons: people,
      members: { make: good, change: 0, same: 0 },
      refused: people - good - leftOut,
      leftOut,
    });
    expect(file.preview).toHaveLength(20);

    const faults = await ask(
      world,
      clerk,
      'GET',
      `/villages/${sister.id}/roster-files/${file.fileId}/faults?pageSize=200`,
    );
    const said = roster.families.flatMap((family) => family.rows).flatMap((row) => row.faults).length;
    expect(faults.body.total).toBe(said);
    expect(faults.body.faults[0]).toMatchObject({
      row: expect.any(Number),
      message: expect.stringMatching(/。$/),
    });

    const done = await importFile(world, clerk, sister.id, file.fileId);
    expect(done.body).toMatchObject({ state: 'done', mine: true, done: file.counts.households.make });
    expect(done.body.counts.members).toEqual({ made: good, changed: 0, same: 0 });
    expect(await countPeople(sister.id)).toEqual([
      (before[0] ?? 0) + file.counts.households.make,
      (before[1] ?? 0) + good,
      (before[2] ?? 0) + good,
    ]);
    const name = roster.families[40]?.rows[0]?.truth?.name ?? '';
    const found = await ask(
      world,
      clerk,
      'GET',
      `/villages/${sister.id}/households?q=${encodeURIComponent(name)}`,
    );
    expect(found.body.households.map((one: { doorCode: string }) => one.doorCode)).toContain(
      roster.families[40]?.door,
    );

    const again = await uploadRoster(world, clerk, sister.id, roster.bytes);
    expect(again.body.counts.members).toEqual({ make: 0, change: 0, same: good });
    const repeated = await importFile(world, clerk, sister.id, again.body.fileId);
    expect(repeated.body.counts.households).toMatchObject({ made: 0, changed: 0 });

    const undone = await undoImport(world, clerk, sister.id, done.body.importId);
    expect(undone.body).toMatchObject({ state: 'undone', kept: [], undoUntil: null });
    expect(await countPeople(sister.id)).toEqual(before);
  });

  it('comes back with its faulty cells marked, nothing in it can run, and corrected it brings the rest', async () => {
    const { far } = world;
    const clerk = staffOf(far, 'clerk');
    const rows = [
      HEADINGS,
      ['一组', '=1+1', '甲一', '户主', '+8613912345678', '3.10118E+17'],
      ['一组', '@12', '乙二', '户主', '13912345679', ''],
      ['一组', '@12', '乙小二', '长子', '-', ''],
    ];
    const { body: file } = await pasteRoster(world, clerk, far.id, rows);
    expect(file.counts).toMatchObject({ members: { make: 2 }, refused: 1 });
    await importFile(world, clerk, far.id, file.fileId);
    const marked = await ask(
      world,
      clerk,
      'GET',
      `/villages/${far.id}/roster-files/${file.fileId}/marked.xlsx`,
    );
    expect(marked.headers['content-type']).toContain('spreadsheetml');
    const zip = marked.body as Buffer;
    expect(zip.subarray(0, 2).toString()).toBe('PK');
    const [sheet] = await sheetsOf(zip);
    expect(sheet?.rows[0]?.map(textOf)).toEqual([...HEADINGS, '问题']);
    expect(textOf(sheet?.rows[1]?.[6])).toContain('1.23E+17');
    // Corrected in the marked workbook and brought again: the one who was missing comes, nobody comes twice.
    const corrected = (sheet?.rows ?? []).map((cells) => cells.map(textOf));
    const wrong = corrected[1];
    if (wrong) wrong[5] = '';
    const { body: second } = await pasteRoster(world, clerk, far.id, corrected);
    expect(second.counts.members).toEqual({ make: 1, change: 0, same: 2 });
  });

  it('SEC-6: cells that a spreadsheet would run are text in every workbook that leaves', async () => {
    const { far } = world;
    const clerk = staffOf(far, 'clerk');
    const evil = ['=HYPERLINK("http://x","y")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'];
    const text = [
      HEADINGS.join(','),
      ...evil.map((cell) => ['一组', `"${cell.replaceAll('"', '""')}"`, '甲一', '户主', '', ''].join(',')),
    ].join('\n');
    const { body: file } = await uploadRoster(world, clerk, far.id, Buffer.from(text));
    const marked = await ask(
      world,
      clerk,
      'GET',
      `/villages/${far.id}/roster-files/${file.fileId}/marked.xlsx`,
    );
    const { default: XLSX } = await import('@e965/xlsx');
    const book = XLSX.read(marked.body, { type: 'buffer', cellFormula: true });
    const cells = Object.values(book.Sheets).flatMap((sheet) =>
      Object.values(sheet as Record<string, { t?: string; v?: unknown; f?: string }>),
    );
    expect(cells.filter((cell) => cell.f !== undefined)).toEqual([]);
    const texts = cells.flatMap((cell) => (cell.t === 's' ? [String(cell.v)] : []));
    expect(texts.filter((one) => /^[=+\-@\t\r]/.test(one))).toEqual([]);
    expect(texts).toContain(`'=HYPERLINK("http://x","y")`);
  });
});

describe('what is kept of a file', () => {
  it('is sealed, shown to the one who brought it alone, and gone after a day', async () => {
    const { village, clock, dataDir } = world;
    const clerk = staffOf(village, 'clerk');
    const name = '样例某某某';
    const { body: file } = await pasteRoster(world, clerk, village.id, [
      HEADINGS,
      ['一组', '77号', name, '户主', '', ''],
    ]);
    const disk = path.join(dataDir, 'roster-files', String(village.id), file.fileId);
    expect((await readFile(disk)).includes(Buffer.from(name))).toBe(false);
    const url = `/villages/${village.id}/roster-files/${file.fileId}`;
    const colleague = { ...clerk, accountId: '0198a000-0000-7000-8000-00000000c1c1', sessionId: 'colleague' };
    expect((await ask(world, colleague, 'GET', url)).body.error.code).toBe('imports.file_unknown');
    expect((await ask(world, colleague, 'GET', `${url}/marked.xlsx`)).status).toBe(404);
    expect((await ask(world, villagerOf(village, 1), 'GET', url)).status).toBe(403);
    clock.set(new Date(clock.now().getTime() + 24 * 3_600_000));
    expect((await ask(world, clerk, 'GET', url)).body.error.code).toBe('imports.file_unknown');
    await cleanImports(world.services);
    await expect(readFile(disk)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is refused whole, with its code and a sentence, when it cannot be read', async () => {
    const { village } = world;
    const clerk = staffOf(village, 'clerk');
    const cases: [string, Buffer, number, string][] = [
      ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 422, 'imports.file_not_a_sheet'],
      ['nothing', Buffer.alloc(0), 422, 'imports.file_empty'],
      [
        'a web page',
        Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'),
        422,
        'imports.file_web_page',
      ],
      ['more than 5 MB', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), 413, 'imports.file_too_big'],
      ['more than 10 MB', Buffer.alloc(11 * 1024 * 1024, 'a'), 413, 'imports.file_too_big'],
    ];
    for (const [what, bytes, status, code] of cases) {
      const answer = await uploadRoster(world, clerk, village.id, bytes);
      expect({ what, status: answer.status, code: answer.body.error?.code }).toEqual({ what, status, code });
      expect(answer.body.error.message).toMatch(/\p{Script=Han}.*。$/u);
    }
  });
});
