import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../support/http.ts';
import { homeOf, openWorld, staffOf, type World } from '../support/village.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const reason = '村里核实';
const on = '2026-11-01';
const clerk = () => staffOf(world.village, 'clerk');

it('are added, put right and closed by the clerk', async () => {
  const { village } = world;
  const url = `/villages/${village.id}/organisations`;
  const shop = { name: '样例小店', kind: 'shop', householdId: homeOf(village, 2).id, reason };
  const added = await ask(world, clerk(), 'POST', url, { body: shop });
  expect(added.status).toBe(201);
  const own = `${url}/${added.body.organisationId}`;
  expect((await ask(world, clerk(), 'POST', url, { body: shop })).body.error.code).toBe('roster.name_taken');
  const other = { ...shop, name: '样例小卖部', householdId: null };
  expect((await ask(world, clerk(), 'PUT', own, { body: other })).status).toBe(200);
  expect((await ask(world, clerk(), 'POST', `${own}/closing`, { body: { on, reason } })).status).toBe(200);
  expect((await ask(world, clerk(), 'PUT', own, { body: other })).body.error.code).toBe(
    'roster.organisation_closed',
  );
  expect((await ask(world, staffOf(village, 'panel'), 'GET', url)).body.organisations).toMatchObject([
    { name: '样例小卖部', kindLabel: '商户', household: null, closedOn: on },
  ]);
  expect((await ask(world, staffOf(village, 'panel'), 'POST', url, { body: shop })).status).toBe(403);
});
