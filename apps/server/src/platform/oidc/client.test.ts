import { afterEach, beforeEach, expect, test } from 'vitest';
import { fixedClock } from '@jishan/testkit';
import { type FakeForgery, type FakeOidc, startFakeOidc } from '@jishan/testkit/remotes';
import { createLog } from '../log/index.ts';
import { createOidc, type OidcChecks, type OidcPort } from './index.ts';

let fake: FakeOidc;
let sso: OidcPort;
const open = (change: object = {}) =>
  createOidc(
    {
      issuer: fake.issuer,
      clientId: fake.clientId,
      clientSecret: fake.clientSecret,
      title: '样例统一登录',
      staffClaim: 'employee_number',
      timeoutMs: 20_000,
      ...change,
    },
    { clock: fixedClock(), log: createLog('silent') },
  );
beforeEach(async () => {
  fake = await startFakeOidc();
  sso = open();
});
afterEach(() => fake.close());

const BACK = 'https://jishan.test/api/v1/access/web-sign-ins/oidc/callback';
const user = {
  sub: 'person-1',
  employee_number: 'E7',
  phone_number: '13900000001',
  phone_number_verified: true,
};
const person = { staffKey: 'E7', subject: 'person-1', phone: '13900000001' };
const rejected = { ok: false, fault: 'rejected' };

async function begin(): Promise<{ url: string; checks: OidcChecks }> {
  const begun = await sso.begin(BACK);
  if (!begun.ok) throw new Error(begun.fault);
  return begun.value;
}

async function signIn(who: { sub: string } = user) {
  const { url, checks } = await begin();
  return sso.finish(fake.signIn(url, who), checks);
}

test('code, PKCE, state and nonce: the issuer vouches for a person', async () => {
  const { url, checks } = await begin();
  const asked = new URL(url).searchParams;
  expect(asked.get('code_challenge_method')).toBe('S256');
  expect(asked.get('state')).toBe(checks.state);
  expect(asked.get('nonce')).toBe(checks.nonce);
  expect(checks.state.length).toBeGreaterThanOrEqual(22);
  expect(await sso.finish(fake.signIn(url, user), checks)).toEqual({ ok: true, value: person });
});

test('a number that the issuer has not verified is none, and claims may come by user info', async () => {
  expect(await signIn({ ...user, phone_number_verified: false } as never)).toMatchObject({
    value: { phone: null },
  });
  fake.userInfoOnly.add('phone_number').add('phone_number_verified').add('employee_number');
  expect(await signIn()).toEqual({ ok: true, value: person });
});

test('a replayed callback, another state and another nonce are rejected', async () => {
  const { url, checks } = await begin();
  const callback = fake.signIn(url, user);
  expect(await sso.finish(callback, checks)).toMatchObject({ ok: true });
  expect(await sso.finish(callback, checks)).toEqual(rejected);
  const other = await begin();
  expect(await sso.finish(fake.signIn(url, user), other.checks)).toEqual(rejected);
  const swapped = { ...other.checks, state: checks.state };
  expect(await sso.finish(fake.signIn(url, user), swapped)).toEqual(rejected);
  const bare = fake.signIn(url, user);
  bare.searchParams.delete('state');
  expect(await sso.finish(bare, checks)).toEqual(rejected);
});

test('the verifier of another beginning does not open a code', async () => {
  const one = await begin();
  const other = await begin();
  const stolen = { ...one.checks, codeVerifier: other.checks.codeVerifier };
  expect(await sso.finish(fake.signIn(one.url, user), stolen)).toEqual(rejected);
});

const FORGERIES: [string, FakeForgery][] = [
  ['no signature', 'alg_none'],
  ['a signature by our shared secret', 'shared_secret'],
  ['a signature by another key under the right name', 'foreign_key'],
  ['a signature with one bit changed', 'broken_signature'],
  ['another issuer', { claims: { iss: 'https://elsewhere.test' } }],
  ['another audience', { claims: { aud: 'somebody-else' } }],
  ['several audiences, another one authorised', { claims: { aud: ['jishan-client', 'x'], azp: 'x' } }],
  ['an expired token', 'expired'],
  ['another nonce', { claims: { nonce: 'replayed' } }],
  ['no nonce', { claims: { nonce: undefined } }],
  ['no subject', { claims: { sub: undefined } }],
];

test.each(FORGERIES)('an ID token with %s is rejected', async (_what, forgery) => {
  fake.forgeNext(forgery);
  expect(await signIn()).toEqual(rejected);
  expect(await signIn()).toMatchObject({ ok: true });
});

test('a changed key works at once', async () => {
  expect(await signIn()).toMatchObject({ ok: true });
  fake.rotateKey();
  expect(await signIn()).toMatchObject({ ok: true });
});

test('an expired code is rejected; somebody who says no is told apart', async () => {
  const { url, checks } = await begin();
  const callback = fake.signIn(url, user);
  fake.expire(callback);
  expect(await sso.finish(callback, checks)).toEqual(rejected);
  expect(await sso.finish(fake.deny(url), checks)).toEqual({ ok: false, fault: 'denied' });
});

test('an issuer that is down, silent, talks nonsense or is somebody else is away', async () => {
  const away = { ok: false, fault: 'away' };
  const discovery = '/.well-known/openid-configuration';
  for (const fault of [{ status: 500 }, 'malformed', 'cut'] as const) {
    fake.fail(discovery, fault);
    expect(await sso.begin(BACK)).toEqual(away);
  }
  for (const path of ['/token', '/keys', '/userinfo']) {
    const { url, checks } = await begin();
    fake.fail(path, { status: 502 });
    expect([path, await sso.finish(fake.signIn(url, user), checks)]).toEqual([path, away]);
  }
  const { url, checks } = await begin();
  expect(await open({ clientSecret: 'wrong' }).finish(fake.signIn(url, user), checks)).toEqual(away);
  expect(await open({ issuer: `${fake.url}/other` }).begin(BACK)).toEqual(away);
  fake.fail(discovery, 'silent');
  expect(await open({ timeoutMs: 50 }).begin(BACK)).toEqual(away);
});
