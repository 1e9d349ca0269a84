import { createStaff } from '@jishan/server/features/access';
import { testDatabase } from '@jishan/testkit';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { MINUTE_MS, signInActs } from '../support/sign-in-acts.ts';
import { act, makeWorld, PASSWORD } from './world.ts';

/** What keeps strangers out: the lock, the list of devices, what production refuses. */
const world = await makeWorld();
const { ask, newStaff, signIn, codeOf, wrongCode, withFactor, countAudit } = signInActs(world);
const start = '2026-11-22T09:00:00+08:00';

afterAll(() => world.close());
afterEach(() => world.clock.set(start));

describe('SEC-7 five failures lock for a quarter of an hour', () => {
  test('wrong codes count with wrong passwords, and a right password buys no new tries', async () => {
    const { username, secret } = await withFactor();
    const locks = await countAudit('access.locked');
    await signIn(username, 'wrong');
    await signIn(username, 'wrong');
    const { body } = await signIn(username);
    const wrong = () => ask(body.token, 'POST', '/access/second-factor', { code: wrongCode(secret) });
    expect([await wrong(), await wrong()].map((answer) => answer.code)).toEqual([
      'access.second_factor_wrong',
      'access.second_factor_wrong',
    ]);
    expect((await signIn(username)).body.next).toBe('second_factor');
    expect((await wrong()).code).toBe('access.second_factor_wrong');
    for (const locked of [
      await ask(body.token, 'POST', '/access/second-factor', { code: codeOf(secret) }),
      await signIn(username),
      await signIn(username, 'wrong'),
    ])
      expect([locked.status, locked.code]).toEqual([423, 'access.locked']);
    expect(await countAudit('access.locked')).toBe(locks + 1);
    world.clock.advance(15 * MINUTE_MS);
    const again = await signIn(username);
    const entered = await ask(again.body.token, 'POST', '/access/second-factor', { code: codeOf(secret) });
    expect(entered.body.next).toBeNull();
  });

  test('a locked name and a name nobody has are told the same', async () => {
    const { username } = await newStaff();
    const answers = [];
    for (const name of [username, 'nobody-of-this-name']) {
      for (let n = 0; n < 5; n += 1) await signIn(name, 'wrong');
      const { status, body } = await signIn(name);
      answers.push({ status, error: { ...body.error, requestId: '' } });
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(423);
  });

  test('what failed within a quarter of an hour counts together, what is older does not', async () => {
    const { username } = await newStaff();
    const fail = async (times: number) => {
      for (let n = 0; n < times; n += 1) await signIn(username, 'wrong-Words-1');
    };
    await fail(4);
    world.clock.advance(14 * MINUTE_MS);
    await fail(1);
    expect((await signIn(username)).code).toBe('access.locked');
    world.clock.advance(16 * MINUTE_MS);
    await fail(4);
    world.clock.advance(16 * MINUTE_MS);
    await fail(1);
    expect((await signIn(username)).status).toBe(200);
  });

  test('asking for the old password counts as well', async () => {
    const { token, username } = await withFactor();
    for (let n = 0; n < 5; n += 1)
      expect((await ask(token, 'POST', '/access/recovery-codes', { password: 'wrong' })).code).toBe(
        'access.old_password_wrong',
      );
    expect((await ask(token, 'POST', '/access/recovery-codes', { password: PASSWORD })).code).toBe(
      'access.locked',
    );
    expect((await signIn(username)).code).toBe('access.locked');
  });
});

describe('SEC-8 devices', () => {
  test('each shows roughly; one or all others can be ended, nobody else’s', async () => {
    const staff = await newStaff({ secondFactor: 'not_required_in_demo' });
    const [here, there, third] = [
      (await signIn(staff.username)).body.token,
      (await signIn(staff.username)).body.token,
      (await signIn(staff.username)).body.token,
    ];
    world.clock.advance(5 * MINUTE_MS);
    await ask(there, 'GET', '/access/me');
    const { body } = await ask(here, 'GET', '/access/sessions');
    expect(body.sessions).toHaveLength(3);
    const current = body.sessions.filter((session: { current: boolean }) => session.current);
    expect(current).toMatchObject([{ device: 'Chrome 浏览器 · Windows 电脑', address: '10.20.*.*' }]);
    expect(body.sessions[0].lastSeenAt > body.sessions[0].firstSeenAt).toBe(true);

    const other = body.sessions.find((session: { current: boolean }) => !session.current);
    const foreign = await ask(world.tokenOf.panel, 'DELETE', `/access/sessions/${other.id}`);
    expect([foreign.status, foreign.code]).toEqual([404, 'access.session_unknown']);
    expect((await ask(here, 'DELETE', `/access/sessions/${other.id}`)).body).toEqual({ ended: 1 });
    expect((await ask(here, 'DELETE', '/access/sessions')).body).toEqual({ ended: 1 });
    const left = await Promise.all([here, there, third].map((token) => ask(token, 'GET', '/access/me')));
    expect(left.map((answer) => answer.status)).toEqual([200, 401, 401]);
  });

  test('a villager sees and ends their own too', async () => {
    const { villager } = world.tokenOf;
    const { body } = await ask(villager, 'GET', '/access/sessions');
    expect(body.sessions).toMatchObject([{ current: true }]);
    expect((await ask(villager, 'DELETE', '/access/sessions')).body).toEqual({ ended: 0 });
    const factor = await ask(villager, 'POST', '/access/totp', { password: 'x' });
    expect([factor.status, factor.code]).toEqual([403, 'access.staff_only']);
  });

  test('a new password ends the other devices, and the old one is asked for', async () => {
    const { username } = await newStaff({ secondFactor: 'not_required_in_demo' });
    const [here, there] = [(await signIn(username)).body.token, (await signIn(username)).body.token];
    const newPassword = 'Songshu-2026-lin';
    const without = await ask(here, 'POST', '/access/password', { newPassword });
    expect(without.code).toBe('access.old_password_wrong');
    const changed = await ask(here, 'POST', '/access/password', { oldPassword: PASSWORD, newPassword });
    expect(changed.status).toBe(200);
    const left = await Promise.all(
      [here, there, changed.body.token].map((token) => ask(token, 'GET', '/access/me')),
    );
    expect(left.map((answer) => answer.status)).toEqual([401, 401, 200]);
    expect((await signIn(username)).code).toBe('access.password_wrong');
    expect((await signIn(username, newPassword)).body.next).toBeNull();
  });
});

describe('SEC-9 production', () => {
  test('lets in no account of the demo, and makes none', async () => {
    const { username } = await newStaff({ secondFactor: 'not_required_in_demo' });
    world.services.production = true;
    try {
      const refused = await signIn(username);
      expect([refused.status, refused.code]).toEqual([403, 'access.demo_account']);
      await expect(
        act(world.services, createStaff({ production: true }), 0, {
          username: 'demo-in-production',
          password: PASSWORD,
          displayName: '样例',
          grants: [],
          secondFactor: 'not_required_in_demo',
        }),
      ).rejects.toThrow('access.demo_only');
    } finally {
      world.services.production = false;
    }
  });

  test('begins without any account: the operator makes the first ones', async () => {
    const fresh = await testDatabase();
    const { rows } = await fresh.db.pools.app.query(
      'select (select count(*)::int from access_accounts) as accounts, (select count(*)::int from staff_logins) as logins',
    );
    await fresh.drop();
    expect(rows).toEqual([{ accounts: 0, logins: 0 }]);
  });

  test('the profile that is set judges new passwords', async () => {
    const { username } = await newStaff({ secondFactor: 'not_required_in_demo' });
    const { body } = await signIn(username);
    const short = { oldPassword: PASSWORD, newPassword: 'Cunwu-26' };
    world.services.passwordProfile = 'asvs';
    try {
      const refused = await ask(body.token, 'POST', '/access/password', short);
      expect(refused.body.error.message).toContain('12');
    } finally {
      world.services.passwordProfile = 'classified_protection';
    }
    expect((await ask(body.token, 'POST', '/access/password', short)).status).toBe(200);
  });

  test('passwords are kept as argon2id', async () => {
    const { rows } = await world.test.db.pools.app.query('select distinct password_hash from staff_logins');
    for (const { password_hash } of rows)
      expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
