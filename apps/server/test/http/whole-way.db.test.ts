import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, photoOf } from '../support/http.ts';
import { homeOf, openWorld, staffOf, villagerOf, type World } from '../support/village.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

it('a villager claims, the panel and the town approve, the passbook and the wall show it', async () => {
  const { village, town } = world;
  const home = homeOf(village, 1);
  const villager = villagerOf(village, 1);
  const panel = staffOf(village, 'panel');
  const department = staffOf(town, 'town_department');
  const photoId = await photoOf(world, villager, village.id, 1);

  const preview = await ask(world, villager, 'POST', `/villages/${village.id}/claims?dryRun=1`, {
    body: { item: 'environment-yard', householdId: home.id },
  });
  expect(preview).toMatchObject({ status: 200, body: { preview: { points: 2, wouldBe: 2 } } });

  const claim = await ask(world, villager, 'POST', `/villages/${village.id}/claims`, {
    body: { item: 'environment-yard', householdId: home.id, photoIds: [photoId], note: '扫了门前' },
  });
  expect(claim).toMatchObject({
    status: 201,
    body: { number: 'ZX0001-20261122-01', state: 'in_review', stage: 'first', promisedBy: '2026-12-04' },
  });
  const { eventId } = claim.body;

  const queue = await ask(world, panel, 'GET', '/review/queue');
  expect(queue.body.counts).toEqual({ total: 1, byStage: [{ stage: 'first', title: '村初审', count: 1 }] });
  expect(queue.body.cases[0]).toMatchObject({
    eventId,
    itemTitle: '房前屋后干净整齐',
    itemRule: '+2 分，每月最多 1 次',
    household: { id: home.id, label: '甲* 户' },
    photoIds: [photoId],
    note: '扫了门前',
    preview: { points: 2 },
    overdue: false,
  });
  expect((await ask(world, department, 'GET', '/review/queue')).body.cases).toEqual([]);

  const decisions = `/villages/${village.id}/events/${eventId}/decisions`;
  const first = await ask(world, panel, 'POST', decisions, {
    body: { stage: 'first', verdict: 'approve', reason: 'seen' },
  });
  expect(first).toMatchObject({ status: 201, body: { state: 'in_review', stage: 'second', undoable: true } });
  expect(first.body.posted).toBeUndefined();

  const last = await ask(world, department, 'POST', decisions, {
    body: { stage: 'second', verdict: 'approve' },
  });
  expect(last).toMatchObject({
    status: 201,
    body: { state: 'approved', stage: null, undoable: false, posted: { points: 2, seq: 1 } },
  });

  const passbook = await ask(
    world,
    villager,
    'GET',
    `/villages/${village.id}/households/${home.id}/passbook`,
  );
  expect(passbook.body.balances).toEqual([
    { balance: 'points', label: '积分', period: '2026', periodLabel: '2026年', points: 2 },
  ]);
  expect(passbook.body.entries).toMatchObject([
    {
      seq: 1,
      eventId,
      eventNumber: 'ZX0001-20261122-01',
      itemTitle: '房前屋后干净整齐',
      categoryTitle: '环境优化',
      points: 2,
      balanceAfter: 2,
      reversal: false,
      reversed: false,
      stages: [{ stageTitle: '村初审' }, { stageTitle: '镇复审' }],
    },
  ]);
  expect(passbook.body.entries[0].clauseText).toMatch(/积分内容/);

  const event = await ask(world, villager, 'GET', `/villages/${village.id}/events/${eventId}`);
  expect(event.body).toMatchObject({ stateLabel: '已入账', points: 2, acts: [] });
  expect(event.body.trace.map((step: { label: string }) => step.label)).toEqual([
    '提交申报',
    '村初审：通过',
    '镇复审：通过',
  ]);
  // The villager learns which body decided, not the full name of whom.
  expect(event.body.trace[1].byLabel).not.toContain(panel.displayName);

  const sheet = await world.app.inject({ url: `/v/${village.code}/2026-Q4` });
  expect(sheet.statusCode).toBe(200);
  expect(sheet.headers['content-security-policy']).toContain("default-src 'none'");
  expect(sheet.body).toContain('甲*');
  expect(sheet.body).toContain('+2 分');
  expect(sheet.body).not.toMatch(/<script|甲一|ZX0001|扫了门前|(?<!\w)1[3-9]\d{9}(?!\w)/);
});
