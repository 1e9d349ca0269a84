import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../support/http.ts';
import { homeOf, openWorld, staffOf, villagerOf, type World } from '../support/village.ts';

let world: World;
let rules: { item: string; parts: { id: string; max: number }[]; stage: string };
beforeAll(async () => {
  world = await openWorld({ scheme: 's3-zhongping' });
  const scheme = (
    await ask(world, staffOf(world.village, 'panel'), 'GET', `/villages/${world.village.id}/scheme`)
  ).body;
  const appraisal = scheme.items.find(
    (one: { capture: string[]; points: { type: string } }) => one.points.type === 'score',
  );
  rules = { item: appraisal.id, parts: appraisal.points.parts, stage: scheme.stages[0].id };
});
afterAll(() => world?.close());

it('a monthly visit with scores by part passes review by somebody else; a second one that month stands instead', async () => {
  const { village } = world;
  const home = homeOf(village, 1);
  const visitor = staffOf(village, 'panel');
  const url = `/villages/${village.id}/visits`;
  const scores = (share: number) =>
    Object.fromEntries(rules.parts.map((part) => [part.id, Math.floor(part.max * share)]));
  const total = (share: number) => rules.parts.reduce((sum, part) => sum + Math.floor(part.max * share), 0);
  const visit = (share: number, as = visitor) =>
    ask(world, as, 'POST', url, {
      body: { item: rules.item, householdId: home.id, scores: scores(share), photoIds: [] },
    });

  const dry = await ask(world, visitor, 'POST', `${url}?dryRun=1`, {
    body: { item: rules.item, householdId: home.id, scores: scores(0.5) },
  });
  expect(dry).toMatchObject({ status: 200, body: { preview: { points: total(0.5) } } });
  expect((await visit(2)).body.error.code).toBe('events.would_not_count');
  expect((await visit(0.5, staffOf(village, 'panel', home.id))).body.error.code).toBe('events.own_household');
  expect((await visit(0.5, villagerOf(village, 1))).status).toBe(403);

  const approve = async (eventId: string, as = staffOf(village, 'panel')) => {
    world.clock.advance(1000);
    return ask(world, as, 'POST', `/villages/${village.id}/events/${eventId}/decisions`, {
      body: { stage: rules.stage, verdict: 'approve' },
    });
  };
  const first = await visit(0.5);
  expect(first.status).toBe(201);
  expect((await approve(first.body.eventId, visitor)).body.error.code).toBe('review.own_filing');
  expect((await approve(first.body.eventId)).body.posted.points).toBe(total(0.5));
  world.clock.advance(60_000);
  const second = await visit(1);
  expect((await approve(second.body.eventId)).body.posted.points).toBe(total(1));

  const book = (
    await ask(world, villagerOf(village, 1), 'GET', `/villages/${village.id}/households/${home.id}/passbook`)
  ).body;
  expect(book.balances[0].points).toBe(total(1));
  // The first visit was taken back, as a pair that names each other.
  const [taken, taking] = [
    book.entries.find((one: { reversed: boolean }) => one.reversed),
    book.entries.find((one: { reversal: boolean }) => one.reversal),
  ];
  expect(taken.points).toBe(total(0.5));
  expect(taking.points).toBe(-total(0.5));
  expect(taken.pairPostingId).toBe(taking.postingId);
  expect(taking.pairPostingId).toBe(taken.postingId);
});
