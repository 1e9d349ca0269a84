import { randomUUID } from 'node:crypto';
import { holdAccount, noteFactorCleared, putPassword, releaseAccount } from '@jishan/server/features/access';
import type { Write } from '@jishan/server/platform/command';
import { afterAll, afterEach, expect, test } from 'vitest';
import { staffActs } from '../support/staff-acts.ts';
import { makeWorld, signStaffIn } from './world.ts';

/** Accounts of staff: made, disabled, and opened again by two people together. */
const world = await makeWorld();
const { ask, newStaff, signAdmins } = staffActs(world);
const start = '2026-11-22T09:00:00+08:00';
const admins = await signAdmins();
afterAll(() => world.close());
afterEach(() => world.clock.set(start));

test('SEC-10 the clerk makes a helper in one act; the slip opens only the way to an own password, and a repeat shows the same', async () => {
  const { village } = world.places;
  const body = {
    username: ' New-Helper ',
    displayName: '样例',
    duty: { role: 'helper', placeId: village },
  };
  const key = randomUUID();
  const first = await ask(world.tokenOf.clerk, 'POST', '/staff', body, key);
  expect(first.body).toMatchObject({ username: 'new-helper', displayName: '样例' });
  const again = await ask(world.tokenOf.clerk, 'POST', '/staff', body, key);
  expect(again.body).toEqual(first.body);
  const { rows } = await world.test.db.pools.writer.query(
    'select count(*)::int as n from commands where result::text like $1',
    [`%${first.body.initialPassword}%`],
  );
  expect(rows[0].n).toBe(0);
  const session = await world.app.inject({
    method: 'POST',
    url: '/api/v1/access/staff-sessions',
    payload: { username: 'new-helper', password: first.body.initialPassword },
  });
  expect(session.json().next).toBe('first_password');
  const taken = await ask(world.tokenOf.clerk, 'POST', '/staff', { ...body, displayName: '别人' });
  expect(taken.code).toBe('access.username_taken');
});

test('an account made without a user name is called as its name sounds, each by another', async () => {
  const duty = { role: 'panel', placeId: world.places.village };
  const make = (displayName: string) =>
    ask(world.tokenOf.clerk, 'POST', '/staff', { displayName, duty }, randomUUID());
  const first = await make('样例己壬');
  expect(first.body).toMatchObject({ username: 'yanglijiren', displayName: '样例己壬' });
  expect(first.body.duties).toMatchObject([{ role: 'panel' }]);
  expect((await make('样例己壬')).body.username).toBe('yanglijiren2');
  expect((await make('样例 己任')).body.username).toBe('yanglijiren3');
});

test('an account without a duty is the system administrator’s to make', async () => {
  const body = { username: 'bare', displayName: '样例' };
  for (const token of [world.tokenOf.clerk, world.tokenOf.townOffice, admins.security])
    expect([403, 404]).toContain((await ask(token, 'POST', '/staff', body)).status);
  expect((await ask(admins.audit, 'POST', '/staff', body)).code).toBe('access.not_allowed');
  expect((await ask(admins.system, 'POST', '/staff', body)).status).toBe(201);
});

test('the list shows whom one may give duties to, and others only by their whole user name', async () => {
  const { village, foreign } = world.places;
  const here = await newStaff([{ role: 'helper', placeId: village }]);
  const there = await newStaff([{ role: 'helper', placeId: foreign }]);
  const names = async (token: string, q = '') =>
    (await ask(token, 'GET', `/staff?pageSize=200&q=${q}`)).body.staff.map(
      (staff: { username: string }) => staff.username,
    );
  const seen = await names(world.tokenOf.clerk);
  expect(seen).toContain(here.username);
  expect(seen).not.toContain(there.username);
  expect(await names(world.tokenOf.clerk, there.username)).toContain(there.username);
  expect(await names(world.tokenOf.clerk, there.username.slice(0, -1))).not.toContain(there.username);
  expect(await names(admins.system)).toEqual(expect.arrayContaining([here.username, there.username]));
  const foreignOne = await ask(world.tokenOf.clerk, 'GET', `/staff/${there.accountId}`);
  expect([foreignOne.status, foreignOne.code]).toEqual([404, 'duties.staff_unknown']);
  expect((await ask(world.tokenOf.villager, 'GET', '/staff')).code).toBe('access.not_allowed');
});

test('SEC-8 disabling closes the door at once, enabling opens it again, and only over those below', async () => {
  const { village, foreign } = world.places;
  const helper = await newStaff([{ role: 'helper', placeId: village }]);
  const elsewhere = await newStaff([
    { role: 'helper', placeId: village },
    { role: 'helper', placeId: foreign },
  ]);
  const disable = (token: string, accountId: string) => ask(token, 'POST', `/staff/${accountId}/disable`);
  expect((await disable(world.tokenOf.panel, helper.accountId)).code).toBe('access.not_allowed');
  expect((await disable(world.tokenOf.otherClerk, helper.accountId)).code).toBe('duties.staff_unknown');
  expect((await disable(world.tokenOf.clerk, elsewhere.accountId)).code).toBe('access.not_allowed');
  expect((await disable(world.tokenOf.clerk, helper.accountId)).status).toBe(200);
  expect((await ask(helper.token, 'GET', '/access/me')).status).toBe(401);
  expect((await disable(world.tokenOf.clerk, helper.accountId)).code).toBe('duties.already_so');
  const enabled = await ask(world.tokenOf.clerk, 'POST', `/staff/${helper.accountId}/enable`);
  expect(enabled.status).toBe(200);
  expect((await ask(await signStaffIn(world.app, helper.username), 'GET', '/access/me')).status).toBe(200);
  const renamed = await ask(world.tokenOf.clerk, 'PUT', `/staff/${helper.accountId}`, {
    displayName: '样例新名',
  });
  expect(renamed.status).toBe(200);
  const read = await ask(world.tokenOf.clerk, 'GET', `/staff/${helper.accountId}`);
  expect(read.body.displayName).toBe('样例新名');
});

test('SEC-11 password and second factor are reset by two people, never by one', async () => {
  const { village } = world.places;
  const person = await newStaff([{ role: 'helper', placeId: village }]);
  const sealed = "decode('00', 'hex')";
  const setFactor = () =>
    world.test.db.pools.writer.query(
      `insert into second_factors (account_id, secret_sealed, set_at, used_step) values ($1, ${sealed}, now(), 0)`,
      [person.accountId],
    );
  const reset = (token: string, what: string) =>
    ask(token, 'POST', `/staff/${person.accountId}/reset-${what}`);
  const { clerk } = world.tokenOf;
  expect((await reset(clerk, 'second-factor')).code).toBe('duties.no_second_factor');
  await setFactor();
  const slip = await reset(clerk, 'password');
  expect(slip.body.initialPassword).toMatch(/-/);
  expect((await ask(person.token, 'GET', '/access/me')).status).toBe(401);
  expect((await reset(clerk, 'second-factor')).code).toBe('duties.same_hands');
  expect((await reset(admins.system, 'second-factor')).code).toBe('access.not_allowed');
  expect((await reset(admins.security, 'password')).code).toBe('access.not_allowed');
  expect((await reset(admins.security, 'second-factor')).status).toBe(200);
  await setFactor();
  const clerkTwo = (await newStaff([{ role: 'clerk', placeId: village }])).token;
  expect((await reset(clerkTwo, 'second-factor')).status).toBe(200);
  expect((await reset(clerkTwo, 'password')).code).toBe('duties.same_hands');
  expect((await reset(admins.system, 'password')).status).toBe(200);
});

test('SEC-11 one person who sends both resets at the same moment gets one of them', async () => {
  const { village } = world.places;
  for (let round = 0; round < 4; round += 1) {
    const { accountId } = await newStaff([{ role: 'helper', placeId: village }]);
    await world.test.db.pools.writer.query(
      "insert into second_factors (account_id, secret_sealed, set_at, used_step) values ($1, decode('00', 'hex'), now(), 0)",
      [accountId],
    );
    const both = await Promise.all(
      ['reset-password', 'reset-second-factor'].map((half) =>
        ask(world.tokenOf.clerk, 'POST', `/staff/${accountId}/${half}`),
      ),
    );
    expect(both.map((answer) => answer.code).filter((code) => code !== undefined)).toEqual([
      'duties.same_hands',
    ]);
  }
});

test('SEC-11 the database itself holds the two halves apart, also between two villages’ chains', async () => {
  const { accountId } = await newStaff([]);
  const by = (await ask(world.tokenOf.clerk, 'GET', '/access/me')).body.actor.accountId;
  const { clock, services, places } = world;
  const submit = (villageId: number, write: Write) =>
    services.writer.submit({
      villageId,
      key: randomUUID(),
      name: 'test.write',
      body: null,
      actorId: by,
      from: { ip: '', requestId: 't' },
      effects: {
        guards: [],
        writes: [write],
        postings: [],
        audit: { action: 'test.write', target: `account:${accountId}` },
        outbox: [],
        result: {},
      },
    });
  const at = (village_id: number) => ({ village_id, account_id: accountId });
  const now = clock.now().toISOString();
  const slip = { password_hash: 'x', password_set_at: now, initial_until: now, issued_by: by };
  const outcomes = [
    await submit(places.village, putPassword({ ...at(places.village), ...slip })),
    await submit(places.sister, noteFactorCleared({ ...at(places.sister), by })),
    await submit(
      places.village,
      putPassword({ ...at(places.village), ...slip, initial_until: null, issued_by: null }),
    ),
    await submit(places.sister, noteFactorCleared({ ...at(places.sister), by })),
    await submit(places.village, putPassword({ ...at(places.village), ...slip })),
  ];
  expect(outcomes.map(({ kind }) => kind)).toEqual(['committed', 'stale', 'committed', 'committed', 'stale']);
  const released = [
    await submit(places.village, holdAccount({ ...at(places.village), by })),
    await submit(places.sister, releaseAccount({ ...at(places.sister), by })),
    await submit(places.sister, releaseAccount({ ...at(places.sister), by: randomUUID() })),
  ];
  expect(released.map(({ kind }) => kind)).toEqual(['committed', 'stale', 'committed']);
});

test('SEC-11 the last security administrator can neither be ended nor disabled, also by two at once', async () => {
  const other = await newStaff([{ role: 'security_admin' }]);
  const first = (await ask(admins.security, 'GET', '/access/me')).body.actor.accountId;
  const dutyOf = async (accountId: string) =>
    (await ask(admins.system, 'GET', `/staff/${accountId}`)).body.duties[0].grantId;
  const [ofFirst, ofOther] = [await dutyOf(first), await dutyOf(other.accountId)];
  const both = await Promise.all([
    ask(admins.security, 'POST', `/duties/${ofOther}/end`, {}),
    ask(other.token, 'POST', `/duties/${ofFirst}/end`, {}),
  ]);
  expect(new Set(both.map((answer) => answer.status))).toEqual(new Set([200, 409]));
  const left = both[0].status === 200 ? first : other.accountId;
  const disabled = await ask(admins.system, 'POST', `/staff/${left}/disable`);
  expect(disabled.code).toBe('duties.last_security_admin');
});
