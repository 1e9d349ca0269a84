import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanImports } from '../../src/features/imports/index.ts';
import { withScope } from '../../src/platform/db/index.ts';
import { ask, photoOf } from '../support/http.ts';
import { importFile, pasteRoster, undoImport } from '../support/roster-http.ts';
import { openWorld, staffOf, type World } from '../support/village.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const HEADINGS = ['村民小组', '门牌', '姓名', '与户主关系', '手机号', '身份证号'];

describe('what an import changes and what undoing leaves', () => {
  it('writes only what is new or differs, shows it before, and never empties a cell', async () => {
    const { village } = world;
    const clerk = staffOf(village, 'clerk');
    const head = ['1组', '样例路8号', '甲八', '户主', '13912340001', ''];
    const { body: first } = await pasteRoster(world, clerk, village.id, [
      HEADINGS,
      head,
      ['1组', '样例路8号', '乙八', '妻', '', ''],
    ]);
    await importFile(world, clerk, village.id, first.fileId);
    const next = [
      HEADINGS,
      ['2组', '样例路8号', '甲八', '户主', '13912340002', ''],
      ['2组', '样例路8号', '甲小八', '子', '', ''],
    ];
    const { body: second } = await pasteRoster(world, clerk, village.id, next);
    expect(second.counts).toMatchObject({
      households: { make: 0, change: 1 },
      members: { make: 1, change: 1, same: 0 },
    });
    const changes = await ask(
      world,
      clerk,
      'GET',
      `/villages/${village.id}/roster-files/${second.fileId}/changes`,
    );
    expect(changes.body.changes).toEqual([
      { row: 2, doorCode: '样例路8号', name: '', field: '小组、片区', before: '1组', after: '2组' },
      {
        row: 2,
        doorCode: '样例路8号',
        name: '甲八',
        field: '手机号',
        before: '139****0001',
        after: '13912340002',
      },
    ]);
    const done = await importFile(world, clerk, village.id, second.fileId);
    expect(done.body.counts).toMatchObject({
      households: { made: 0, changed: 1 },
      members: { made: 1, changed: 1 },
    });
    const undone = await undoImport(world, clerk, village.id, done.body.importId);
    expect(undone.body.kept).toEqual([]);
    const { body: third } = await pasteRoster(world, clerk, village.id, [HEADINGS, head]);
    expect(third.counts).toMatchObject({ households: { same: 1 }, members: { same: 1 } });
  });

  it('keeps a household that is in use since, and says which', async () => {
    const { village } = world;
    const clerk = staffOf(village, 'clerk');
    const rows = [
      HEADINGS,
      ['1组', '样例路21号', '丙一', '户主', '', ''],
      ['1组', '样例路22号', '丙二', '户主', '', ''],
    ];
    const { body: file } = await pasteRoster(world, clerk, village.id, rows);
    await ask(world, clerk, 'PUT', `/villages/${village.id}/roster-files/${file.fileId}/mapping`, {
      body: { sheet: 0, columns: file.reading.columns, joinOn: '2026-01-01' },
    });
    const done = await importFile(world, clerk, village.id, file.fileId);
    const found = await ask(
      world,
      clerk,
      'GET',
      `/villages/${village.id}/households?q=${encodeURIComponent('样例路21号')}`,
    );
    const [household] = found.body.households;
    expect(household.enrolled).toBe(true);
    const panel = staffOf(village, 'panel');
    const photoId = await photoOf(world, panel, village.id, 31);
    const filed = await ask(world, panel, 'POST', `/villages/${village.id}/claims`, {
      body: {
        item: 'environment-yard',
        householdId: household.id,
        photoIds: [photoId],
        onBehalfReason: '没有智能手机',
      },
    });
    expect([filed.status, filed.body.error?.code]).toEqual([201, undefined]);
    const undone = await undoImport(world, clerk, village.id, done.body.importId);
    expect(undone.body.kept).toEqual([
      { householdId: household.id, doorCode: '样例路21号', reason: 'in_use' },
    ]);
    const gone = await ask(
      world,
      clerk,
      'GET',
      `/villages/${village.id}/households?q=${encodeURIComponent('样例路22号')}`,
    );
    expect(gone.body.total).toBe(0);
  });

  it('can be undone for a day and no longer', async () => {
    const { far, clock } = world;
    const clerk = staffOf(far, 'clerk');
    const { body: file } = await pasteRoster(world, clerk, far.id, [
      HEADINGS,
      ['一组', '99号', '丁一', '户主', '', ''],
    ]);
    const done = await importFile(world, clerk, far.id, file.fileId);
    expect(done.body.undoUntil).not.toBeNull();
    clock.set(new Date(clock.now().getTime() + 24 * 3_600_000));
    const late = await undoImport(world, clerk, far.id, done.body.importId);
    expect(late.body.error.code).toBe('imports.undo_over');
    await cleanImports(world.services);
    const rows = await withScope(world.services.db, far, (read) =>
      read
        .selectFrom('roster_import_rows')
        .select('target_id')
        .where('import_id', '=', done.body.importId)
        .execute(),
    );
    expect(rows).toEqual([]);
  });
});
