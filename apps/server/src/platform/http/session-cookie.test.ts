import cookie from '@fastify/cookie';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { clearSessionCookie, setSessionCookie } from './session-cookie.ts';

/** As behind a proxy of ours, which says how it was reached. */
async function cookiesOver(proto: 'http' | 'https') {
  const app = Fastify({ trustProxy: true });
  await app.register(cookie);
  app.get('/in', async (request, reply) => {
    setSessionCookie(request, reply, 'token', new Date('2026-11-22T21:00:00Z'));
    return {};
  });
  app.get('/out', async (request, reply) => {
    clearSessionCookie(request, reply);
    return {};
  });
  const headers = { 'x-forwarded-proto': proto };
  return Promise.all(
    ['/in', '/out'].map(async (url) => (await app.inject({ url, headers })).cookies[0] as object),
  );
}

test('SEC-8 the console’s cookie goes back over closed lines only, to this site alone, and to no script', async () => {
  for (const one of await cookiesOver('https'))
    expect(one).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/', secure: true });
});

test('a demo on a village network without https keeps its cookie', async () => {
  for (const one of await cookiesOver('http')) {
    expect(one).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    expect(one).not.toHaveProperty('secure');
  }
});
