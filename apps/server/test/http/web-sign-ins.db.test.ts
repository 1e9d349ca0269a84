import { randomBytes, randomUUID } from 'node:crypto';
import { createStaff, noteFactorCleared } from '@jishan/server/features/access';
import { createDoors } from '@jishan/server/features/doors';
import { type FakeDingtalk, type FakeOidc, startFakeDingtalk, startFakeOidc } from '@jishan/testkit/remotes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  act,
  makeWorld,
  PASSWORD,
  signStaffIn,
  signVillagerIn,
  VILLAGER_PHONE,
  type World,
} from './world.ts';

/** Signing in at another service's page: begun, come back from and finished as a browser does it. */
let world: World;
let sso: FakeOidc;
let dingtalk: FakeDingtalk;
beforeAll(async () => {
  [world, sso, dingtalk] = await Promise.all([makeWorld(), startFakeOidc(), startFakeDingtalk()]);
  const { issuer } = sso;
  const { clientId, clientSecret, url } = dingtalk;
  const timeoutMs = 20_000;
  const oidc = { issuer, clientId: sso.clientId, clientSecret: sso.clientSecret, title: '样例统一登录' };
  world.services.doors = createDoors(
    {
      publicUrl: 'https://jishan.test',
      wechat: null,
      dingtalk: { clientId, clientSecret, apiHost: url, oapiHost: url, loginHost: url, timeoutMs },
      oidc: { ...oidc, staffClaim: 'employee_number', timeoutMs },
      sms: null,
    },
    world.services,
  );
});
afterAll(() => Promise.all([world.close(), sso.close(), dingtalk.close()]));

let asked = 0;
const ask = (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, token?: string) =>
  world.app.inject({
    method,
    url,
    // How often one address may ask is tested elsewhere.
    remoteAddress: `10.2.0.${(asked += 1) % 250}`,
    headers: { 'idempotency-key': randomUUID(), ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(payload ? { payload } : {}),
  });
const API = '/api/v1/access';
const codeOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code;
const newBinding = () => randomBytes(16).toString('hex');

type Via = 'oidc' | 'dingtalk';
async function begin(to: 'm' | 'console' = 'm', via: Via = 'oidc') {
  const binding = newBinding();
  const answer = await ask('POST', `${API}/web-sign-ins`, { via, to, binding });
  return { binding, url: answer.json<{ url: string }>().url };
}

/** The browser comes back; where it is sent on to, and the ticket that it brings there. */
async function comeBack(callback: URL): Promise<{ location: string; ticket: string }> {
  const answer = await ask('GET', callback.pathname + callback.search);
  expect(answer.statusCode).toBe(303);
  const location = String(answer.headers.location);
  return { location, ticket: /[?&]handover=([^&]+)/.exec(location)?.[1] ?? '' };
}

const finish = (ticket: string, binding: string) => ask('POST', `${API}/web-sessions`, { ticket, binding });
const finishStaff = (ticket: string, binding: string) =>
  ask('POST', `${API}/staff-web-sessions`, { ticket, binding });

const villager = { sub: 'v-1', phone_number: VILLAGER_PHONE, phone_number_verified: true };

test('a villager whose phone the district has verified comes in, and is the account of that phone', async () => {
  const { binding, url } = await begin();
  expect(url).toContain(encodeURIComponent('https://jishan.test/api/v1/access/web-sign-ins/oidc/callback'));
  const { location, ticket } = await comeBack(sso.signIn(url, villager));
  expect(location).toMatch(/^\/m\/#\/pages\/sign-in\/index\?handover=/);
  const answer = await finish(ticket, binding);
  expect(answer.json().session.households).toEqual([expect.objectContaining({ doorCode: '1-01' })]);
  world.clock.advance(61_000);
  const token = await signVillagerIn(world.app, world.messages);
  const me = (await ask('GET', `${API}/me`, undefined, token)).json();
  expect(me.actor.accountId).toBe(answer.json().session.actor.accountId);
});

test('LED-12: a callback replayed, twice at once, forged or for another way has one effect or none', async () => {
  const { binding, url } = await begin();
  const callback = sso.signIn(url, villager);
  const both = await Promise.all([comeBack(callback), comeBack(callback)]);
  const tickets = both.map(({ ticket }) => ticket).filter((ticket) => ticket !== 'none');
  expect(tickets).toHaveLength(1);
  expect((await comeBack(callback)).ticket).toBe('none');
  const [ticket = ''] = tickets;
  const twice = await Promise.all([finish(ticket, binding), finish(ticket, binding)]);
  expect(twice.map((answer) => answer.statusCode).sort((a, b) => a - b)).toEqual([200, 422]);

  const forged = sso.signIn((await begin()).url, villager);
  forged.searchParams.set('state', randomBytes(32).toString('base64url'));
  expect((await comeBack(forged)).ticket).toBe('none');
  const other = sso.signIn((await begin()).url, villager);
  other.pathname = other.pathname.replace('/oidc/', '/dingtalk/');
  expect((await comeBack(other)).ticket).toBe('none');
  expect(codeOf(await finish('none', binding))).toBe('doors.ticket_over');
});

test('who was led here by somebody else’s callback does not get into their account', async () => {
  const theirs = await begin();
  const { ticket } = await comeBack(sso.signIn(theirs.url, villager));
  expect(codeOf(await finish(ticket, newBinding()))).toBe('doors.ticket_over');
  // Spent by the attempt: the one who began it begins again.
  expect(codeOf(await finish(ticket, theirs.binding))).toBe('doors.ticket_over');
});

test('a ticket for the phone does not open the console, and none lives for long', async () => {
  const one = await begin('m');
  const first = await comeBack(sso.signIn(one.url, villager));
  expect(codeOf(await finishStaff(first.ticket, one.binding))).toBe('doors.ticket_over');
  const two = await begin('m');
  const second = await comeBack(sso.signIn(two.url, villager));
  world.clock.advance(2 * 60_000);
  expect(codeOf(await finish(second.ticket, two.binding))).toBe('doors.ticket_over');
  const three = await begin('m');
  const callback = sso.signIn(three.url, villager);
  world.clock.advance(10 * 60_000);
  expect((await comeBack(callback)).ticket).toBe('none');
});

test.each([
  ['a changed signature', 'broken_signature'],
  ['no signature', 'alg_none'],
  ['another audience', { claims: { aud: 'somebody-else' } }],
  ['another issuer', { claims: { iss: 'https://elsewhere.test' } }],
  ['an old nonce', { claims: { nonce: 'replayed' } }],
  ['an expired token', 'expired'],
] as const)('an answer with %s opens nothing and says so', async (_what, forgery) => {
  const { binding, url } = await begin();
  sso.forgeNext(forgery);
  const { ticket } = await comeBack(sso.signIn(url, villager));
  const answer = await finish(ticket, binding);
  expect([answer.statusCode, codeOf(answer)]).toEqual([422, 'doors.sso_rejected']);
});

test('who says no at the issuer, and an issuer that is away, have their own sentences', async () => {
  const denied = await begin();
  const back = await comeBack(sso.deny(denied.url));
  expect(codeOf(await finish(back.ticket, denied.binding))).toBe('doors.sso_denied');
  const down = await begin();
  sso.fail('/token', { status: 503 });
  const late = await comeBack(sso.signIn(down.url, villager));
  expect(codeOf(await finish(late.ticket, down.binding))).toBe('doors.sso_away');
});

test('a number that the issuer has not verified counts for nothing: the phone is proven by code', async () => {
  const claims = { sub: 'v-2', phone_number: VILLAGER_PHONE, phone_number_verified: false };
  const one = await begin();
  const { ticket } = await comeBack(sso.signIn(one.url, claims));
  const asked2 = (await finish(ticket, one.binding)).json();
  expect(asked2.session).toBeNull();
  world.clock.advance(61_000);
  const token = await signVillagerIn(world.app, world.messages);
  expect((await ask('POST', `${API}/doors`, { ticket: asked2.ticket }, token)).statusCode).toBe(201);
  const two = await begin();
  const again = await comeBack(sso.signIn(two.url, claims));
  expect((await finish(again.ticket, two.binding)).json().session.households).toHaveLength(1);
});

test('DingTalk in a browser: there and back, and the code works once', async () => {
  const { binding, url } = await begin('m', 'dingtalk');
  const state = new URL(url).searchParams.get('state') ?? '';
  const authCode = dingtalk.webCode({ userId: 'u', unionId: 'n-web', mobile: VILLAGER_PHONE });
  const callback = new URL('https://jishan.test/api/v1/access/web-sign-ins/dingtalk/callback');
  callback.search = new URLSearchParams({ authCode, state }).toString();
  const { ticket } = await comeBack(callback);
  expect((await finish(ticket, binding)).json().session.households).toHaveLength(1);
  const next = await begin('m', 'dingtalk');
  callback.searchParams.set('state', new URL(next.url).searchParams.get('state') ?? '');
  const replayed = await comeBack(callback);
  expect(codeOf(await finish(replayed.ticket, next.binding))).toBe('doors.dingtalk_code_spent');
});

test('staff come in only where an administrator has bound them, and never by what a token says of them', async () => {
  const make = async (
    username: string,
    role: 'system_admin' | 'security_admin' | 'clerk',
    placeId?: number,
  ) => {
    const grants = [placeId === undefined ? { role } : { role, placeId }];
    const names = { username, password: PASSWORD, displayName: `样例${username}` };
    const made = { ...names, grants, secondFactor: 'not_required_in_demo' as const };
    return (await act(world.services, createStaff(), 0, made)).accountId;
  };
  await make('binder', 'system_admin');
  await make('guard', 'security_admin');
  const accountId = await make('colleague', 'clerk', world.places.village);
  const admin = await signStaffIn(world.app, 'binder');
  const person = { sub: 'c-1', employee_number: 'E-7', roles: ['system_admin'] };
  const enter = async () => {
    const { binding, url } = await begin('console');
    const { location, ticket } = await comeBack(sso.signIn(url, person));
    expect(location).toMatch(/^\/console\/sign-in\?handover=/);
    return finishStaff(ticket, binding);
  };
  expect(codeOf(await enter())).toBe('doors.sso_unknown');
  const bind = (staffKey: string | null, token = admin, id = accountId) =>
    ask('PUT', `/api/v1/staff/${id}/sso-binding`, { staffKey }, token);
  expect(codeOf(await bind('E-7', world.tokenOf.clerk))).toBe('access.not_allowed');
  const guard = await signStaffIn(world.app, 'guard');
  expect(codeOf(await bind('E-7', guard))).toBe('access.not_allowed');
  expect((await bind('E-7')).statusCode).toBe(200);
  const answer = await enter();
  expect(answer.json()).toMatchObject({ next: null, actor: { accountId, kind: 'staff' } });
  const other = await make('another', 'clerk', world.places.village);
  expect(codeOf(await bind('E-7', admin, other))).toBe('doors.binding_taken');
  const self = (await ask('GET', `${API}/me`, undefined, admin)).json().actor.accountId;
  expect(codeOf(await bind('E-8', admin, self))).toBe('doors.staff_unknown');
  expect((await bind(null)).statusCode).toBe(200);
  expect(codeOf(await enter())).toBe('doors.sso_unknown');
  const { rows } = await world.test.db.pools.writer.query(
    `select action from audit_rows where village_id = 0 and target = $1 and action like 'doors.%' order by seq`,
    [`account:${accountId}`],
  );
  expect(rows.map((row) => row.action)).toEqual(['doors.staff-bound', 'doors.staff-unbound']);
});

test('SEC-10: the district’s word is no second factor: whoever needs one is asked for it', async () => {
  const names = { username: 'guarded', password: PASSWORD, displayName: '样例' };
  const grants = [{ role: 'clerk' as const, placeId: world.places.village }];
  const { accountId } = await act(world.services, createStaff(), 0, { ...names, grants });
  const admin = await signStaffIn(world.app, 'binder');
  await ask('PUT', `/api/v1/staff/${accountId}/sso-binding`, { staffKey: 'E-9' }, admin);
  const { binding, url } = await begin('console');
  const { ticket } = await comeBack(sso.signIn(url, { sub: 'c-9', employee_number: 'E-9' }));
  const answer = (await finishStaff(ticket, binding)).json();
  expect(answer).toMatchObject({ next: 'second_factor_setup', actor: { grants: [] } });
});

test('SEC-11: binding is the password’s half: not with the hands that took the second factor away, nor these after it', async () => {
  const grants = [{ role: 'clerk' as const, placeId: world.places.village }];
  const names = { username: 'halved', password: PASSWORD, displayName: '样例' };
  const { accountId } = await act(world.services, createStaff(), 0, { ...names, grants });
  const admin = await signStaffIn(world.app, 'binder');
  const by = (await ask('GET', `${API}/me`, undefined, admin)).json().actor.accountId;
  const bind = (staffKey: string | null) =>
    ask('PUT', `/api/v1/staff/${accountId}/sso-binding`, { staffKey }, admin);
  const { writer } = world.test.db.pools;
  const clear = (who: string | null) =>
    writer.query('update access_accounts set factor_cleared_by = $1 where id = $2', [who, accountId]);
  await clear(by);
  expect(codeOf(await bind('E-10'))).toBe('doors.same_hands');
  await clear(null);
  expect((await bind('E-10')).statusCode).toBe(200);
  const { rows } = await writer.query('select bound_by from access_doors where account_id = $1', [accountId]);
  expect(rows).toEqual([{ bound_by: by }]);
  // Whoever has bound it would be the second hand too, had they been made security administrator meanwhile.
  const villageId = 0;
  const cleared = await world.services.writer.submit({
    villageId,
    key: randomUUID(),
    name: 'test.clear',
    body: null,
    actorId: by,
    from: { ip: '', requestId: 't' },
    effects: {
      guards: [],
      writes: [noteFactorCleared({ village_id: villageId, account_id: accountId, by })],
      postings: [],
      audit: { action: 'test.clear', target: `account:${accountId}` },
      outbox: [],
      result: {},
    },
  });
  expect(cleared.kind).toBe('stale');
});

test('SEC-10: single sign-on does not make the slip’s password one’s own, nor serve for one that is over', async () => {
  const grants = [{ role: 'clerk' as const, placeId: world.places.village }];
  const names = { username: 'slip', password: 'Kx7m-Pq4t-Wn9d', displayName: '样例' };
  const initialUntil = new Date(world.clock.now().getTime() + 60_000).toISOString();
  const { accountId } = await act(world.services, createStaff(), 0, { ...names, grants, initialUntil });
  const admin = await signStaffIn(world.app, 'binder');
  await ask('PUT', `/api/v1/staff/${accountId}/sso-binding`, { staffKey: 'E-11' }, admin);
  const enter = async () => {
    const { binding, url } = await begin('console');
    const { ticket } = await comeBack(sso.signIn(url, { sub: 'c-11', employee_number: 'E-11' }));
    return (await finishStaff(ticket, binding)).json();
  };
  expect(await enter()).toMatchObject({ next: 'first_password', actor: { grants: [] } });
  const before = world.clock.now();
  world.clock.advance(61_000);
  expect((await enter()).error?.code).toBe('access.initial_password_over');
  world.clock.set(before.toISOString());
});
