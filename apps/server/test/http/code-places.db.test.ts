import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeWorld, VILLAGER_PHONE as PHONE, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world?.close());
const DAY_MS = 24 * 3_600_000;
beforeEach(() => world.clock.advance(DAY_MS));

const OWNER = '10.1.1.7';
const STRANGER = '203.0.113.9';

async function post(path: string, payload: object, remoteAddress: string) {
  const answer = await world.app.inject({
    method: 'POST',
    url: `/api/v1/access/${path}`,
    payload,
    remoteAddress,
  });
  return { status: answer.statusCode, code: answer.json().error?.code as string | undefined };
}

/** Asks for codes a minute apart; how many were sent. */
async function askFor(times: number, from: (n: number) => string): Promise<number> {
  let sent = 0;
  for (let n = 0; n < times; n += 1) {
    world.clock.advance(61_000);
    if ((await post('codes', { phone: PHONE }, from(n))).status === 202) sent += 1;
  }
  return sent;
}

const newest = () => world.messages.at(-1)?.values.code ?? '';
const enter = (code: string, from: string) => post('villager-sessions', { phone: PHONE, code }, from);
const other = (code: string) => (code === '123456' ? '654321' : '123456');

test('SEC-7 a stranger who asks for code after code does not keep the owner out', async () => {
  expect(await askFor(12, () => STRANGER)).toBe(10);
  expect(await askFor(1, () => STRANGER)).toBe(0);
  // Another machine of the stranger's is on the same network, and no better off.
  expect(await askFor(1, () => '203.0.113.200')).toBe(0);
  expect(await askFor(1, () => OWNER)).toBe(1);
  expect((await enter(newest(), OWNER)).status).toBe(200);
});

test('SEC-7 nor do many strangers, on a network that is known as the phone’s; messages stay few', async () => {
  const before = world.messages.length;
  const sent = await askFor(40, (n) => `198.51.${n}.1`);
  expect(sent).toBe(15);
  expect(await askFor(1, () => '10.9.9.9')).toBe(0);
  // Proven from there a day ago.
  expect(await askFor(12, () => OWNER)).toBe(10);
  expect((await enter(newest(), OWNER)).status).toBe(200);
  expect(world.messages.length - before).toBe(25);
});

test('SEC-7 a code has five tries, wherever they are made', async () => {
  await askFor(1, () => OWNER);
  const code = newest();
  for (let n = 0; n < 5; n += 1)
    expect((await enter(other(code), `198.51.${n}.1`)).code).toBe('access.code_wrong');
  expect((await enter(code, OWNER)).code).toBe('access.code_wrong');
  await askFor(1, () => OWNER);
  expect((await enter(newest(), OWNER)).status).toBe(200);
});

test('SEC-7 a stranger’s wrong codes lock their own network, on the record, and not the owner’s', async () => {
  await askFor(1, () => OWNER);
  const locks = async () => {
    const { rows } = await world.test.db.pools.writer.query(
      "select count(*)::int as n from audit_rows where village_id = 0 and action = 'access.locked'",
    );
    return rows[0].n as number;
  };
  const before = await locks();
  for (let n = 0; n < 5; n += 1) await enter(other(newest()), STRANGER);
  expect((await locks()) - before).toBe(1);
  expect((await enter(newest(), STRANGER)).code).toBe('access.locked');
  await askFor(1, () => OWNER);
  expect((await enter(newest(), STRANGER)).code).toBe('access.locked');
  expect((await enter(newest(), OWNER)).status).toBe(200);
});

test('a network is forgotten when it is not the phone’s any more, and with its owner', async () => {
  const { cleanUpAccess } = await import('../../src/features/access/index.ts');
  const count = async () => {
    const { rows } = await world.test.db.pools.app.query(
      'select count(*)::int as n, count(proven_at)::int as proven from sign_in_places',
    );
    return rows[0] as { n: number; proven: number };
  };
  world.clock.advance(3 * DAY_MS);
  await cleanUpAccess(world.services);
  const kept = await count();
  expect(kept).toEqual({ n: kept.proven, proven: kept.proven });
  expect(kept.proven).toBeGreaterThan(0);
  world.clock.advance(91 * DAY_MS);
  await cleanUpAccess(world.services);
  expect(await count()).toEqual({ n: 0, proven: 0 });
});
