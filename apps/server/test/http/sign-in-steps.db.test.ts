import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { MINUTE_MS, signInActs, STEP_MS } from '../support/sign-in-acts.ts';
import { makeWorld, PASSWORD } from './world.ts';

/** Signing in as staff in steps: a handed-out password, a password of one’s own, a second factor. */
const world = await makeWorld();
const { ask, newStaff, signIn, codeOf, wrongCode, withFactor } = signInActs(world);
const start = '2026-11-22T09:00:00+08:00';
const INITIAL = 'Kx7m-Pq4t-Wn9d';

afterAll(() => world.close());
afterEach(() => world.clock.set(start));

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

  test('a session that waits for an own password sets none once the slip is used or over', async () => {
    const initialUntil = '2026-11-22T09:05:00+08:00';
    const late = await newStaff({ password: INITIAL, initialUntil });
    const set = (token: string) => ask(token, 'POST', '/access/password', { newPassword: PASSWORD });
    const first = await signIn(late.username, INITIAL);
    world.clock.advance(6 * MINUTE_MS);
    expect((await set(first.body.token)).code).toBe('access.initial_password_over');
    world.clock.set(start);
    const second = await signIn(late.username, INITIAL);
    await world.test.db.pools.writer.query(
      'update staff_logins set initial_until = null where account_id = $1',
      [late.accountId],
    );
    expect((await set(second.body.token)).code).toBe('access.initial_password_over');
    expect((await signIn(late.username, PASSWORD)).code).toBe('access.password_wrong');
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
