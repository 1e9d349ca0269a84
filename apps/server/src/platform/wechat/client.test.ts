import { afterEach, beforeEach, expect, test } from 'vitest';
import { fixedClock } from '@jishan/testkit';
import { type FakeWechat, startFakeOidc, startFakeWechat } from '@jishan/testkit/remotes';
import { createLog } from '../log/index.ts';
import { createWechat, type WechatPort } from './index.ts';

let fake: FakeWechat;
let wechat: WechatPort;
const clock = fixedClock();
const open = (change: object = {}) =>
  createWechat(
    { appId: fake.appId, secret: fake.secret, host: fake.url, timeoutMs: 20_000, ...change },
    { clock, log: createLog('silent') },
  );
beforeEach(async () => {
  fake = await startFakeWechat();
  wechat = open();
});
afterEach(() => fake.close());

const PHONE = '13900000001';
const phonePath = '/wxa/business/getuserphonenumber';

test('a login code gives the user once; used, expired and made-up codes give nothing', async () => {
  const code = fake.loginCode('o-1');
  expect(await wechat.exchangeLogin(code)).toEqual({ ok: true, value: { openId: 'o-1' } });
  expect(await wechat.exchangeLogin(code)).toEqual({ ok: false, fault: 'code_spent' });
  const late = fake.loginCode('o-1');
  fake.expire(late);
  expect(await wechat.exchangeLogin(late)).toEqual({ ok: false, fault: 'code_spent' });
  expect(await wechat.exchangeLogin('made-up')).toEqual({ ok: false, fault: 'code_spent' });
});

test('a phone code gives the verified number once, with one token for many calls', async () => {
  const code = fake.phoneCode(PHONE);
  const others = [fake.phoneCode('13900000002'), fake.phoneCode('13900000003')];
  const first = await wechat.readPhone(code);
  expect(first).toEqual({ ok: true, value: { phone: PHONE } });
  expect(await Promise.all(others.map((one) => wechat.readPhone(one)))).toHaveLength(2);
  expect(await wechat.readPhone(code)).toEqual({ ok: false, fault: 'code_spent' });
  expect(fake.callsTo('/cgi-bin/stable_token')).toHaveLength(1);
  expect(fake.callsTo('/cgi-bin/stable_token')[0]?.body).toMatchObject({ force_refresh: false });
  expect(await wechat.readPhone(fake.phoneCode('91234567', '852'))).toEqual({
    ok: true,
    value: { phone: '+85291234567' },
  });
});

test.each([
  40001, 42001, 40014,
] as const)('a token refused as %i in mid-flight is renewed once, and the code still works', async (errcode) => {
  await wechat.readPhone(fake.phoneCode(PHONE));
  fake.revokeToken(errcode);
  const answer = await wechat.readPhone(fake.phoneCode(PHONE));
  expect(answer).toEqual({ ok: true, value: { phone: PHONE } });
  expect(fake.callsTo('/cgi-bin/stable_token')).toHaveLength(2);
  expect(fake.callsTo(phonePath)).toHaveLength(3);
});

test('a token that is refused twice is not asked for a third time', async () => {
  fake.refusePhone(40001);
  fake.refusePhone(40001);
  expect(await wechat.readPhone(fake.phoneCode(PHONE))).toEqual({ ok: false, fault: 'away' });
  expect(fake.callsTo(phonePath)).toHaveLength(2);
});

test('used-up calls, risky users and too many tries are told apart', async () => {
  for (const [errcode, fault] of [
    [45009, 'quota'],
    [1400001, 'quota'],
    [45011, 'too_often'],
    [-1, 'away'],
  ] as const) {
    fake.refusePhone(errcode);
    expect(await wechat.readPhone(fake.phoneCode(PHONE))).toEqual({ ok: false, fault });
  }
  fake.refuseLogin(40226);
  expect(await wechat.exchangeLogin(fake.loginCode('o'))).toEqual({ ok: false, fault: 'blocked' });
  fake.refuseLogin(45011);
  expect(await wechat.exchangeLogin(fake.loginCode('o'))).toEqual({ ok: false, fault: 'too_often' });
});

test('a service that is down, slow to death, cut off or talks nonsense is away; the code is not sent twice', async () => {
  for (const fault of [{ status: 500 }, 'malformed', 'cut'] as const) {
    fake.fail('/sns/jscode2session', fault);
    expect(await wechat.exchangeLogin(fake.loginCode('o'))).toEqual({ ok: false, fault: 'away' });
  }
  expect(fake.callsTo('/sns/jscode2session')).toHaveLength(3);
  fake.fail('/sns/jscode2session', { lateMs: 30 });
  expect(await wechat.exchangeLogin(fake.loginCode('o'))).toMatchObject({ ok: true });
  fake.fail('/sns/jscode2session', 'silent');
  expect(await open({ timeoutMs: 50 }).exchangeLogin(fake.loginCode('o'))).toEqual({
    ok: false,
    fault: 'away',
  });
});

test('fetching the token is tried again, since it may be done twice', async () => {
  fake.fail('/cgi-bin/stable_token', { status: 502 });
  fake.fail('/cgi-bin/stable_token', 'cut');
  expect(await wechat.readPhone(fake.phoneCode(PHONE))).toMatchObject({ ok: true });
});

test('a wrong secret and a wrong host are away, not a wrong code', async () => {
  expect(await open({ secret: 'wrong' }).exchangeLogin(fake.loginCode('o'))).toEqual({
    ok: false,
    fault: 'away',
  });
  expect(await open({ secret: 'wrong' }).readPhone(fake.phoneCode(PHONE))).toEqual({
    ok: false,
    fault: 'away',
  });
  const other = await startFakeOidc();
  expect(await open({ host: other.url }).exchangeLogin(fake.loginCode('o'))).toEqual({
    ok: false,
    fault: 'away',
  });
  await other.close();
  expect(await open({ host: other.url }).readPhone('x')).toEqual({ ok: false, fault: 'away' });
});
