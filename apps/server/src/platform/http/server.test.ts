import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { SessionLookup } from '../auth/index.ts';
import { systemClock } from '../clock/index.ts';
import type { Actor } from '../command/index.ts';
import { createIds } from '../ids/index.ts';
import { createLog } from '../log/index.ts';
import { definePolicy } from '../policy/index.ts';
import { createHttp, type HttpServer, placeId, publicRoute, route, serveFaces } from './index.ts';

const clerk: Actor = {
  accountId: 'a',
  kind: 'staff',
  displayName: '样例',
  sessionId: 's1',
  grants: [{ role: 'clerk', placeId: 5, placeName: '样例村', lo: 5, hi: 5 }],
};
const TOKEN = 'x'.repeat(43);
const DATABASE_TROUBLE: Record<string, object> = {
  away: { code: 'ECONNREFUSED', syscall: 'connect' },
  full: { code: '53100' },
  busy: { code: '40P01' },
  file: { code: 'ENOENT', syscall: 'open' },
};

async function makeServer(limits = {}): Promise<HttpServer> {
  const find = async (token: string): Promise<SessionLookup> =>
    token === TOKEN ? { state: 'live', actor: clerk } : { state: 'expired' };
  const app = await createHttp({
    sessions: { find },
    ids: createIds(systemClock),
    log: createLog('silent'),
    limits,
  });
  publicRoute(app, {
    method: 'POST',
    url: '/api/v1/open',
    id: 'open',
    tag: 't',
    summary: '',
    policy: definePolicy('t.open', 'public'),
    body: z.object({
      phone: z.string().min(1).meta({ title: '手机号' }),
      age: z.number().int().max(9).optional(),
    }),
    answer: z.object({ ok: z.boolean() }),
    handler: async ({ body }) => {
      if (body.phone === 'boom') throw new Error('select secret from nowhere');
      if (body.phone in DATABASE_TROUBLE) throw Object.assign(new Error('x'), DATABASE_TROUBLE[body.phone]);
      return { ok: true, secret: 1 };
    },
  });
  for (const [method, policy] of [
    ['GET', definePolicy('t.read', ['clerk'])],
    ['POST', definePolicy('t.write', ['town_office'])],
  ] as const)
    route(app, {
      method,
      url: '/api/v1/villages/:villageId/thing',
      id: `${method}Thing`,
      tag: 't',
      summary: '',
      policy,
      params: z.object({ villageId: placeId() }),
      answer: z.object({ village: z.number() }),
      handler: async ({ params }) => ({ village: params.villageId }),
    });
  route(app, {
    method: 'DELETE',
    url: '/api/v1/villages/:villageId/thing',
    id: 'dropThing',
    tag: 't',
    summary: '',
    policy: definePolicy('t.drop', ['clerk']),
    command: true,
    params: z.object({ villageId: placeId() }),
    answer: z.object({ key: z.string() }),
    handler: async ({ key }) => ({ key }),
  });
  return app;
}

describe('http', () => {
  let app: HttpServer;
  beforeAll(async () => {
    app = await makeServer();
  });
  afterAll(() => app.close());

  const post = (payload: string, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/open',
      payload,
      headers: { 'content-type': 'application/json', ...headers },
    });
  const bearer = { authorization: `Bearer ${TOKEN}` };
  const thing = (
    villageId: string,
    method: 'GET' | 'POST' | 'DELETE' = 'GET',
    headers: Record<string, string> = bearer,
  ) => app.inject({ method, url: `/api/v1/villages/${villageId}/thing`, headers });

  test('a body that is not JSON, empty, too large or of another type each answers its own code', async () => {
    const cases = [
      [await post('{nope'), 400, 'system.body_not_json'],
      [await post(''), 400, 'system.body_empty'],
      [await post('{"__proto__":{"x":1}}'), 400, 'system.body_not_json'],
      [await post(`"${'x'.repeat(2_000_000)}"`), 413, 'system.body_too_large'],
      [await post('<x/>', { 'content-type': 'text/xml' }), 415, 'system.type_unsupported'],
      [await app.inject({ url: '/api/v1/%zz' }), 400, 'system.address_malformed'],
      [await app.inject({ url: '/api/v1/nowhere' }), 404, 'system.route_unknown'],
      [await app.inject({ method: 'PUT', url: '/api/v1/open' }), 405, 'system.method_not_allowed'],
    ] as const;
    for (const [answer, status, code] of cases) {
      expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
      expect(answer.json().error.message).toMatch(/[一-鿿]/);
      expect(answer.json().error.requestId).toBe(answer.headers['x-request-id']);
    }
  });

  test('a faulty field is named in Chinese and by path', async () => {
    expect((await post('{}')).json().error).toMatchObject({
      code: 'system.input_invalid',
      field: 'phone',
      message: '“手机号”还没有填。',
    });
    expect((await post('{"phone":5}')).json().error.message).toBe('“手机号”的格式不对，应为文字。');
    expect((await post('{"phone":"1","age":12}')).json().error.message).toBe('“age”不能大于 9。');
  });

  test('text that the database cannot store is refused before it gets there', async () => {
    for (const phone of ['a\\u0000b', '\\ud800'])
      expect((await post(`{"phone":"${phone}"}`)).json().error).toMatchObject({
        code: 'system.input_invalid',
        field: 'phone',
      });
    expect((await post('{"phone":"\\ud83d\\ude00"}')).statusCode).toBe(200);
  });

  test('an unexpected error answers 500 without its text, and an answer holds declared keys only', async () => {
    const fault = await post('{"phone":"boom"}');
    expect(fault.statusCode).toBe(500);
    expect(fault.body).not.toMatch(/select|secret|\.ts|stack/);
    expect((await post('{"phone":"1"}')).json()).toEqual({ ok: true });
  });

  test('a database that is away, full or busy answers 503 and when to come again', async () => {
    const answers = await Promise.all(
      ['away', 'full', 'busy', 'file'].map((phone) => post(JSON.stringify({ phone }))),
    );
    expect(answers.map((answer) => [answer.statusCode, answer.json().error.code])).toEqual([
      [503, 'system.starting'],
      [503, 'system.storage_full'],
      [503, 'system.busy'],
      [500, 'system.fault'],
    ]);
    expect(answers[0]?.headers['retry-after']).toBe('5');
  });

  test('a foreign village answers exactly as one that does not exist', async () => {
    const strip = (body: string) => body.replace(/"requestId":"[^"]+"/, '');
    const foreign = await thing('6');
    const missing = await thing('999999999');
    const malformed = await thing('x');
    expect(foreign.statusCode).toBe(404);
    expect(strip(foreign.body)).toBe(strip(missing.body));
    expect(strip(foreign.body)).toBe(strip(malformed.body));
    expect((await thing('5')).json()).toEqual({ village: 5 });
  });

  test('no session, a dead one and a role that does not suffice are told apart', async () => {
    const none = await thing('5', 'GET', {});
    expect([none.statusCode, none.json().error.code]).toEqual([401, 'access.session_missing']);
    const dead = await thing('5', 'GET', { authorization: `Bearer ${'y'.repeat(43)}` });
    expect([dead.statusCode, dead.json().error.code]).toEqual([401, 'access.session_expired']);
    const role = await thing('5', 'POST');
    expect([role.statusCode, role.json().error.code]).toEqual([403, 'access.not_allowed']);
  });

  test('a command needs its key, and a cookie needs the console header', async () => {
    expect((await thing('5', 'DELETE')).json().error.code).toBe('command.key_missing');
    const malformed = await thing('5', 'DELETE', { ...bearer, 'idempotency-key': '1' });
    expect(malformed.json().error.code).toBe('command.key_malformed');
    const key = '0198a000-0000-7000-8000-000000000001';
    expect((await thing('5', 'DELETE', { ...bearer, 'idempotency-key': key })).json()).toEqual({ key });
    const cookie = { cookie: `jishan_session=${TOKEN}`, 'idempotency-key': key };
    expect((await thing('5', 'GET', cookie)).statusCode).toBe(200);
    expect((await thing('5', 'DELETE', cookie)).json().error.code).toBe('access.console_header_missing');
    expect((await thing('5', 'DELETE', { ...cookie, 'x-jishan-console': '1' })).statusCode).toBe(200);
  });

  test('a route without a policy stops the start', async () => {
    const bare = await makeServer();
    expect(() => bare.get('/bare', async () => 'x')).toThrow(/declares no policy/);
    await bare.close();
  });

  test('too many requests of one session answer 429 with the seconds to wait', async () => {
    const small = await makeServer({ perSession: 2 });
    const ask = () => small.inject({ url: '/api/v1/villages/5/thing', headers: bearer });
    await ask();
    await ask();
    const refused = await ask();
    expect([refused.statusCode, refused.json().error.code]).toEqual([429, 'system.too_many_requests']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await small.close();
  });

  test('answers carry the strictest content policy and are not cached', async () => {
    const { headers } = await thing('5');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('faces', () => {
  let folder: string;
  let app: HttpServer;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'faces-'));
    app = await makeServer();
    serveFaces(app, { console: path.join(folder, 'none'), mobile: folder });
    await writeFile(path.join(folder, 'index.html'), '<script>let a = 1</script><p>hi</p>');
    await writeFile(path.join(folder, 'app-1a2b3c4d.js'), 'let b = 2;');
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  test('index is revalidated and its own inline script allowed by hash; hashed files are kept', async () => {
    const index = await app.inject({ url: '/m/' });
    expect(index.statusCode).toBe(200);
    expect(index.headers['cache-control']).toBe('no-cache');
    expect(index.headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-/);
    const again = await app.inject({ url: '/m/', headers: { 'if-none-match': String(index.headers.etag) } });
    expect(again.statusCode).toBe(304);
    const script = await app.inject({ url: '/m/app-1a2b3c4d.js', headers: { 'accept-encoding': 'gzip' } });
    expect(script.headers['cache-control']).toContain('immutable');
    expect(script.headers['content-encoding']).toBe('gzip');
  });

  test('any screen address gives index.html, a missing file 404, a path upwards nothing', async () => {
    expect((await app.inject({ url: '/m/some/screen' })).body).toContain('<p>hi</p>');
    expect((await app.inject({ url: '/m/gone.js' })).statusCode).toBe(404);
    expect((await app.inject({ url: '/m/..%2f..%2fetc%2fpasswd.txt' })).statusCode).toBe(404);
    expect((await app.inject({ url: '/m' })).headers.location).toBe('/m/');
  });

  test('a face that is not built says so', async () => {
    const answer = await app.inject({ url: '/console/' });
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('还没有准备好');
  });
});
