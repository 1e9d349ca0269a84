import { afterAll, beforeAll, expect, test } from 'vitest';
import { emitOpenApi } from '@jishan/server';
import type { Role } from '@jishan/server/platform/command';
import { makeWorld, type Persona, type World } from './world.ts';

/** Every operation of the contract × every persona × own village, sister village, other town: complete by construction. */
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

interface Entry {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  reach: 'public' | 'signed_in' | Role[];
}

function entries(): Entry[] {
  const { paths } = emitOpenApi(world.app);
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase() as Entry['method'],
      path,
      reach: operation['x-reach'] as Entry['reach'],
    })),
  );
}

const UUID = '0198a000-0000-7000-8000-00000000dead';

async function ask(entry: Entry, villageId: number, token: string | null) {
  const url = entry.path.replace('{villageId}', String(villageId)).replaceAll(/\{\w+\}/g, UUID);
  const answer = await world.app.inject({
    method: entry.method,
    url,
    headers: { 'idempotency-key': UUID, ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(entry.method === 'POST' ? { payload: {} } : {}),
  });
  const code = answer.headers['content-type']?.toString().includes('json')
    ? answer.json<{ error?: { code: string } }>().error?.code
    : undefined;
  return { status: answer.statusCode, code };
}

const ROLE_OF: Record<Persona, Role> = {
  villager: 'villager',
  clerk: 'clerk',
  panel: 'panel',
  town: 'town_department',
  townOffice: 'town_office',
  otherClerk: 'clerk',
};

function reaches(persona: Persona, villageId: number): boolean {
  const { town, otherTown } = world.places;
  if (persona === 'otherClerk') return villageId === world.places.foreign;
  if (persona === 'town' || persona === 'townOffice') return villageId >= town && villageId < otherTown;
  return villageId === world.places.village;
}

test('each persona enters exactly what its role and place open; a foreign village answers as a missing one', async () => {
  const wrong: string[] = [];
  const inVillages = entries().filter(
    (entry) => entry.path.includes('{villageId}') && entry.reach !== 'public',
  );
  expect(inVillages.length).toBeGreaterThan(10);
  const { village, sister, foreign } = world.places;
  for (const entry of inVillages) {
    for (const persona of Object.keys(ROLE_OF) as Persona[]) {
      for (const villageId of [village, sister, foreign, 999_999_999]) {
        const { code } = await ask(entry, villageId, world.tokenOf[persona]);
        const inRole = entry.reach === 'signed_in' || entry.reach.includes(ROLE_OF[persona]);
        const expected = reaches(persona, villageId)
          ? inRole
            ? 'in'
            : 'access.not_allowed'
          : 'orgs.village_unknown';
        const got = code === 'access.not_allowed' || code === 'orgs.village_unknown' ? code : 'in';
        if (got !== expected)
          wrong.push(`${entry.method} ${entry.path} ${persona} ${villageId}: ${got}, not ${expected}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('without a session, and with a dead one, nothing but the public routes opens', async () => {
  const wrong: string[] = [];
  for (const entry of entries()) {
    const none = await ask(entry, world.places.village, null);
    const dead = await ask(entry, world.places.village, 'y'.repeat(43));
    const expected =
      entry.reach === 'public'
        ? [undefined, undefined]
        : ['access.session_missing', 'access.session_expired'];
    const got = [none.code, dead.code].map((code) =>
      code?.startsWith('access.session_') ? code : undefined,
    );
    if (String(got) !== String(expected)) wrong.push(`${entry.method} ${entry.path}: ${String(got)}`);
    if (none.status >= 500 || dead.status >= 500) wrong.push(`${entry.method} ${entry.path}: ${none.status}`);
  }
  expect(wrong).toEqual([]);
});

test('routes without a village refuse roles that are not theirs', async () => {
  const wrong: string[] = [];
  const others = entries().filter(
    (entry) => !entry.path.includes('{villageId}') && Array.isArray(entry.reach),
  );
  for (const entry of others) {
    for (const persona of Object.keys(ROLE_OF) as Persona[]) {
      const { code } = await ask(entry, world.places.village, world.tokenOf[persona]);
      const expected = !entry.reach.includes(ROLE_OF[persona]);
      if ((code === 'access.not_allowed') !== expected)
        wrong.push(`${entry.method} ${entry.path} ${persona}: ${code}`);
    }
  }
  expect(wrong).toEqual([]);
});
