import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, photoOf } from '../support/http.ts';
import { homeOf, openWorld, staffOf, villagerOf, type World } from '../support/village.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

let seed = 1000;
const claim = async (nth: number, body: object, as = villagerOf(world.village, nth)) =>
  ask(world, as, 'POST', `/villages/${world.village.id}/claims`, {
    body: { householdId: homeOf(world.village, nth).id, photoIds: [], ...body },
  });
const photo = (as = villagerOf(world.village, 1)) => photoOf(world, as, world.village.id, (seed += 1));

describe('a claim that cannot be', () => {
  // `affairs-meeting` needs no photo, so that each case meets its own rule.
  const item = 'affairs-meeting';
  const cases: [string, number, string, object][] = [
    ['an unknown item', 422, 'events.item_unknown', { item: 'flying' }],
    ['an item of visits', 422, 'events.item_not_claimable', { item: 'safety-fire' }],
    ['an appraisal', 422, 'events.item_not_claimable', { item: 'neighbours-esteem' }],
    ['too few photos', 422, 'events.photos_too_few', { item: 'environment-yard' }],
    ['a photo that is not there', 422, 'events.photo_unknown', { item, photoIds: [randomUUID()] }],
    [
      'more photos than the item takes',
      422,
      'events.photos_too_many',
      { item, photoIds: Array.from({ length: 4 }, () => randomUUID()) },
    ],
    ['tomorrow', 422, 'events.happened_later', { item, happenedAt: '2026-11-23T09:00:00+08:00' }],
    ['half a year ago', 422, 'events.happened_long_ago', { item, happenedAt: '2026-05-01T09:00:00+08:00' }],
    ['a note without end', 422, 'events.note_too_long', { item, note: '长'.repeat(501) }],
    ['a member of another household', 422, 'events.member_unknown', { item, memberId: randomUUID() }],
    ['a household of somebody else', 403, 'events.other_household', { item, householdId: randomUUID() }],
    ['a rule that is not met', 422, 'events.would_not_count', { item: 'grassroots-post' }],
    ['hours that nobody gave', 422, 'events.quantity_needed', { item: 'affairs-volunteer' }],
    ['a grade that is none', 422, 'events.grade_needed', { item: 'environment-garden', grade: 'best' }],
    ['no item', 400, 'system.input_invalid', {}],
    ['a time that is none', 400, 'system.input_invalid', { item, happenedAt: 'gestern' }],
    ['a household that is no id', 400, 'system.input_invalid', { item, householdId: '1 or 1=1' }],
  ];

  it.each(cases)('%s', async (_name, status, code, body) => {
    const answer = await claim(1, body);
    expect(answer).toMatchObject({ status, body: { error: { code } } });
    expect(answer.body.error.message).toMatch(/\p{Script=Han}.*[。？]$/u);
    expect(JSON.stringify(answer.body)).not.toMatch(/select|stack|\.ts/i);
  });

  it('before the scheme came into force, for who has not joined, in a foreign village, without a key', async () => {
    const { village, sister } = world;
    expect((await claim(3, { item })).body.error.code).toBe('events.not_enrolled');
    expect((await claim(1, { item }, villagerOf(sister, 1))).body.error.code).toBe('orgs.village_unknown');
    expect((await claim(2, { item }, villagerOf(village, 1))).body.error.code).toBe('events.other_household');
    const keyless = await world.app.inject({
      method: 'POST',
      url: `/api/v1/villages/${village.id}/claims`,
      headers: { authorization: `Bearer ${world.signIn(villagerOf(village, 1))}` },
      payload: { item, householdId: homeOf(village, 1).id },
    });
    expect(keyless.json().error.code).toBe('command.key_missing');
    expect(
      (await ask(world, null, 'POST', `/villages/${village.id}/claims`, { body: { item } })).status,
    ).toBe(401);
  });

  it('with a photo of another household or of another claim', async () => {
    const { village } = world;
    const theirs = await photoOf(world, villagerOf(village, 2), village.id, 2001);
    expect((await claim(1, { item, photoIds: [theirs] })).body.error.code).toBe('events.photo_unknown');
    const me = villagerOf(village, 4);
    const mine = await photo(me);
    expect((await claim(4, { item: 'environment-sorting', photoIds: [mine] }, me)).status).toBe(201);
    expect((await claim(4, { item: 'environment-yard', photoIds: [mine] }, me)).body.error.code).toBe(
      'events.photo_taken',
    );
  });
});

describe('double submits', () => {
  const item = 'affairs-meeting';

  it('the same key and body is one claim, even at once; another body is refused; another person is refused', async () => {
    const { village } = world;
    const me = villagerOf(village, 1);
    const key = randomUUID();
    const body = {
      item,
      householdId: homeOf(village, 1).id,
      photoIds: [],
      happenedAt: '2026-11-20T09:00:00+08:00',
    };
    const url = `/villages/${village.id}/claims`;
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => ask(world, me, 'POST', url, { key, body })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    const other = await ask(world, me, 'POST', url, { key, body: { ...body, note: '另一件' } });
    expect(other).toMatchObject({ status: 409, body: { error: { code: 'command.key_reused' } } });
    const list = await ask(world, me, 'GET', `${url}?householdId=${body.householdId}`);
    expect(list.body.claims).toHaveLength(1);
  });

  it('two claims that reach for one photo: one gets it', async () => {
    const { village } = world;
    const me = villagerOf(village, 2);
    const photoId = await photo(me);
    const answers = await Promise.all(
      ['environment-sorting', 'environment-yard'].map((one) =>
        claim(2, { item: one, photoIds: [photoId] }, me),
      ),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201, 409]));
    expect(answers.find((answer) => answer.status === 409)?.body.error.code).toBe('events.photo_taken');
  });

  it('ten at once on one day get ten numbers, the eleventh is asked to wait', async () => {
    const village = world.sister;
    const me = villagerOf(village, 1);
    const body = { item, householdId: homeOf(village, 1).id };
    const file = () => ask(world, me, 'POST', `/villages/${village.id}/claims`, { body });
    const answers = await Promise.all(Array.from({ length: 10 }, file));
    const numbers = answers.map((answer) => answer.body.number);
    expect(new Set(numbers).size).toBe(10);
    expect(numbers).toContain('ZX0001-20261122-10');
    expect(await file()).toMatchObject({
      status: 429,
      body: { error: { code: 'events.claims_today_full' } },
    });
  });
});

describe('on behalf', () => {
  const item = 'affairs-meeting';

  it('wants a reason, is marked, and the helper neither reviews nor sees it in the queue', async () => {
    const { village } = world;
    const helper = staffOf(village, 'panel');
    const without = await claim(1, { item }, helper);
    expect(without.body.error.code).toBe('events.behalf_reason_missing');
    const made = await claim(
      1,
      { item, happenedAt: '2026-11-01T09:00:00+08:00', onBehalfReason: '老人没有手机' },
      helper,
    );
    expect(made.status).toBe(201);
    const { eventId } = made.body;
    const mine = await ask(world, helper, 'GET', '/review/queue?limit=100');
    expect(mine.body.cases.map((one: { eventId: string }) => one.eventId)).not.toContain(eventId);
    const decided = await ask(world, helper, 'POST', `/villages/${village.id}/events/${eventId}/decisions`, {
      body: { stage: 'first', verdict: 'approve' },
    });
    expect(decided).toMatchObject({ status: 403, body: { error: { code: 'review.own_filing' } } });
    const others = await ask(world, staffOf(village, 'panel'), 'GET', '/review/queue?limit=100');
    expect(others.body.cases.find((one: { eventId: string }) => one.eventId === eventId)).toMatchObject({
      filedBy: 'helper',
      onBehalfReason: '老人没有手机',
    });
  });

  it('lets a helper file what only helpers may, for a household that is there', async () => {
    const { village } = world;
    const helper = staffOf(village, 'helper');
    const head = homeOf(village, 2).headId;
    const body = { item: 'grassroots-panel', memberId: head, onBehalfReason: '名单在村里' };
    expect((await claim(2, body, helper)).status).toBe(201);
    expect((await claim(2, body)).body.error.code).toBe('events.item_not_claimable');
    const nowhere = await claim(2, { ...body, householdId: randomUUID() }, helper);
    expect(nowhere).toMatchObject({ status: 404, body: { error: { code: 'events.household_unknown' } } });
  });
});
