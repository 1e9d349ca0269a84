import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, photoOf } from '../support/http.ts';
import { type ReviewActs, reviewActs } from '../support/review-acts.ts';
import { homeOf, openWorld, staffOf, villagerOf, type World } from '../support/village.ts';

let world: World;
let acts: ReviewActs;
beforeAll(async () => {
  world = await openWorld({ households: 6 });
  acts = reviewActs(world);
});
afterAll(() => world?.close());

describe('recusal', () => {
  it('never shows the own household and never lets it be decided', async () => {
    const { village } = world;
    const eventId = await acts.file(village, 1);
    const neighbour = staffOf(village, 'panel');
    const insider = staffOf(village, 'panel', homeOf(village, 1).id);
    expect(await acts.queueIds(neighbour)).toContain(eventId);
    expect(await acts.queueIds(insider)).not.toContain(eventId);
    const tried = await acts.approve(insider, village, eventId, 'first');
    expect(tried).toMatchObject({ status: 403, body: { error: { code: 'review.own_household' } } });
  });

  it('each person decides once, and the second review is by another person than the first', async () => {
    const { village, town } = world;
    const eventId = await acts.file(village, 1);
    const both = staffOf(village, 'panel');
    both.grants.push({ role: 'town_department', placeId: town.id, placeName: '', lo: town.lo, hi: town.hi });
    expect((await acts.approve(both, village, eventId, 'first')).status).toBe(201);
    const again = await acts.approve(both, village, eventId, 'second');
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'review.already_decided' } } });
    expect(await acts.queueIds(both)).not.toContain(eventId);
  });

  it('a claim filed by the same person under another account is known by the person', async () => {
    const { village } = world;
    const villager = villagerOf(village, 1);
    const eventId = await acts.file(village, 1);
    const panel = { ...staffOf(village, 'panel'), personId: villager.personId ?? '' };
    expect((await acts.approve(panel, village, eventId, 'first')).body.error.code).toBe('review.own_filing');
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
    const without = await acts.decide(panel, village, eventId, { stage: 'first', verdict: 'return' });
    expect(without.body.error.code).toBe('review.reason_missing');
    const wrong = await acts.decide(panel, village, eventId, {
      stage: 'first',
      verdict: 'return',
      reason: 'because',
    });
    expect(wrong.body.error.code).toBe('review.reason_unknown');
    await acts.approve(panel, village, eventId, 'first');
    const back = await acts.decide(department, village, eventId, {
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
    expect((await acts.approve(panel, village, eventId, 'first')).status).toBe(201);
    expect((await acts.approve(department, village, eventId, 'second')).body).toMatchObject({
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
    const eventId = await acts.file(village, 5);
    const panel = staffOf(village, 'panel');
    const refused = await acts.decide(panel, village, eventId, {
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
    const late = await acts.approve(staffOf(village, 'panel'), village, eventId, 'first');
    expect(late).toMatchObject({ status: 409, body: { error: { code: 'review.stage_moved' } } });
  });
});

describe('points', () => {
  it('are chosen within the range, and not at all where they are fixed', async () => {
    const { village, town } = world;
    const panel = staffOf(village, 'panel');
    const eventId = await acts.file(village, 6, { item: 'law-mediation' });
    const found = (await ask(world, panel, 'GET', '/review/queue?limit=100')).body.cases.find(
      (one: { eventId: string }) => one.eventId === eventId,
    );
    expect(found).toMatchObject({
      range: { min: 3, max: 5 },
      itemRule: '+3–5 分，每季度最多 4 次',
      preview: { points: 3 },
    });
    const body = { stage: 'first', verdict: 'approve' };
    expect((await acts.decide(panel, village, eventId, body)).body.error.code).toBe('review.points_needed');
    expect((await acts.decide(panel, village, eventId, { ...body, points: 9 })).body.error.code).toBe(
      'review.points_out_of_range',
    );
    expect((await acts.decide(panel, village, eventId, { ...body, points: 3.5 })).body.error.code).toBe(
      'review.points_out_of_range',
    );
    expect((await acts.decide(panel, village, eventId, { ...body, points: 4 })).status).toBe(201);
    const last = await acts.decide(staffOf(town, 'town_department'), village, eventId, {
      stage: 'second',
      verdict: 'approve',
      points: 5,
    });
    expect(last.body.posted.points).toBe(5);
    const fixed = await acts.file(village, 6);
    const tried = await acts.decide(panel, village, fixed, { ...body, points: 2 });
    expect(tried).toMatchObject({ status: 422, body: { error: { code: 'review.points_fixed' } } });
  });
});

describe('at once, and taking back', () => {
  it('two reviewers at once: one decides, the other is told', async () => {
    const { village } = world;
    const eventId = await acts.file(village, 5);
    const answers = await Promise.all(
      [staffOf(village, 'panel'), staffOf(village, 'panel')].map((panel) =>
        acts.approve(panel, village, eventId, 'first'),
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
    const eventId = await acts.file(village, 2);
    const first = (await acts.approve(panel, village, eventId, 'first')).body.decisionId;
    expect((await acts.undo(staffOf(village, 'panel'), village, eventId, first)).body.error.code).toBe(
      'review.undo_not_own',
    );
    expect((await acts.undo(panel, village, eventId, first)).body).toMatchObject({
      state: 'in_review',
      stage: 'first',
    });
    expect((await acts.undo(panel, village, eventId, first)).body.error.code).toBe('review.undo_already');
    // Undone is as if it had not been: the same person may decide, and the queue shows it to them again.
    expect(await acts.queueIds(panel)).toContain(eventId);

    const returned = await acts.decide(panel, village, eventId, {
      stage: 'first',
      verdict: 'return',
      reason: 'who',
    });
    expect((await acts.undo(panel, village, eventId, returned.body.decisionId)).status).toBe(200);
    const late = (await acts.approve(panel, village, eventId, 'first')).body.decisionId;
    world.clock.advance(10_001);
    expect((await acts.undo(panel, village, eventId, late)).body.error.code).toBe('review.undo_too_late');
    const last = await acts.approve(department, village, eventId, 'second');
    expect((await acts.undo(panel, village, eventId, late)).body.error.code).toBe('review.undo_posted');
    expect((await acts.undo(department, village, eventId, last.body.decisionId)).body.error.code).toBe(
      'review.undo_posted',
    );
    expect((await acts.undo(department, village, eventId, eventId)).body.error.code).toBe(
      'review.decision_unknown',
    );
  });
});
