import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/platform/command/index.ts';
import { type Answer, ask, photoOf } from '../support/http.ts';
import { homeOf, openWorld, staffOf, villagerOf, type Village, type World } from '../support/village.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ households: 6 });
});
afterAll(() => world?.close());

let hour = 0;
/** Files a claim that needs no photo; each at another hour. */
async function file(village: Village, nth: number, body: object = {}): Promise<string> {
  hour += 1;
  const happenedAt = new Date(world.clock.now().getTime() - hour * 3_600_000).toISOString();
  const answer = await ask(world, villagerOf(village, nth), 'POST', `/villages/${village.id}/claims`, {
    body: { item: 'affairs-meeting', householdId: homeOf(village, nth).id, happenedAt, ...body },
  });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body.eventId;
}

const decide = (actor: Actor, village: Village, eventId: string, body: object): Promise<Answer> =>
  ask(world, actor, 'POST', `/villages/${village.id}/events/${eventId}/decisions`, { body });
const approve = (actor: Actor, village: Village, eventId: string, stage: string) =>
  decide(actor, village, eventId, { stage, verdict: 'approve' });
const undo = (actor: Actor, village: Village, eventId: string, decisionId: string) =>
  ask(world, actor, 'POST', `/villages/${village.id}/events/${eventId}/decisions/${decisionId}/undo`, {
    body: {},
  });
const queueIds = async (actor: Actor, query = '?limit=100'): Promise<string[]> =>
  (await ask(world, actor, 'GET', `/review/queue${query}`)).body.cases.map(
    (one: { eventId: string }) => one.eventId,
  );

describe('recusal', () => {
  it('never shows the own household and never lets it be decided', async () => {
    const { village } = world;
    const eventId = await file(village, 1);
    const neighbour = staffOf(village, 'panel');
    const insider = staffOf(village, 'panel', homeOf(village, 1).id);
    expect(await queueIds(neighbour)).toContain(eventId);
    expect(await queueIds(insider)).not.toContain(eventId);
    const tried = await approve(insider, village, eventId, 'first');
    expect(tried).toMatchObject({ status: 403, body: { error: { code: 'review.own_household' } } });
  });

  it('each person decides once, and the second review is by another person than the first', async () => {
    const { village, town } = world;
    const eventId = await file(village, 1);
    const both = staffOf(village, 'panel');
    both.grants.push({ role: 'town_department', placeId: town.id, placeName: '', lo: town.lo, hi: town.hi });
    expect((await approve(both, village, eventId, 'first')).status).toBe(201);
    const again = await approve(both, village, eventId, 'second');
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'review.already_decided' } } });
    expect(await queueIds(both)).not.toContain(eventId);
  });

  it('a claim filed by the same person under another account is known by the person', async () => {
    const { village } = world;
    const villager = villagerOf(village, 1);
    const eventId = await file(village, 1);
    const panel = { ...staffOf(village, 'panel'), personId: villager.personId ?? '' };
    expect((await approve(panel, village, eventId, 'first')).body.error.code).toBe('review.own_filing');
  });
});

describe('scope', () => {
  it('a town sees its own villages, a panel its own village, a foreign event is a missing one', async () => {
    const { village, sister, far, town } = world;
    const [here, there, away] = [await file(village, 2), await file(sister, 2), await file(far, 2)];
    const department = staffOf(town, 'town_department');
    for (const [place, eventId] of [
      [village, here],
      [sister, there],
      [far, away],
    ] as const) {
      await approve(staffOf(place, 'panel'), place, eventId, 'first');
    }
    const seen = await queueIds(department);
    expect(seen).toEqual(expect.arrayContaining([here, there]));
    expect(seen).not.toContain(away);
    expect(await queueIds(department, `?limit=100&villageId=${far.id}`)).toEqual([]);
    expect(await queueIds(department, `?limit=100&villageId=${sister.id}`)).toEqual([there]);
    expect((await approve(department, far, away, 'second')).body.error.code).toBe('orgs.village_unknown');
    expect((await approve(department, sister, away, 'second')).body.error.code).toBe('events.event_unknown');
    expect((await approve(staffOf(village, 'panel'), village, here, 'second')).body.error.code).toBe(
      'review.stage_other',
    );
    expect((await ask(world, villagerOf(village, 1), 'GET', '/review/queue')).status).toBe(403);
  });
});

describe('return and refuse', () => {
  it('want a reason; the villager reads it, answers it, and the claim passes every stage again', async () => {
    const { village, town } = world;
    const panel = staffOf(village, 'panel');
    const department = staffOf(town, 'town_department');
    const villager = villagerOf(village, 4);
    const photoId = await photoOf(world, villager, village.id, 1);
    const made = await ask(world, villager, 'POST', `/villages/${village.id}/claims`, {
      body: { item: 'environment-yard', householdId: homeOf(village, 4).id, photoIds: [photoId] },
    });
    const { eventId } = made.body;
    const without = await decide(panel, village, eventId, { stage: 'first', verdict: 'return' });
    expect(without.body.error.code).toBe('review.reason_missing');
    const wrong = await decide(panel, village, eventId, {
      stage: 'first',
      verdict: 'return',
      reason: 'because',
    });
    expect(wrong.body.error.code).toBe('review.reason_unknown');
    await approve(panel, village, eventId, 'first');
    const back = await decide(department, village, eventId, {
      stage: 'second',
      verdict: 'return',
      reason: 'blurred',
    });
    expect(back.body).toMatchObject({ state: 'returned', stage: null });
    const url = `/villages/${village.id}/claims`;
    const mine = (await ask(world, villager, 'GET', `${url}?householdId=${homeOf(village, 4).id}`)).body
      .claims[0];
    expect(mine).toMatchObject({
      state: 'returned',
      acts: ['resubmit'],
      reason: '照片看不清，请在亮一点的地方重新拍一张再交。',
    });

    const stranger = await ask(world, villagerOf(village, 5), 'POST', `${url}/${eventId}/resubmit`, {
      body: { photoIds: [] },
    });
    expect(stranger.body.error.code).toBe('events.event_unknown');
    const empty = await ask(world, villager, 'POST', `${url}/${eventId}/resubmit`, {
      body: { photoIds: [] },
    });
    expect(empty.body.error.code).toBe('events.photos_too_few');
    const second = await photoOf(world, villager, village.id, 2);
    const again = await ask(world, villager, 'POST', `${url}/${eventId}/resubmit`, {
      body: { photoIds: [photoId, second], note: '重新拍了' },
    });
    expect(again).toMatchObject({
      status: 200,
      body: { state: 'in_review', stage: 'first', number: made.body.number },
    });
    const twice = await ask(world, villager, 'POST', `${url}/${eventId}/resubmit`, {
      body: { photoIds: [photoId] },
    });
    expect(twice).toMatchObject({ status: 409, body: { error: { code: 'events.not_returned' } } });
    // The same panel member may decide again: it is another round.
    expect((await approve(panel, village, eventId, 'first')).status).toBe(201);
    expect((await approve(department, village, eventId, 'second')).body).toMatchObject({
      state: 'approved',
      posted: { points: 2 },
    });
    const shown = (await ask(world, villager, 'GET', `/villages/${village.id}/events/${eventId}`)).body;
    expect(shown).toMatchObject({ note: '重新拍了', photoIds: [photoId, second] });
    expect(shown.decisions.map((one: { verdict: string }) => one.verdict)).toEqual([
      'approve',
      'return',
      'approve',
      'approve',
    ]);
  });

  it('a refused claim stays refused, with what would make it pass', async () => {
    const { village } = world;
    const eventId = await file(village, 5);
    const panel = staffOf(village, 'panel');
    const refused = await decide(panel, village, eventId, {
      stage: 'first',
      verdict: 'refuse',
      comment: '那天没有开会',
    });
    expect(refused.body).toMatchObject({ state: 'refused', undoable: true });
    const seen = (
      await ask(world, villagerOf(village, 5), 'GET', `/villages/${village.id}/events/${eventId}`)
    ).body;
    expect(seen).toMatchObject({ stateLabel: '未通过', reason: '那天没有开会', acts: [] });
    expect(seen.points).toBeUndefined();
    const late = await approve(staffOf(village, 'panel'), village, eventId, 'first');
    expect(late).toMatchObject({ status: 409, body: { error: { code: 'review.stage_moved' } } });
  });
});

describe('points', () => {
  it('are chosen within the range, and not at all where they are fixed', async () => {
    const { village, town } = world;
    const panel = staffOf(village, 'panel');
    const eventId = await file(village, 6, { item: 'law-mediation' });
    const found = (await ask(world, panel, 'GET', '/review/queue?limit=100')).body.cases.find(
      (one: { eventId: string }) => one.eventId === eventId,
    );
    expect(found).toMatchObject({
      range: { min: 3, max: 5 },
      itemRule: '+3–5 分，每季度最多 4 次',
      preview: { points: 3 },
    });
    const body = { stage: 'first', verdict: 'approve' };
    expect((await decide(panel, village, eventId, body)).body.error.code).toBe('review.points_needed');
    expect((await decide(panel, village, eventId, { ...body, points: 9 })).body.error.code).toBe(
      'review.points_out_of_range',
    );
    expect((await decide(panel, village, eventId, { ...body, points: 3.5 })).body.error.code).toBe(
      'review.points_out_of_range',
    );
    expect((await decide(panel, village, eventId, { ...body, points: 4 })).status).toBe(201);
    const last = await decide(staffOf(town, 'town_department'), village, eventId, {
      stage: 'second',
      verdict: 'approve',
      points: 5,
    });
    expect(last.body.posted.points).toBe(5);
    const fixed = await file(village, 6);
    const tried = await decide(panel, village, fixed, { ...body, points: 2 });
    expect(tried).toMatchObject({ status: 422, body: { error: { code: 'review.points_fixed' } } });
  });
});

describe('at once, and taking back', () => {
  it('two reviewers at once: one decides, the other is told', async () => {
    const { village } = world;
    const eventId = await file(village, 5);
    const answers = await Promise.all(
      [staffOf(village, 'panel'), staffOf(village, 'panel')].map((panel) =>
        approve(panel, village, eventId, 'first'),
      ),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201, 409]));
    expect(answers.find((answer) => answer.status === 409)?.body.error).toMatchObject({
      code: 'review.stage_moved',
      message: expect.stringContaining('等待镇复审'),
    });
  });

  it('a fresh decision can be undone by whoever made it, while nothing rests on it', async () => {
    const { village, town } = world;
    const panel = staffOf(village, 'panel');
    const department = staffOf(town, 'town_department');
    const eventId = await file(village, 2);
    const first = (await approve(panel, village, eventId, 'first')).body.decisionId;
    expect((await undo(staffOf(village, 'panel'), village, eventId, first)).body.error.code).toBe(
      'review.undo_not_own',
    );
    expect((await undo(panel, village, eventId, first)).body).toMatchObject({
      state: 'in_review',
      stage: 'first',
    });
    expect((await undo(panel, village, eventId, first)).body.error.code).toBe('review.undo_already');
    // Undone is as if it had not been: the same person may decide, and the queue shows it to them again.
    expect(await queueIds(panel)).toContain(eventId);

    const returned = await decide(panel, village, eventId, {
      stage: 'first',
      verdict: 'return',
      reason: 'who',
    });
    expect((await undo(panel, village, eventId, returned.body.decisionId)).status).toBe(200);
    const late = (await approve(panel, village, eventId, 'first')).body.decisionId;
    world.clock.advance(10_001);
    expect((await undo(panel, village, eventId, late)).body.error.code).toBe('review.undo_too_late');
    const last = await approve(department, village, eventId, 'second');
    expect((await undo(panel, village, eventId, late)).body.error.code).toBe('review.undo_posted');
    expect((await undo(department, village, eventId, last.body.decisionId)).body.error.code).toBe(
      'review.undo_posted',
    );
    expect((await undo(department, village, eventId, eventId)).body.error.code).toBe(
      'review.decision_unknown',
    );
  });
});

describe('the queue', () => {
  it('turns page by page without a gap, counts by stage, and says what is overdue', async () => {
    const village = world.far;
    for (const nth of [1, 4, 5]) await file(village, nth);
    const panel = staffOf(village, 'panel');
    const whole = await queueIds(panel);
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
