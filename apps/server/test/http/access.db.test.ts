import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, PASSWORD, signStaffIn, signVillagerIn, VILLAGER_PHONE, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const post = (path: string, payload: object, headers: Record<string, string> = {}) =>
  world.app.inject({ method: 'POST', url: `/api/v1/access/${path}`, payload, headers });
const me = (token: string) =>
  world.app.inject({ url: '/api/v1/access/me', headers: { authorization: `Bearer ${token}` } });
const MINUTE_MS = 60_000;
const wrongCode = (code: string | undefined) => (code === '123456' ? '654321' : '123456');

describe('staff', () => {
  test('a right password opens a session with the duties; the token is not in the database', async () => {
    const answer = await post('staff-sessions', { username: ' Clerk ', password: PASSWORD });
    expect(answer.statusCode).toBe(200);
    const body = answer.json();
    expect(body.actor).toMatchObject({ kind: 'staff', displayName: '样例clerk' });
    expect(body.actor.grants).toEqual([
      expect.objectContaining({ role: 'clerk', placeId: world.places.village, lo: world.places.village }),
    ]);
    expect(body.token).toMatch(/^[\w-]{43}$/);
    const { rows } = await world.test.db.pools.app.query(
      'select count(*)::int as n from sessions where token_hash = $1 or encode(token_hash, $2) = $3',
      [Buffer.from(body.token), 'escape', body.token],
    );
    expect(rows[0].n).toBe(0);
  });

  test('as a cookie the token stays out of the body, and signing out clears it', async () => {
    const answer = await post('staff-sessions', { username: 'clerk', password: PASSWORD, asCookie: true });
    expect(answer.json().token).toBeUndefined();
    const cookie = answer.cookies[0];
    expect(cookie).toMatchObject({ name: 'jishan_session', httpOnly: true, sameSite: 'Strict', path: '/' });
    const headers = { cookie: `jishan_session=${cookie?.value}` };
    expect((await world.app.inject({ url: '/api/v1/access/me', headers })).statusCode).toBe(200);
    const refused = await world.app.inject({ method: 'DELETE', url: '/api/v1/access/session', headers });
    expect(refused.json().error.code).toBe('access.console_header_missing');
    const out = await world.app.inject({
      method: 'DELETE',
      url: '/api/v1/access/session',
      headers: { ...headers, 'x-jishan-console': '1' },
    });
    expect(out.statusCode).toBe(204);
    const after = await world.app.inject({ url: '/api/v1/access/me', headers });
    expect(after.json().error.code).toBe('access.session_expired');
  });

  test('a wrong password and an unknown name answer alike; five lock for 15 minutes, with one audit row', async () => {
    const attempt = (username: string) => post('staff-sessions', { username, password: 'wrong' });
    const strip = (body: string) => body.replace(/"requestId":"[^"]+"/, '');
    const known = await attempt('panel');
    const unknown = await attempt('nobody-at-all');
    expect(known.statusCode).toBe(401);
    expect(strip(known.body)).toBe(strip(unknown.body));
    await Promise.all([
      attempt('panel'),
      attempt('panel'),
      attempt('panel'),
      attempt('panel'),
      attempt('panel'),
    ]);
    const right = await post('staff-sessions', { username: 'panel', password: PASSWORD });
    expect([right.statusCode, right.json().error.code]).toEqual([423, 'access.locked']);
    expect(right.json().error.message).toContain('15 分钟');
    const { rows } = await world.test.db.pools.writer.query(
      "select count(*)::int as n from audit_rows where village_id = 0 and action = 'access.locked'",
    );
    expect(rows[0].n).toBe(1);
    world.clock.advance(15 * MINUTE_MS);
    expect((await post('staff-sessions', { username: 'panel', password: PASSWORD })).statusCode).toBe(200);
    world.clock.set('2026-11-22T09:00:00+08:00');
  });

  test('unused for half an hour a session is over, used it lives, after 12 hours it ends anyway', async () => {
    const start = world.clock.now();
    const idle = await signStaffIn(world.app, 'clerk');
    const used = await signStaffIn(world.app, 'clerk');
    for (let minutes = 0; minutes < 660; minutes += 20) {
      world.clock.advance(20 * MINUTE_MS);
      expect((await me(used)).statusCode).toBe(200);
    }
    const barely = await signStaffIn(world.app, 'clerk');
    const late = await signStaffIn(world.app, 'clerk');
    world.clock.advance(29 * MINUTE_MS);
    expect([(await me(barely)).statusCode, (await me(used)).statusCode]).toEqual([200, 200]);
    world.clock.advance(2 * MINUTE_MS);
    expect((await me(late)).statusCode).toBe(401);
    const expired = await me(idle);
    expect([expired.statusCode, expired.json().error.code]).toEqual([401, 'access.session_expired']);
    expect(expired.json().error.message).toContain('重新登录');
    world.clock.advance(20 * MINUTE_MS);
    expect((await me(used)).statusCode).toBe(200);
    world.clock.advance(10 * MINUTE_MS);
    expect((await me(used)).statusCode).toBe(401);
    world.clock.set(start);
  });

  test('disabling the account and changing its duties work on the next request', async () => {
    const token = await signStaffIn(world.app, 'otherClerk');
    const writer = world.test.db.pools.writer;
    const { accountId } = (await me(token)).json().actor;
    await writer.query('update role_grants set ended_at = now() where account_id = $1', [accountId]);
    expect((await me(token)).json().actor.grants).toEqual([]);
    await writer.query('update access_accounts set disabled_at = now() where id = $1', [accountId]);
    expect((await me(token)).statusCode).toBe(401);
    expect((await post('staff-sessions', { username: 'otherclerk', password: PASSWORD })).statusCode).toBe(
      401,
    );
    await writer.query('update access_accounts set disabled_at = null where id = $1', [accountId]);
    await writer.query('update role_grants set ended_at = null where account_id = $1', [accountId]);
  });
});

describe('villagers', () => {
  test('phone and code open a session with the own households only', async () => {
    world.clock.advance(2 * MINUTE_MS);
    await post('codes', { phone: '139-0000-0001' });
    const answer = await post('villager-sessions', {
      phone: VILLAGER_PHONE,
      code: world.messages.at(-1)?.values.code,
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json().households).toEqual([
      {
        villageId: world.places.village,
        villageName: '样例990101',
        householdId: world.households.own,
        doorCode: '1-01',
        headName: '甲一',
        persons: [{ personId: expect.any(String), name: '甲一' }],
      },
    ]);
    expect(answer.json().actor.grants).toEqual([
      expect.objectContaining({ role: 'villager', householdId: world.households.own }),
    ]);
    expect((await me(answer.json().token)).json().households).toHaveLength(1);
  });

  test('a phone nobody has, and a child’s, answer like any other and get no message', async () => {
    world.clock.advance(2 * MINUTE_MS);
    const before = world.messages.length;
    const known = await post('codes', { phone: '13900000002' });
    const unknown = await post('codes', { phone: '13812345678' });
    const child = await post('codes', { phone: '13900000009' });
    expect([known.statusCode, known.body]).toEqual([202, unknown.body]);
    expect(child.body).toBe(unknown.body);
    expect(world.messages.length - before).toBe(1);
    const soon = [
      await post('codes', { phone: '13900000002' }),
      await post('codes', { phone: '13812345678' }),
    ];
    expect(soon.map((answer) => answer.json().error.code)).toEqual([
      'access.code_too_soon',
      'access.code_too_soon',
    ]);
    const code = wrongCode(world.messages.at(-1)?.values.code);
    const tries = [
      await post('villager-sessions', { phone: '13900000002', code }),
      await post('villager-sessions', { phone: '13812345678', code }),
    ];
    expect(tries.map((answer) => answer.json().error.message)[0]).toBe(tries[1]?.json().error.message);
    expect(tries.map((answer) => answer.json().error.code)).toEqual([
      'access.code_wrong',
      'access.code_wrong',
    ]);
  });

  test('a code works once, not after five minutes, and not after five tries', async () => {
    const enter = (code: string | undefined) => post('villager-sessions', { phone: VILLAGER_PHONE, code });
    world.clock.advance(2 * MINUTE_MS);
    await post('codes', { phone: VILLAGER_PHONE });
    const first = world.messages.at(-1)?.values.code;
    const both = await Promise.all([enter(first), enter(first)]);
    expect(both.map((answer) => answer.statusCode).sort((a, b) => a - b)).toEqual([200, 422]);

    world.clock.advance(20 * MINUTE_MS);
    await post('codes', { phone: VILLAGER_PHONE });
    const late = world.messages.at(-1)?.values.code;
    world.clock.advance(6 * MINUTE_MS);
    expect((await enter(late)).json().error.code).toBe('access.code_wrong');

    world.clock.advance(20 * MINUTE_MS);
    await post('codes', { phone: VILLAGER_PHONE });
    const code = world.messages.at(-1)?.values.code ?? '';
    const wrong = wrongCode(code);
    for (let n = 0; n < 5; n += 1) expect((await enter(wrong)).json().error.code).toBe('access.code_wrong');
    expect((await enter(code)).json().error.code).toBe('access.locked');
  });

  test('a phone that is no phone is told so; so many codes a day and no more', async () => {
    expect((await post('codes', { phone: '12' })).json().error).toMatchObject({
      code: 'access.phone_malformed',
      field: 'phone',
    });
    const answers = [];
    for (let n = 0; n < 11; n += 1) {
      world.clock.advance(61_000);
      answers.push((await post('codes', { phone: '13900000004' })).statusCode);
    }
    expect(answers).toEqual([...Array(10).fill(202), 429]);
  });

  test('SEC-8, SEC-12 a session lasts thirty days and no longer; coming in leaves a row', async () => {
    const start = world.clock.now();
    world.clock.advance(20 * MINUTE_MS);
    const rows = async () => {
      const found = await world.test.db.pools.writer.query(
        `select count(*)::int as n from audit_rows a join audit_details d using (village_id, seq)
         where a.village_id = 0 and a.action = 'access.signed-in'
           and d.detail::jsonb->'after'->>'door' = 'phone' and d.detail::jsonb->>'ip' <> ''`,
      );
      return found.rows[0].n as number;
    };
    const before = await rows();
    const token = await signVillagerIn(world.app, world.messages);
    expect((await rows()) - before).toBe(1);
    world.clock.advance(30 * 24 * 60 * MINUTE_MS - MINUTE_MS);
    expect((await me(token)).statusCode).toBe(200);
    world.clock.advance(MINUTE_MS);
    expect((await me(token)).statusCode).toBe(401);
    world.clock.set(start);
  });

  test('a villager whose phone left the roster loses the household at the next sign-in', async () => {
    world.clock.advance(24 * 60 * MINUTE_MS);
    const writer = world.test.db.pools.writer;
    await writer.query(
      `update member_stays set ended_on = '2026-11-01' where village_id = $1 and household_id = $2`,
      [world.places.sister, world.households.sister],
    );
    await post('codes', { phone: '13900000003' });
    const answer = await post('villager-sessions', { phone: '13900000003', code: '000000' });
    expect(answer.json().error.code).toBe('access.code_wrong');
    const token = await signVillagerIn(world.app, world.messages);
    expect((await me(token)).statusCode).toBe(200);
  });
});
