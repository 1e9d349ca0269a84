import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MISSING, type Operation, operationsOf } from './operations.ts';
import { sqlPayloads } from './payloads.ts';
import { actorOf, addressOf, makeThings, openRegion, type Region, type Things } from './region.ts';

/** SEC-3: no text that a request carries is ever read as SQL. The older PostgreSQL takes a part: the texts are the same. */
const STEP = process.env.JISHAN_TEST_POSTGRES_BIN ? 10 : 1;

let region: Region;
let things: Things;
beforeAll(async () => {
  region = await openRegion();
  things = await makeThings(region.world, region.villages.own);
});
afterAll(() => region?.close());

/** The body with every text but ids and days replaced; each text meets each payload as `turn` goes on. */
function spoil(value: unknown, turn: number, at = { place: 0 }): unknown {
  if (typeof value === 'string') {
    if (value === MISSING || /^\d{4}-\d\d-\d\d/.test(value)) return value;
    at.place += 1;
    return sqlPayloads[(turn + at.place * 37) % sqlPayloads.length];
  }
  if (Array.isArray(value)) return value.map((one) => spoil(one, turn, at));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, spoil(one, turn, at)]));
}

async function ask(operation: Operation, turn: number, where: 'texts' | 'path') {
  const payload = sqlPayloads[turn] ?? '';
  const role = Array.isArray(operation.reach)
    ? (operation.reach.find((one) => one === 'clerk') ?? operation.reach[0])
    : 'clerk';
  const ids =
    where === 'path' ? (new Proxy({}, { get: () => encodeURIComponent(payload) }) as Things) : things;
  const spoilt = { ...operation, query: where === 'path' ? {} : spoilQuery(operation, payload) };
  const nameless = new Proxy(ids, { get: (all, name: string) => all[name] ?? MISSING });
  const answer = await region.world.app.inject({
    method: operation.method,
    url: addressOf(spoilt, region.villages.own.id, nameless),
    headers: {
      'idempotency-key': randomUUID(),
      authorization: `Bearer ${region.world.signIn(actorOf(region, role ?? 'clerk'))}`,
    },
    ...(operation.body === undefined ? {} : { payload: spoil(operation.body, turn) as object }),
  });
  return { status: answer.statusCode, body: answer.body };
}

const spoilQuery = (operation: Operation, payload: string) =>
  Object.fromEntries(operation.texts.map((name) => [name, payload]).concat(Object.entries(operation.query)));

test('SEC-3 two hundred payloads in every text, query and path of every operation end in no fault', async () => {
  expect(sqlPayloads.length).toBeGreaterThanOrEqual(200);
  const wrong: string[] = [];
  for (const operation of operationsOf(region.world.app)) {
    // The contract takes nothing, and signing in slows whoever guesses.
    const hasTexts = operation.texts.length > 0 || JSON.stringify(operation.body ?? '').length > 4;
    const hasPath = /\{\w+\}/.test(operation.path.replace('{villageId}', ''));
    for (let turn = 0; turn < sqlPayloads.length; turn += STEP) {
      for (const where of ['texts', 'path'] as const) {
        if (where === 'texts' ? !hasTexts : !hasPath) continue;
        const { status, body } = await ask(operation, turn, where);
        if (
          (status >= 500 && status !== 503) ||
          /syntax error|SQLSTATE|pg_|unterminated/i.test(body.replaceAll('pg_sleep', ''))
        )
          wrong.push(`${operation.id} ${where} ${sqlPayloads[turn]}: ${status} ${body.slice(0, 120)}`);
      }
    }
  }
  expect(
    Object.values(Object.groupBy(wrong, (one) => one.split(' ')[0] ?? '')).map((ones) => ones?.[0]),
  ).toEqual([]);
});

test('SEC-3 after all of them every table and row is where it was', async () => {
  const { rows } = await region.world.database.db.pools.writer.query<{ households: string; audited: string }>(
    'select (select count(*) from households)::text as households, (select count(*) from audit_rows)::text as audited',
  );
  expect(Number(rows[0]?.households)).toBeGreaterThan(10);
  expect(Number(rows[0]?.audited)).toBeGreaterThan(10);
});
