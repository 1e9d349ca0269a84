import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '@jishan/testkit';
import { type FakeServer, startFakeServer } from '@jishan/testkit/remotes';
import { callRemote, createTokenCache, RemoteFailure } from './index.ts';

let server: FakeServer;
beforeAll(async () => {
  server = await startFakeServer(({ path }) => {
    if (path === '/away') return { status: 302, headers: { location: `${server.url}/thing` }, body: 'go' };
    if (path === '/long') return { body: { text: 'x'.repeat(300_000) } };
    if (path === '/list') return { body: [1] };
    return { status: path === '/refused' ? 400 : 200, body: { ok: path } };
  });
});
afterAll(() => server.close());

const ask = (path: string, repeatable = false, timeoutMs = 20_000) =>
  callRemote({ act: 'test.ask', url: `${server.url}${path}?secret=hidden`, timeoutMs, repeatable });
const troubleOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'none',
    (error: RemoteFailure) => `${error.trouble} ${error.message.includes('hidden') ? 'TELLS' : ''}`.trim(),
  );

test('gives what was answered, refusals too', async () => {
  expect(await ask('/thing')).toEqual({ status: 200, body: { ok: '/thing' } });
  expect(await ask('/refused')).toEqual({ status: 400, body: { ok: '/refused' } });
});

test('names the trouble and never the address, which carries secrets', async () => {
  server.fail('/a', { status: 503 });
  expect(await troubleOf(ask('/a'))).toBe('server_error');
  server.fail('/a', 'malformed');
  expect(await troubleOf(ask('/a'))).toBe('malformed');
  server.fail('/a', 'cut');
  expect(await troubleOf(ask('/a'))).toBe('unreachable');
  server.fail('/a', 'silent');
  expect(await troubleOf(ask('/a', false, 50))).toBe('timeout');
  expect(await troubleOf(ask('/long'))).toBe('malformed');
  expect(await troubleOf(ask('/list'))).toBe('malformed');
  const nobody = callRemote({ act: 'test.ask', url: 'http://127.0.0.1:1/?secret=hidden', timeoutMs: 20_000 });
  expect(await troubleOf(nobody)).toBe('unreachable');
});

test('goes nowhere else when it is told to: the secret would go along', async () => {
  expect(await troubleOf(ask('/away'))).toBe('unreachable');
  expect(server.callsTo('/thing').length).toBe(1);
});

test('tries again only what may be done twice', async () => {
  server.fail('/once', { status: 502 });
  expect(await troubleOf(ask('/once'))).toBe('server_error');
  expect(server.callsTo('/once')).toHaveLength(1);
  server.fail('/twice', 'cut');
  server.fail('/twice', { status: 502 });
  expect((await ask('/twice', true)).status).toBe(200);
  expect(server.callsTo('/twice')).toHaveLength(3);
  server.fail('/never', { status: 500 }, 5);
  expect(await troubleOf(ask('/never', true))).toBe('server_error');
  expect(server.callsTo('/never')).toHaveLength(3);
});

test('a slow answer within its time is an answer', async () => {
  server.fail('/slow', { lateMs: 30 });
  expect((await ask('/slow')).status).toBe(200);
});

test('a token is fetched once for many, renewed early, and dropped only if it is the one that was refused', async () => {
  const clock = fixedClock();
  let number = 0;
  const tokens = createTokenCache(clock, async () => {
    number += 1;
    return { token: `t${number}`, expiresInSec: 7200 };
  });
  expect(await Promise.all([tokens.get(), tokens.get(), tokens.get()])).toEqual(['t1', 't1', 't1']);
  clock.advance(6_899_000);
  expect(await tokens.get()).toBe('t1');
  clock.advance(1_000);
  expect(await tokens.get()).toBe('t2');
  tokens.drop('t1');
  expect(await tokens.get()).toBe('t2');
  tokens.drop('t2');
  expect(await tokens.get()).toBe('t3');
});

test('a token that could not be fetched is asked for again; a short one is not asked for on every call', async () => {
  const clock = fixedClock();
  let fails = true;
  const tokens = createTokenCache(clock, async () => {
    if (fails) throw new RemoteFailure('test.token', 'timeout');
    return { token: 'short', expiresInSec: 300 };
  });
  await expect(tokens.get()).rejects.toThrow('test.token: timeout');
  fails = false;
  expect(await tokens.get()).toBe('short');
  fails = true;
  clock.advance(149_000);
  expect(await tokens.get()).toBe('short');
});
