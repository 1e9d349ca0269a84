import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDay } from '../../src/platform/clock/index.ts';
import { ask, photoOf } from '../support/http.ts';
import { importFile, pasteRoster } from '../support/roster-http.ts';
import { openWorld, type Place, staffOf, type World } from '../support/village.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const pack = path.resolve(import.meta.dirname, '../../../../schemes/s1-zhaoxiang.yaml');

it('J12: a village goes from the code table to its first claim through the routes of those who set it up', async () => {
  const town = staffOf(world.town, 'town_office');
  const found = await ask(world, town, 'GET', `/place-codes?q=${encodeURIComponent('崧鑫')}&under=310118105`);
  const code = found.body.codes[0]?.code;
  expect(code).toBe('310118105009');
  const opened = await ask(world, town, 'POST', '/places', { body: { code } });
  expect([opened.status, opened.body.error?.code]).toEqual([201, undefined]);
  const village: Place = { id: opened.body.id, lo: opened.body.id, hi: opened.body.id };

  const rows = [
    ['村民小组', '门牌', '姓名', '与户主关系', '手机号'],
    ['一组', '1号', '甲样例', '户主', '13912345678'],
    ['一组', '1号', '乙样例', '妻', ''],
  ];
  const { body: file } = await pasteRoster(world, town, village.id, rows);
  await ask(world, town, 'PUT', `/villages/${village.id}/roster-files/${file.fileId}/mapping`, {
    body: { sheet: 0, columns: file.reading.columns, joinOn: localDay(world.clock.now()) },
  });
  const done = await importFile(world, town, village.id, file.fileId);
  expect(done.body.counts.members.made).toBe(2);

  const document = await readFile(pack, 'utf8');
  const scheme = await ask(world, town, 'POST', `/villages/${village.id}/scheme-versions`, {
    body: { document, note: '' },
  });
  expect([scheme.status, scheme.body.error?.code]).toEqual([201, undefined]);
  const staff = await ask(world, town, 'POST', '/staff', {
    body: {
      username: 'songxin-clerk',
      displayName: '样例文书',
      duty: { role: 'clerk', placeId: village.id },
    },
  });
  expect([staff.status, staff.body.error?.code]).toEqual([201, undefined]);
  const clerk = staffOf(village, 'clerk');
  const { body: list } = await ask(world, clerk, 'GET', `/villages/${village.id}/households`);
  const [household] = list.households;
  expect(household).toMatchObject({ doorCode: '1号', enrolled: true, memberCount: 2 });
  const cards = await ask(world, clerk, 'POST', `/villages/${village.id}/cards`, {
    body: { householdIds: [household.id] },
  });
  expect([cards.status, cards.body.cards?.length]).toEqual([201, 1]);
  const photoId = await photoOf(world, clerk, village.id, 51);
  const claim = await ask(world, clerk, 'POST', `/villages/${village.id}/claims`, {
    body: {
      item: 'environment-yard',
      householdId: household.id,
      photoIds: [photoId],
      onBehalfReason: '没有智能手机',
    },
  });
  expect([claim.status, claim.body.error?.code]).toEqual([201, undefined]);
});
