import { createDoors } from '@jishan/server/features/doors';
import {
  type FakeDingtalk,
  type FakeWechat,
  startFakeDingtalk,
  startFakeWechat,
} from '@jishan/testkit/remotes';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeWorld, VILLAGER_PHONE, type World } from './world.ts';

let world: World;
let wechat: FakeWechat;
let dingtalk: FakeDingtalk;
beforeAll(async () => {
  [world, wechat, dingtalk] = await Promise.all([makeWorld(), startFakeWechat(), startFakeDingtalk()]);
  const { appId, secret, url: host } = wechat;
  const { clientId, clientSecret, url } = dingtalk;
  const timeoutMs = 20_000;
  world.services.doors = createDoors(
    {
      publicUrl: 'https://jishan.test',
      wechat: { appId, secret, host, timeoutMs },
      dingtalk: { clientId, clientSecret, apiHost: url, oapiHost: url, loginHost: url, timeoutMs },
      oidc: null,
      sms: null,
    },
    world.services,
  );
});
afterAll(() => Promise.all([world.close(), wechat.close(), dingtalk.close()]));
// Codes to one phone keep a minute's distance.
beforeEach(() => world.clock.advance(61_000));

let asked = 0;
/** From an address of its own each time: how often one may ask is tested elsewhere. */
const post = (path: string, payload: object, token?: string) =>
  world.app.inject({
    method: 'POST',
    remoteAddress: `10.0.0.${(asked += 1)}`,
    url: `/api/v1/access/${path}`,
    payload,
    ...(token ? { headers: { authorization: `Bearer ${token}` } } : {}),
  });
const as = (token: string, method: 'GET' | 'DELETE', path: string) =>
  world.app.inject({ method, url: `/api/v1/access/${path}`, headers: { authorization: `Bearer ${token}` } });
const codeOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code;

async function proveBySms(phone: string): Promise<{ token: string; accountId: string }> {
  await post('codes', { phone });
  const code = world.messages.at(-1)?.values.code;
  const answer = await post('villager-sessions', { phone, code });
  const { token, actor } = answer.json<{ token: string; actor: { accountId: string } }>();
  return { token, accountId: actor.accountId };
}

const OTHER_PHONE = '13900000002';
const CHILD_PHONE = '13900000009';

describe('WeChat', () => {
  const login = async (openId: string) =>
    (await post('wechat-sessions', { code: wechat.loginCode(openId) })).json();

  test('first the phone, then one tap; it is the account of that phone', async () => {
    const first = await login('o-first');
    expect(first).toMatchObject({ session: null, expiresInSec: 600 });
    const proven = await post('wechat-phone', {
      ticket: first.ticket,
      code: wechat.phoneCode(VILLAGER_PHONE),
    });
    expect(proven.statusCode).toBe(200);
    expect(proven.json().households).toEqual([expect.objectContaining({ doorCode: '1-01' })]);
    const again = await login('o-first');
    expect(again.session.actor.accountId).toBe(proven.json().actor.accountId);
    const { accountId } = await proveBySms(VILLAGER_PHONE);
    expect(accountId).toBe(again.session.actor.accountId);
    const used = await post('wechat-phone', { ticket: first.ticket, code: wechat.phoneCode(VILLAGER_PHONE) });
    expect(codeOf(used)).toBe('doors.ticket_over');
  });

  test('used, expired and made-up codes say what to do', async () => {
    const code = wechat.loginCode('o-codes');
    await post('wechat-sessions', { code });
    expect(codeOf(await post('wechat-sessions', { code }))).toBe('doors.wechat_code_spent');
    expect(codeOf(await post('wechat-sessions', { code: 'made-up' }))).toBe('doors.wechat_code_spent');
    const { ticket } = await login('o-codes');
    const late = wechat.phoneCode(VILLAGER_PHONE);
    wechat.expire(late);
    expect(codeOf(await post('wechat-phone', { ticket, code: late }))).toBe('doors.wechat_phone_spent');
  });

  test('when the phone-number calls are used up, phone and code do, and the next time one tap is enough', async () => {
    const { ticket } = await login('o-quota');
    wechat.refusePhone(1400001);
    const refused = await post('wechat-phone', { ticket, code: wechat.phoneCode(OTHER_PHONE) });
    expect([refused.statusCode, codeOf(refused)]).toEqual([503, 'doors.wechat_quota']);
    expect(refused.json().error.message).toContain('手机号和验证码');
    const { token, accountId } = await proveBySms(OTHER_PHONE);
    expect((await post('doors', { ticket }, token)).json()).toEqual({ merged: false });
    expect((await login('o-quota')).session.actor.accountId).toBe(accountId);
    expect(codeOf(await post('doors', { ticket }, token))).toBe('doors.ticket_over');
  });

  test('a token that ended in mid-flight is renewed once, unseen by the villager', async () => {
    const { ticket } = await login('o-token');
    wechat.revokeToken(42001);
    const proven = await post('wechat-phone', { ticket, code: wechat.phoneCode(VILLAGER_PHONE) });
    expect(proven.statusCode).toBe(200);
  });

  test('a ticket ends after ten minutes and is bound to nobody’s guess', async () => {
    const { ticket } = await login('o-late');
    world.clock.advance(10 * 60_000);
    const late = await post('wechat-phone', { ticket, code: wechat.phoneCode(VILLAGER_PHONE) });
    expect(codeOf(late)).toBe('doors.ticket_over');
    const guessed = await post('wechat-phone', { ticket: 'x'.repeat(43), code: 'y' });
    expect(codeOf(guessed)).toBe('doors.ticket_over');
  });

  test('PRV-3: a child’s phone and one that nobody has open nothing and make no account', async () => {
    const count = async () => {
      const { rows } = await world.test.db.pools.writer.query(
        'select count(*)::int as n from access_accounts',
      );
      return rows[0].n;
    };
    const before = await count();
    for (const phone of [CHILD_PHONE, '13812345678', '+85291234567']) {
      const { ticket } = await login(`o-${phone}`);
      const answer = await post('wechat-phone', { ticket, code: wechat.phoneCode(phone) });
      expect(codeOf(answer)).toBe('doors.phone_not_on_roster');
    }
    expect(await count()).toBe(before);
  });

  test('WeChat away, too many tries and risky users each have their sentence', async () => {
    wechat.fail('/sns/jscode2session', { status: 502 });
    expect(codeOf(await post('wechat-sessions', { code: wechat.loginCode('o') }))).toBe('doors.wechat_away');
    wechat.refuseLogin(45011);
    expect(codeOf(await post('wechat-sessions', { code: wechat.loginCode('o') }))).toBe(
      'doors.wechat_too_often',
    );
    wechat.refuseLogin(40226);
    expect(codeOf(await post('wechat-sessions', { code: wechat.loginCode('o') }))).toBe(
      'doors.wechat_blocked',
    );
  });
});

describe('DingTalk', () => {
  const enter = (user: object) =>
    post('dingtalk-sessions', { authCode: dingtalk.authCode({ userId: 'u', unionId: 'n', ...user }) });

  test('the number an organisation typed into its directory opens nothing', async () => {
    const { session, ticket } = (await enter({ unionId: 'n-typed', mobile: VILLAGER_PHONE })).json();
    expect([session, typeof ticket]).toEqual([null, 'string']);
    expect((await enter({ unionId: 'n-typed', mobile: VILLAGER_PHONE })).json().session).toBeNull();
  });

  test('the ticket joins it to a phone proven by code, then one tap is enough; a used code is not', async () => {
    const { ticket, session } = (await enter({ unionId: 'n-hidden' })).json();
    expect(session).toBeNull();
    const { token, accountId } = await proveBySms(VILLAGER_PHONE);
    await post('doors', { ticket }, token);
    const authCode = dingtalk.authCode({ userId: 'u', unionId: 'n-hidden' });
    const entered = (await post('dingtalk-sessions', { authCode })).json();
    expect(entered.session.actor.accountId).toBe(accountId);
    expect(entered.session.households).toEqual([expect.objectContaining({ doorCode: '1-01' })]);
    expect(codeOf(await post('dingtalk-sessions', { authCode }))).toBe('doors.dingtalk_code_spent');
  });

  test('people outside, and DingTalk away, are told so', async () => {
    dingtalk.refuseUser(60011);
    expect(codeOf(await enter({}))).toBe('doors.dingtalk_not_ours');
    dingtalk.fail('/topapi/v2/user/getuserinfo', 'malformed');
    expect(codeOf(await enter({}))).toBe('doors.dingtalk_away');
  });
});

describe('one person, one account', () => {
  const auditOf = async (action: string, accountId: string) => {
    const { rows } = await world.test.db.pools.writer.query(
      'select count(*)::int as n from audit_rows where village_id = 0 and action = $1 and target = $2',
      [action, `account:${accountId}`],
    );
    return rows[0].n;
  };

  test('who adds a second phone of theirs sees both homes; the other account and its sessions end', async () => {
    const mine = await proveBySms('13900000003');
    const other = await proveBySms('13900000004');
    world.clock.advance(61_000);
    await post('codes', { phone: '13900000004' });
    const code = world.messages.at(-1)?.values.code;
    const added = await post('doors', { phone: '13900000004', code }, mine.token);
    expect([added.statusCode, added.json()]).toEqual([201, { merged: true }]);
    const me = (await as(mine.token, 'GET', 'me')).json();
    expect(me.households).toHaveLength(2);
    expect(codeOf(await as(other.token, 'GET', 'me'))).toBe('access.session_expired');
    expect(await auditOf('access.accounts-merged', mine.accountId)).toBe(1);
    world.clock.advance(61_000);
    expect((await proveBySms('13900000004')).accountId).toBe(mine.accountId);
    world.clock.advance(61_000);
    const home = await proveBySms('13900000003');
    expect((await as(home.token, 'GET', 'me')).json().households).toHaveLength(2);
  });

  test('a service that shows the phone of another account makes one of both, without the old phone', async () => {
    const open = async (phone: string) => {
      const code = wechat.loginCode('o-moved');
      const { ticket } = (await post('wechat-sessions', { code, purpose: 'add' })).json();
      return (await post('wechat-phone', { ticket, code: wechat.phoneCode(phone) })).json();
    };
    const before = await open(VILLAGER_PHONE);
    const after = await open(OTHER_PHONE);
    expect(after.actor.accountId).not.toBe(before.actor.accountId);
    expect(after.households).toEqual([expect.objectContaining({ doorCode: '1-02' })]);
    expect(codeOf(await as(before.token, 'GET', 'me'))).toBe('access.session_expired');
    expect(await auditOf('access.accounts-merged', after.actor.accountId)).toBe(1);
    // The old number may be somebody else's by now: it leads to an account of its own again.
    const { accountId } = await proveBySms(VILLAGER_PHONE);
    expect([before.actor.accountId, after.actor.accountId]).not.toContain(accountId);
  });

  test('the doors are listed; the last one goes only when one is sure', async () => {
    const { ticket } = (await post('wechat-sessions', { code: wechat.loginCode('o-own') })).json();
    const { token, accountId } = await proveBySms(VILLAGER_PHONE);
    await post('doors', { ticket }, token);
    const kinds = async () =>
      (await as(token, 'GET', 'doors')).json().doors.map(({ kind }: { kind: string }) => kind);
    expect(await kinds()).toEqual(['phone', 'wechat']);
    // The others find by the phone whom they lead to.
    expect(codeOf(await as(token, 'DELETE', 'doors/phone'))).toBe('doors.last_door');
    expect(codeOf(await as(world.tokenOf.clerk, 'DELETE', 'doors/phone?sure=1'))).toBe('access.not_allowed');
    expect((await as(token, 'DELETE', 'doors/wechat')).statusCode).toBe(204);
    expect(codeOf(await as(token, 'DELETE', 'doors/wechat'))).toBe('doors.door_missing');
    const last = await as(token, 'DELETE', 'doors/phone');
    expect([last.statusCode, codeOf(last)]).toEqual([409, 'doors.last_door']);
    expect((await as(token, 'DELETE', 'doors/phone?sure=1')).statusCode).toBe(204);
    expect(await kinds()).toEqual([]);
    expect(await auditOf('access.door-removed', accountId)).toBe(2);
    expect((await post('wechat-sessions', { code: wechat.loginCode('o-own') })).json().session).toBeNull();
  });

  test('only what is set up is offered', async () => {
    const ways = await world.app.inject({ url: '/api/v1/access/ways' });
    expect(ways.json()).toEqual({ code: true, wechat: true, dingtalk: true, sso: null });
    const binding = 'b'.repeat(32);
    expect(codeOf(await post('web-sign-ins', { via: 'oidc', to: 'm', binding }))).toBe('doors.not_offered');
  });

  test('no code, number or name of a service lies open in the database', async () => {
    const { rows } = await world.test.db.pools.app.query(
      `select string_agg(t.row, ' ') as text from (
        select d::text as row from access_doors d union all select t::text from door_tickets t) t`,
    );
    for (const secret of ['o-first', 'o-moved', 'n-hidden', VILLAGER_PHONE, OTHER_PHONE]) {
      expect(rows[0].text).not.toContain(secret);
      expect(rows[0].text).not.toContain(Buffer.from(secret).toString('hex'));
    }
  });
});
