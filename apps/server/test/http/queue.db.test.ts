import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../support/http.ts';
import { type ReviewActs, reviewActs } from '../support/review-acts.ts';
import { openWorld, staffOf, villagerOf, type World } from '../support/village.ts';

let world: World;
let acts: ReviewActs;
beforeAll(async () => {
  world = await openWorld({ households: 6 });
  acts = reviewActs(world);
});
afterAll(() => world?.close());

describe('scope', () => {
  it('a town sees its own villages, a panel its own village, a foreign event is a missing one', async () => {
    const { village, sister, far, town } = world;
    const [here, there, away] = [
      await acts.file(village, 2),
      await acts.file(sister, 2),
      await acts.file(far, 2),
    ];
    const department = staffOf(town, 'town_department');
    for (const [place, eventId] of [
      [village, here],
      [sister, there],
      [far, away],
    ] as const) {
      await acts.approve(staffOf(place, 'panel'), place, eventId, 'first');
    }
    const seen = await acts.queueIds(department);
    expect(seen).toEqual(expect.arrayContaining([here, there]));
    expect(seen).not.toContain(away);
    expect(await acts.queueIds(department, `?limit=100&villageId=${far.id}`)).toEqual([]);
    expect(await acts.queueIds(department, `?limit=100&villageId=${sister.id}`)).toEqual([there]);
    expect((await acts.approve(department, far, away, 'second')).body.error.code).toBe(
      'orgs.village_unknown',
    );
    expect((await acts.approve(department, sister, away, 'second')).body.error.code).toBe(
      'events.event_unknown',
    );
    expect((await acts.approve(staffOf(village, 'panel'), village, here, 'second')).body.error.code).toBe(
      'review.stage_other',
    );
    expect((await ask(world, villagerOf(village, 1), 'GET', '/review/queue')).status).toBe(403);
  });
});

describe('the queue', () => {
  it('turns page by page without a gap, counts by stage, and says what is overdue', async () => {
    const village = world.far;
    for (const nth of [1, 4, 5]) await acts.file(village, nth);
    const panel = staffOf(village, 'panel');
    const whole = await acts.queueIds(panel);
    const pages: string[] = [];
    let cursor = '';
    do {
      const page = (await ask(world, panel, 'GET', `/review/queue?limit=1${cursor}`)).body;
      pages.push(...page.cases.map((one: { eventId: string }) => one.eventId));
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
    } while (cursor !== '');
    expect(pages).toEqual(whole);
    expect((await ask(world, panel, 'GET', '/review/queue?cursor=nonsense')).body.error.code).toBe(
      'system.input_invalid',
    );
    world.clock.advance(20 * 86_400_000);
    const later = (await ask(world, panel, 'GET', '/review/queue')).body;
    expect(later.cases.every((one: { overdue: boolean }) => one.overdue)).toBe(true);
    expect(later.counts).toEqual({
      total: whole.length,
      byStage: [{ stage: 'first', title: '村初审', count: whole.length }],
    });
  });

  it('offers at most eight ready reasons', async () => {
    const panel = staffOf(world.village, 'panel');
    for (const verdict of ['approve', 'return', 'refuse']) {
      const { reasons } = (await ask(world, panel, 'GET', `/review/reasons?verdict=${verdict}`)).body;
      expect(reasons.length).toBeLessThanOrEqual(8);
    }
    expect((await ask(world, panel, 'GET', '/review/reasons?verdict=maybe')).status).toBe(400);
  });
});
