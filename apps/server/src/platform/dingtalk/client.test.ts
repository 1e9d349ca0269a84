import { afterEach, beforeEach, expect, test } from 'vitest';
import { fixedClock } from '@jishan/testkit';
import { type FakeDingtalk, startFakeDingtalk } from '@jishan/testkit/remotes';
import { createLog } from '../log/index.ts';
import { createDingtalk, type DingtalkPort } from './index.ts';

let fake: FakeDingtalk;
let dingtalk: DingtalkPort;
const open = (change: object = {}) =>
  createDingtalk(
    {
      clientId: fake.clientId,
      clientSecret: fake.clientSecret,
      apiHost: fake.url,
      oapiHost: fake.url,
      loginHost: 'https://login.dingtalk.com',
      timeoutMs: 20_000,
      ...change,
    },
    { clock: fixedClock(), log: createLog('silent') },
  );
beforeEach(async () => {
  fake = await startFakeDingtalk();
  dingtalk = open();
});
afterEach(() => fake.close());

const user = { userId: 'u1', unionId: 'n1', mobile: '13900000001' };
const known = { ok: true, value: { unionId: 'n1', phone: null } };

test('the mini-program’s code gives the user once, and no number: an organisation may type any into its directory', async () => {
  const code = fake.authCode(user);
  expect(await dingtalk.readUserByAuthCode(code)).toEqual(known);
  expect(await dingtalk.readUserByAuthCode(code)).toEqual({ ok: false, fault: 'code_spent' });
  const late = fake.authCode(user);
  fake.expire(late);
  expect(await dingtalk.readUserByAuthCode(late)).toEqual({ ok: false, fault: 'code_spent' });
  expect(fake.callsTo('/v1.0/oauth2/accessToken')).toHaveLength(1);
  expect(fake.callsTo('/topapi/v2/user/get')).toHaveLength(0);
});

test('a number we may not see, or of another country, is none', async () => {
  const hidden = fake.webCode({ userId: 'u2', unionId: 'n2' });
  expect(await dingtalk.readUserByWebCode(hidden)).toEqual({
    ok: true,
    value: { unionId: 'n2', phone: null },
  });
  const abroad = fake.webCode({ userId: 'u3', unionId: 'n3', mobile: '91234567', stateCode: '852' });
  expect(await dingtalk.readUserByWebCode(abroad)).toEqual({
    ok: true,
    value: { unionId: 'n3', phone: null },
  });
});

test.each([40014, 42001] as const)('a token refused as %i is renewed once', async (errcode) => {
  await dingtalk.readUserByAuthCode(fake.authCode(user));
  fake.revokeToken(errcode);
  expect(await dingtalk.readUserByAuthCode(fake.authCode(user))).toEqual(known);
  expect(fake.callsTo('/v1.0/oauth2/accessToken')).toHaveLength(2);
});

test('people outside of our reach and too many calls are told apart', async () => {
  for (const [errcode, fault] of [
    [60011, 'not_ours'],
    [50002, 'not_ours'],
    [90018, 'too_often'],
    [-1, 'away'],
  ] as const) {
    fake.refuseUser(errcode);
    expect(await dingtalk.readUserByAuthCode(fake.authCode(user))).toEqual({ ok: false, fault });
  }
});

test('a browser is sent to DingTalk with our state, and its code gives the same user once, with the number they let us see', async () => {
  const url = new URL(dingtalk.signInUrl({ redirectUri: 'https://here/back', state: 's1' }));
  expect(url.origin + url.pathname).toBe('https://login.dingtalk.com/oauth2/auth');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    redirect_uri: 'https://here/back',
    response_type: 'code',
    client_id: fake.clientId,
    scope: 'openid',
    state: 's1',
    prompt: 'consent',
  });
  const code = fake.webCode(user);
  const seen = { unionId: 'n1', phone: '13900000001' };
  expect(await dingtalk.readUserByWebCode(code)).toEqual({ ok: true, value: seen });
  expect(await dingtalk.readUserByWebCode(code)).toEqual({ ok: false, fault: 'code_spent' });
});

test('wrong settings, 5xx, silence and nonsense are away', async () => {
  expect(await open({ clientSecret: 'x' }).readUserByAuthCode(fake.authCode(user))).toEqual({
    ok: false,
    fault: 'away',
  });
  expect(await open({ clientSecret: 'x' }).readUserByWebCode(fake.webCode(user))).toEqual({
    ok: false,
    fault: 'away',
  });
  for (const fault of [{ status: 503 }, 'malformed', 'cut'] as const) {
    fake.fail('/topapi/v2/user/getuserinfo', fault);
    expect(await dingtalk.readUserByAuthCode(fake.authCode(user))).toEqual({ ok: false, fault: 'away' });
    fake.fail('/v1.0/oauth2/userAccessToken', fault);
    expect(await dingtalk.readUserByWebCode(fake.webCode(user))).toEqual({ ok: false, fault: 'away' });
  }
  fake.fail('/topapi/v2/user/getuserinfo', 'silent');
  const impatient = open({ timeoutMs: 300 });
  expect(await impatient.readUserByAuthCode(fake.authCode(user))).toEqual({ ok: false, fault: 'away' });
});
