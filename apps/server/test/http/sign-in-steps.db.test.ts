import { createStaff, type CreateStaffInput } from '@jishan/server/features/access';
import { generateSync } from 'otplib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { act, makeWorld, PASSWORD, type World } from './world.ts';

/** Signing in as staff in steps: a handed-out password, a password of one's own, a second factor. */
let world: World;
const start = '2026-11-22T09:00:00+08:00';
const INITIAL = 'Kx7m-Pq4t-Wn9d';
const STEP_MS = 30_000;
const MINUTE_MS = 60_000;

beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());
afterEach(() => world.clock.set(start));

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

let asked = 0;

async function ask(token: string | null, method: Method, path: string, payload?: object) {
  asked += 1;
  const answer = await world.app.inject({
    method,
    url: `/api/v1${path}`,
    // So many sign-ins from one address would be too many.
    remoteAddress: `10.20.${asked >> 8}.${asked & 255}`,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/139.0 Safari/537.36',
    },
    ...(payload === undefined ? {} : { payload }),
  });
  const body = answer.body === '' ? {} : answer.json();
  return { status: answer.statusCode, code: body.error?.code as string | undefined, body };
}

let made = 0;

async function newStaff(input: Partial<CreateStaffInput> = {}) {
  made += 1;
  const username = `person${made}`;
  const grants = [{ role: 'clerk' as const, placeId: world.places.village }];
  const wish = { username, password: PASSWORD, displayName: `样例${made}`, grants, ...input };
  const { accountId } = await act(world.services, createStaff(), 0, wish);
  return { username, accountId };
}

const signIn = (username: string, password = PASSWORD) =>
  ask(null, 'POST', '/access/staff-sessions', { username, password });
const codeOf = (secret: string, laterMs = 0) =>
  generateSync({
    secret: secret.replaceAll(' ', ''),
    epoch: Math.floor((world.clock.now().getTime() + laterMs) / 1000),
  });

/** Six digits that are none of the codes that would be taken now. */
function wrongCode(secret: string): string {
  const right = new Set([-STEP_MS, 0, STEP_MS].map((laterMs) => codeOf(secret, laterMs)));
  return ['000000', '111111', '222222', '333333'].find((code) => !right.has(code)) ?? '';
}

/** An account with a password of its own and a second factor, signed in once. */
async function withFactor() {
  const staff = await newStaff();
  const { body } = await signIn(staff.username);
  const shown = await ask(body.token, 'POST', '/access/totp', {});
  const set = await ask(body.token, 'PUT', '/access/totp', { code: codeOf(shown.body.secret) });
  // The code just used is spent; the next one comes with the next step.
  world.clock.advance(STEP_MS);
  return {
    ...staff,
    secret: shown.body.secret as string,
    recoveryCodes: set.body.recoveryCodes as string[],
    token: set.body.session.token as string,
  };
}

const countAudit = async (action: string) => {
  const { rows } = await world.test.db.pools.writer.query(
    'select count(*)::int as n from audit_rows where village_id = 0 and action = $1',
    [action],
  );
  return rows[0].n as number;
};

describe('SEC-10 the first sign-in', () => {
  test('goes from the slip to an own password, to the telephone, to the desk, under a new token each time', async () => {
    const initialUntil = '2026-11-29T23:59:59+08:00';
    const { username } = await newStaff({ password: INITIAL, initialUntil });
    const first = await signIn(username, INITIAL);
    expect(first.body).toMatchObject({ next: 'first_password', actor: { grants: [] } });

    const weak = await ask(first.body.token, 'POST', '/access/password', { newPassword: 'abc' });
    expect([weak.code, weak.body.error.field]).toEqual(['access.password_weak', 'newPassword']);
    const same = await ask(first.body.token, 'POST', '/access/password', { newPassword: INITIAL });
    expect(same.code).toBe('access.password_same');
    const own = await ask(first.body.token, 'POST', '/access/password', { newPassword: PASSWORD });
    expect(own.body.next).toBe('second_factor_setup');

    const shown = await ask(own.body.token, 'POST', '/access/totp', {});
    expect(shown.body.qrSvg).toMatch(/^<svg /);
    expect(shown.body.uri).toContain('otpauth://totp/');
    const wrong = await ask(own.body.token, 'PUT', '/access/totp', { code: wrongCode(shown.body.secret) });
    expect(wrong.code).toBe('access.second_factor_wrong');
    const set = await ask(own.body.token, 'PUT', '/access/totp', { code: codeOf(shown.body.secret) });
    expect(set.body.recoveryCodes).toHaveLength(10);
    expect(set.body.session).toMatchObject({ next: null, actor: { grants: [{ role: 'clerk' }] } });

    const tokens = [first.body.token, own.body.token, set.body.session.token];
    expect(new Set(tokens).size).toBe(3);
    const live = await Promise.all(tokens.map((token) => ask(token, 'GET', '/access/me')));
    expect(live.map((answer) => answer.status)).toEqual([401, 401, 200]);
    expect(live[2]?.body.secondFactor).toEqual({ set: true, recoveryCodesLeft: 10 });
    expect((await signIn(username, INITIAL)).code).toBe('access.password_wrong');
  });

  test('opens nothing before it is finished', async () => {
    const { username } = await newStaff();
    const { body } = await signIn(username);
    expect(body.next).toBe('second_factor_setup');
    const village = world.places.village;
    for (const [method, path] of [
      ['GET', '/access/me'],
      ['GET', '/access/sessions'],
      ['GET', `/villages/${village}/households`],
      ['GET', '/review/queue'],
      ['POST', '/access/second-factor'],
      ['POST', '/access/password'],
    ] as const) {
      const answer = await ask(body.token, method, path, method === 'POST' ? {} : undefined);
      expect([path, answer.code]).toEqual([path, 'access.second_factor_setup_needed']);
    }
    expect((await ask(body.token, 'DELETE', '/access/session')).status).toBe(204);
    expect((await ask(body.token, 'POST', '/access/totp', {})).code).toBe('access.session_expired');
  });

  test('is over after twenty minutes, and a slip after its last day', async () => {
    const initialUntil = '2026-11-22T23:59:59+08:00';
    const { username } = await newStaff({ password: INITIAL, initialUntil });
    const { body } = await signIn(username, INITIAL);
    world.clock.advance(20 * MINUTE_MS);
    expect((await ask(body.token, 'POST', '/access/password', { newPassword: PASSWORD })).status).toBe(401);
    world.clock.set('2026-11-23T00:00:00+08:00');
    expect((await signIn(username, INITIAL)).code).toBe('access.initial_password_over');
    expect((await signIn(username, 'wrong')).code).toBe('access.password_wrong');
  });
});

describe('SEC-10 the second factor', () => {
  test('a code opens the session once: the same one, and an older one, are refused', async () => {
    const { username, secret } = await withFactor();
    const first = await signIn(username);
    expect(first.body).toMatchObject({ next: 'second_factor', actor: { grants: [] } });
    const waiting = await ask(first.body.token, 'GET', '/access/me');
    expect([waiting.status, waiting.code]).toEqual([403, 'access.second_factor_needed']);
    const code = codeOf(secret);
    const older = codeOf(secret, -STEP_MS);
    const both = await Promise.all(
      [code, code].map(async (each) => {
        const { body } = await signIn(username);
        return ask(body.token, 'POST', '/access/second-factor', { code: each });
      }),
    );
    expect(new Set(both.map((answer) => answer.status))).toEqual(new Set([200, 422]));
    for (const used of [code, older]) {
      const again = await ask(first.body.token, 'POST', '/access/second-factor', { code: used });
      expect(again.code).toBe('access.second_factor_wrong');
    }
    world.clock.advance(STEP_MS);
    const next = await ask(first.body.token, 'POST', '/access/second-factor', { code: codeOf(secret) });
    expect(next.body).toMatchObject({ next: null, actor: { grants: [{ role: 'clerk' }] } });
    expect(next.body.token).not.toBe(first.body.token);
    expect((await ask(first.body.token, 'GET', '/access/me')).status).toBe(401);
  });

  test('a telephone that runs half a minute ahead or behind is believed', async () => {
    for (const laterMs of [-STEP_MS, STEP_MS]) {
      const { username, secret } = await withFactor();
      world.clock.advance(2 * STEP_MS);
      const { body } = await signIn(username);
      const entered = await ask(body.token, 'POST', '/access/second-factor', {
        code: codeOf(secret, laterMs),
      });
      expect(entered.body.next).toBeNull();
    }
  });

  test('a recovery code works once, however it is written, and is nowhere in the database', async () => {
    const { username, recoveryCodes } = await withFactor();
    const [code = ''] = recoveryCodes;
    const { rows } = await world.test.db.pools.app.query(
      "select count(*)::int as n from recovery_codes where encode(code_hash, 'escape') like '%' || $1 || '%'",
      [code.replace('-', '')],
    );
    expect(rows[0].n).toBe(0);
    const { body } = await signIn(username);
    const typed = code.toLowerCase().replace('-', ' ');
    const entered = await ask(body.token, 'POST', '/access/second-factor', { code: typed });
    expect(entered.body).toMatchObject({ next: null, recoveryCodesLeft: 9 });
    const second = await signIn(username);
    const again = await ask(second.body.token, 'POST', '/access/second-factor', { code });
    expect(again.code).toBe('access.second_factor_wrong');
    const renewed = await ask(entered.body.token, 'POST', '/access/recovery-codes', { password: PASSWORD });
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    const old = await ask(second.body.token, 'POST', '/access/second-factor', { code: recoveryCodes[1] });
    expect(old.code).toBe('access.second_factor_wrong');
  });

  test('the secret is sealed where it is stored', async () => {
    const { accountId, secret } = await withFactor();
    const { rows } = await world.test.db.pools.app.query(
      'select secret_sealed from second_factors where account_id = $1',
      [accountId],
    );
    const sealed = rows[0].secret_sealed as Buffer;
    expect(sealed.toString('latin1')).not.toContain(secret.replaceAll(' ', ''));
    expect(sealed.length).toBeGreaterThan(32);
  });

  test('changing it from a signed-in device asks for the password and ends the other devices', async () => {
    const { username, token, secret } = await withFactor();
    const refused = await ask(token, 'POST', '/access/totp', { password: 'not it' });
    expect(refused.code).toBe('access.old_password_wrong');
    expect((await ask(token, 'PUT', '/access/totp', { code: '123456' })).code).toBe(
      'access.second_factor_not_begun',
    );
    const shown = await ask(token, 'POST', '/access/totp', { password: PASSWORD });
    const set = await ask(token, 'PUT', '/access/totp', { code: codeOf(shown.body.secret) });
    expect((await ask(token, 'GET', '/access/me')).status).toBe(401);
    expect((await ask(set.body.session.token, 'GET', '/access/me')).status).toBe(200);
    world.clock.advance(STEP_MS);
    const { body } = await signIn(username);
    const old = await ask(body.token, 'POST', '/access/second-factor', { code: codeOf(secret) });
    expect(old.code).toBe('access.second_factor_wrong');
  });
});

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
