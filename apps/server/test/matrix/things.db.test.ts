import { randomUUID } from 'node:crypto';
import { type Actor, type Role, ROLES } from '@jishan/server/platform/command';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MISSING, type Operation, operationsOf } from './operations.ts';
import { actorOf, addressOf, makeThings, openRegion, reaches, type Region, type Things } from './region.ts';

/** SEC-1 for what lies in a village: a foreign household, event, photo … answers exactly as one that does not exist. */
let region: Region;
let operations: Operation[];
const things: Record<string, Things> = {};
const missing = new Proxy({}, { get: () => MISSING }) as Things;
beforeAll(async () => {
  region = await openRegion();
  operations = operationsOf(region.world.app);
  for (const [distance, village] of Object.entries(region.villages))
    things[distance] = await makeThings(region.world, village);
});
afterAll(() => region?.close());

async function ask(operation: Operation, ids: Things, actor: Actor, villageId = region.villages.own.id) {
  const answer = await region.world.app.inject({
    method: operation.method,
    url: addressOf(operation, villageId, ids),
    headers: { 'idempotency-key': randomUUID(), authorization: `Bearer ${region.world.signIn(actor)}` },
    ...(operation.body === undefined ? {} : { payload: operation.body as object }),
  });
  const isJson = String(answer.headers['content-type']).includes('json');
  const error = isJson ? answer.json<{ error?: { code: string; message: string } }>().error : undefined;
  return {
    text: answer.body,
    status: answer.statusCode,
    told: `${answer.statusCode} ${error?.code ?? ''} ${error?.message ?? ''}`,
  };
}

const named = () =>
  operations.filter((operation) => operation.inVillage && /\{(?!villageId)\w+\}/.test(operation.path));
const rolesOf = (operation: Operation): readonly Role[] =>
  operation.reach === 'signed_in' ? ROLES : operation.reach === 'public' ? [] : operation.reach;

test('SEC-1 a thing of another village answers as a missing one, to every role that the route is for', async () => {
  const wrong: string[] = [];
  for (const operation of named()) {
    for (const role of rolesOf(operation)) {
      const actor = actorOf(region, role);
      const none = await ask(operation, missing, actor);
      for (const distance of ['sister', 'other town', 'other district']) {
        const foreign = await ask(operation, things[distance] ?? {}, actor);
        if (foreign.told !== none.told)
          wrong.push(`${operation.id} ${role} ${distance}: ${foreign.told}, but missing: ${none.told}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('what all this rests on: things of the own village are found', async () => {
  const found = new Set<string>();
  for (const operation of named()) {
    if (operation.method !== 'GET') continue;
    for (const role of rolesOf(operation)) {
      const actor = actorOf(region, role);
      const [own, none] = [
        await ask(operation, things.own ?? {}, actor),
        await ask(operation, missing, actor),
      ];
      if (own.told !== none.told)
        for (const [, kind = ''] of operation.path.matchAll(/\{(\w+)\}/g)) found.add(kind);
    }
  }
  // Decisions and wishes have no address to read them by; a member has none of its own either.
  const expected = Object.keys(things.own ?? {}).filter(
    (kind) => !['decisionId', 'memberId', 'organisationId', 'erasureId', 'objectionId'].includes(kind),
  );
  expect(expected.filter((kind) => !found.has(kind))).toEqual([]);
});

test('SEC-1 to a villager the neighbour’s things answer as missing ones', async () => {
  const wrong: string[] = [];
  const villager = actorOf(region, 'villager');
  for (const operation of named()) {
    if (!rolesOf(operation).includes('villager')) continue;
    const none = await ask(operation, missing, villager);
    const neighbour = await ask(operation, things.own ?? {}, villager);
    if (neighbour.told !== none.told)
      wrong.push(`${operation.id}: ${neighbour.told}, but missing: ${none.told}`);
  }
  expect(wrong).toEqual([]);
});

test('SEC-1 no answer to a read holds the id of anything beyond the reader’s reach', async () => {
  const wrong: string[] = [];
  for (const role of ROLES) {
    const actor = actorOf(region, role);
    const beyond = (['sister', 'other town', 'other district'] as const)
      .filter((distance) => !reaches(role, distance))
      .flatMap((distance) =>
        Object.entries(things[distance] ?? {}).map(([kind, id]) => ({ distance, kind, id })),
      );
    for (const operation of operations) {
      if (operation.method !== 'GET' || operation.id === 'readContract') continue;
      const { text, status } = await ask(operation, things.own ?? {}, actor).catch((error: unknown) => {
        // Paths outside villages name things that are looked for elsewhere: an account, a grant, a session.
        if (!operation.inVillage) return { text: '', status: 0 };
        throw error;
      });
      if (status >= 500) wrong.push(`${operation.id} ${role}: ${status}`);
      for (const { distance, kind, id } of beyond)
        if (text.includes(id)) wrong.push(`${operation.id} ${role}: shows a ${kind} of the ${distance}`);
    }
  }
  expect(wrong).toEqual([]);
});
