import { ROLES } from '@jishan/server/platform/command';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MISSING, type Operation, operationsOf } from './operations.ts';
import { actorOf, addressOf, DISTANCES, type Distance, openRegion, reaches, type Region } from './region.ts';

/** SEC-1: every operation of the contract × every role × every distance; what a route opens is read from its policy. */
let region: Region;
let operations: Operation[];
beforeAll(async () => {
  region = await openRegion();
  operations = operationsOf(region.world.app);
});
afterAll(() => region?.close());

const nothing = new Proxy({}, { get: () => MISSING }) as Record<string, string>;

async function ask(operation: Operation, villageId: number, token: string | null) {
  const answer = await region.world.app.inject({
    method: operation.method,
    url: addressOf(operation, villageId, nothing),
    headers: { 'idempotency-key': MISSING, ...(token ? { authorization: `Bearer ${token}` } : {}) },
    // An empty object fits no command that wants something: the gate is asked, and nothing is done.
    ...(operation.method === 'POST' || operation.method === 'PUT' ? { payload: {} } : {}),
  });
  const isJson = String(answer.headers['content-type']).includes('json');
  return {
    status: answer.statusCode,
    code: isJson ? answer.json<{ error?: { code: string } }>().error?.code : undefined,
  };
}

const villageAt = (distance: Distance) =>
  distance === 'nowhere' ? 999_999_999 : region.villages[distance].id;

test('SEC-1 each role enters exactly what its duty and its place open; a foreign village answers as a missing one', async () => {
  const wrong: string[] = [];
  const inVillages = operations.filter((operation) => operation.inVillage);
  expect(inVillages.length).toBeGreaterThan(50);
  for (const role of ROLES) {
    const token = region.world.signIn(actorOf(region, role));
    for (const operation of inVillages) {
      for (const distance of DISTANCES) {
        const { status, code } = await ask(operation, villageAt(distance), token);
        const opens = operation.reach === 'signed_in' || operation.reach.includes(role);
        const expected = !reaches(role, distance)
          ? 'orgs.village_unknown'
          : opens
            ? 'in'
            : 'access.not_allowed';
        const got = code === 'access.not_allowed' || code === 'orgs.village_unknown' ? code : 'in';
        if (got !== expected) wrong.push(`${operation.id} ${role} ${distance}: ${got}, not ${expected}`);
        if (status >= 500) wrong.push(`${operation.id} ${role} ${distance}: ${status}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('SEC-1 routes without a village refuse the roles that are not theirs', async () => {
  const wrong: string[] = [];
  for (const role of ROLES) {
    const token = region.world.signIn(actorOf(region, role));
    for (const operation of operations) {
      if (operation.inVillage || !Array.isArray(operation.reach)) continue;
      const { status, code } = await ask(operation, 0, token);
      if (!operation.reach.includes(role) && code !== 'access.not_allowed')
        wrong.push(`${operation.id} ${role}: ${code ?? status}`);
      if (status >= 500) wrong.push(`${operation.id} ${role}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('SEC-1 without a session, and with a dead one, nothing but the public routes opens', async () => {
  const wrong: string[] = [];
  for (const operation of operations) {
    const none = await ask(operation, region.villages.own.id, null);
    const dead = await ask(operation, region.villages.own.id, 'y'.repeat(43));
    const expected =
      operation.reach === 'public'
        ? [undefined, undefined]
        : ['access.session_missing', 'access.session_expired'];
    const got = [none.code, dead.code].map((code) =>
      code?.startsWith('access.session_') ? code : undefined,
    );
    if (String(got) !== String(expected)) wrong.push(`${operation.id}: ${String(got)}`);
    if (none.status >= 500 || dead.status >= 500) wrong.push(`${operation.id}: ${none.status}`);
  }
  expect(wrong).toEqual([]);
});

test('SEC-17 no answer tells a stack, a query or a path of the machine', async () => {
  const told: string[] = [];
  const token = region.world.signIn(actorOf(region, 'clerk'));
  for (const operation of operations) {
    for (const payload of ['{', '[]', 'null', '"x"', '{"__proto__":1}']) {
      const answer = await region.world.app.inject({
        method: operation.method,
        url: addressOf(operation, region.villages.own.id, nothing),
        headers: {
          'idempotency-key': MISSING,
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
        },
        ...(operation.method === 'GET' ? {} : { payload }),
      });
      if (answer.statusCode >= 500 && answer.statusCode !== 503)
        told.push(`${operation.id}: ${answer.statusCode}`);
      if (
        /node_modules|\.ts:\d|\bat \w+ \(|select .+ from |insert into|\/src\//i.test(answer.body) &&
        operation.id !== 'readContract'
      )
        told.push(`${operation.id}: ${answer.body.slice(0, 120)}`);
    }
  }
  expect(told).toEqual([]);
});
