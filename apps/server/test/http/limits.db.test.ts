import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPlace } from '../../src/features/orgs/index.ts';
import { runCommand, systemActor } from '../../src/platform/command/index.ts';
import { type Answer, ask, photoOf, picture, upload } from '../support/http.ts';
import { homeOf, openWorld, staffOf, villagerOf, type Village, type World } from '../support/village.ts';

const scheme = `
scheme: limits
title: 样例方案（只试边界）
version: '1'
from: 2026-01-01
balances:
  points: { title: 积分, period: year }
categories:
  good: { title: 好事 }
items:
  many: { title: 很多照片的事, category: good, kind: award, points: 1, capture: [claim], evidence: { photos: { max: 9 } } }
  later: { title: 还没定的事, category: good, kind: award, capture: [claim], active: false }
review:
  default: one
  procedures:
    one: { title: 一级, stages: [{ id: only, title: 小组审核, role: panel, level: village }] }
`;

let world: World;
beforeAll(async () => {
  world = await openWorld({ scheme, now: '2026-02-10T09:00:00+08:00' });
});
afterAll(() => world?.close());

const claim = (
  body: object,
  village: Village = world.village,
  as = villagerOf(village, 1),
): Promise<Answer> =>
  ask(world, as, 'POST', `/villages/${village.id}/claims`, {
    body: { item: 'many', householdId: homeOf(village, 1).id, photoIds: [], ...body },
  });

it('an item that is not decided yet, a day before the scheme, a reason without end', async () => {
  expect((await claim({ item: 'later' })).body.error.code).toBe('events.item_inactive');
  const early = await claim({ happenedAt: '2025-12-31T23:59:00+08:00' });
  expect(early.body.error).toMatchObject({ code: 'events.scheme_not_yet', field: 'happenedAt' });
  const helper = staffOf(world.village, 'helper');
  const long = await claim({ onBehalfReason: '长'.repeat(201) }, world.village, helper);
  expect(long.body.error.code).toBe('events.behalf_reason_too_long');
});

it('a time without an offset is the village’s own', async () => {
  const made = await claim({ happenedAt: '2026-02-10T08:30:00' });
  const seen = await ask(
    world,
    villagerOf(world.village, 1),
    'GET',
    `/villages/${world.village.id}/events/${made.body.eventId}`,
  );
  expect(seen.body.happenedAt).toBe('2026-02-10T08:30:00.000+08:00');
});

it('thirty photos a household and day, then the next day', async () => {
  const { village } = world;
  const me = villagerOf(village, 1);
  const photos: string[] = [];
  for (let seed = 0; seed < 31; seed += 1) photos.push(await photoOf(world, me, village.id, seed));
  for (const from of [0, 9, 18]) {
    expect((await claim({ photoIds: photos.slice(from, from + 9) }, village, me)).status).toBe(201);
  }
  const over = await claim({ photoIds: photos.slice(27, 31) }, village, me);
  expect(over).toMatchObject({ status: 429, body: { error: { code: 'events.photos_today_full' } } });
  world.clock.advance(24 * 3_600_000);
  expect((await claim({ photoIds: photos.slice(27, 31) }, village, me)).status).toBe(201);
});

it('sixty uploads of one villager a day', async () => {
  const { sister } = world;
  const me = villagerOf(sister, 1);
  const bytes = await picture(1);
  const answers: Answer[] = [];
  for (let round = 0; round < 61; round += 1) answers.push(await upload(world, me, sister.id, bytes));
  expect(answers.slice(0, 60).every((answer) => answer.status === 201)).toBe(true);
  expect(answers[60]).toMatchObject({ status: 429, body: { error: { code: 'events.uploads_today_full' } } });
});

it('a village that has no scheme yet', async () => {
  const { services, town } = world;
  const request = {
    actor: systemActor('test'),
    villageId: 0,
    key: services.ids.uuid(),
    from: { ip: '', requestId: 't' },
  };
  const place = { kind: 'village' as const, parentId: town.id, code: '310118105299', name: '新村' };
  const made = await runCommand(services, createPlace, request, place);
  if (!made.ok) throw new Error(made.error.code);
  const { placeId: id } = made.result;
  const helper = staffOf({ id, lo: id, hi: id }, 'helper');
  const body = { item: 'many', householdId: homeOf(world.village, 1).id, onBehalfReason: '没有手机' };
  const answer = await ask(world, helper, 'POST', `/villages/${id}/claims`, { body });
  expect(answer).toMatchObject({ status: 422, body: { error: { code: 'events.scheme_missing' } } });
  const page = await world.app.inject({ url: '/v/310118105299' });
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('还没有施行');
  expect((await world.app.inject({ url: '/v/310118105299/2026-Q1' })).statusCode).toBe(404);
});
