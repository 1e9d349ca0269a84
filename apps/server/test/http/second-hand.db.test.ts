import { runCommand, systemActor } from '@jishan/server/platform/command';
import { bindStaff } from '../../src/features/doors/bind-staff.ts';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { signInActs } from '../support/sign-in-acts.ts';
import { staffActs } from '../support/staff-acts.ts';
import { makeWorld } from './world.ts';

/** Whoever hands out a password for an account that no telephone guards does not get into it alone. */
const world = await makeWorld();
const { newStaff: newReal, signIn, ask: step, codeOf } = signInActs(world);
const { ask, newStaff, signAdmins } = staffActs(world);
const start = '2026-11-22T09:00:00+08:00';
const admins = await signAdmins();
afterAll(() => world.close());
beforeEach(() => world.clock.set(start));

const { district, town, village } = world.places;
const officeOf = (placeId: number) => newReal({ grants: [{ role: 'town_office', placeId }] });
const reset = (token: string, accountId: string) => ask(token, 'POST', `/staff/${accountId}/reset-password`);
const release = (token: string, accountId: string) => ask(token, 'POST', `/staff/${accountId}/release`);
const me = async (token: string) => (await step(token, 'GET', '/access/me')).code;
const actsOf = async (token: string, accountId: string): Promise<string[]> =>
  (await ask(token, 'GET', `/staff/${accountId}`)).body.acts;

/** With the slip: an own password, a telephone; the session and what it waits for. */
async function takeSlip(username: string, slip: string): Promise<{ token: string; next: string | null }> {
  const first = await signIn(username, slip);
  const own = await step(first.body.token, 'POST', '/access/password', { newPassword: 'Jiangnan-2026-yu' });
  const shown = await step(own.body.token, 'POST', '/access/totp', {});
  const set = await step(own.body.token, 'PUT', '/access/totp', { code: codeOf(shown.body.secret) });
  return set.body.session;
}

describe('SEC-10, SEC-11 a password handed out for an account without a second factor', () => {
  test('of an official above the village opens nothing until a second person has seen the owner', async () => {
    const person = await officeOf(town);
    const printer = (await newStaff([{ role: 'district_office', placeId: district }])).token;
    const other = (await newStaff([{ role: 'district_office', placeId: district }])).token;
    const slip = (await reset(printer, person.accountId)).body.initialPassword as string;
    // Nobody speaks for whoever has not set a password and a telephone of their own yet.
    expect((await release(other, person.accountId)).code).toBe('duties.owner_not_ready');
    const { token, next } = await takeSlip(person.username, slip);
    expect(next).toBe('second_hand');
    expect(await me(token)).toBe('access.second_hand_needed');
    expect((await ask(token, 'GET', `/places/${town}/duties`)).code).toBe('access.second_hand_needed');
    expect((await release(token, person.accountId)).code).toBe('access.second_hand_needed');
    expect((await release(printer, person.accountId)).code).toBe('duties.own_slip');
    expect(await actsOf(printer, person.accountId)).not.toContain('release');
    expect(await actsOf(other, person.accountId)).toContain('release');
    expect((await release(world.tokenOf.clerk, person.accountId)).status).toBe(404);
    expect((await release(other, person.accountId)).status).toBe(200);
    expect(await me(token)).toBeUndefined();
    expect((await release(other, person.accountId)).code).toBe('duties.not_held');
    expect(await actsOf(other, person.accountId)).not.toContain('release');
  });

  test('stays shut however often somebody signs in or has another slip printed by the same hand', async () => {
    const person = await officeOf(town);
    const printer = (await newStaff([{ role: 'district_office', placeId: district }])).token;
    const slip = (await reset(printer, person.accountId)).body.initialPassword as string;
    await takeSlip(person.username, slip);
    const again = (await reset(printer, person.accountId)).body.initialPassword as string;
    const half = await signIn(person.username, again);
    expect(half.body.next).toBe('second_factor');
    expect(await me(half.body.token)).toBe('access.second_factor_needed');
    expect((await release(printer, person.accountId)).code).toBe('duties.own_slip');
  });

  test('of an administrator is seen by another kind of administrator, be it the one who audits', async () => {
    const person = await newReal({ grants: [{ role: 'security_admin' }] });
    const slip = (await reset(admins.system, person.accountId)).body.initialPassword as string;
    const { token } = await takeSlip(person.username, slip);
    expect(await me(token)).toBe('access.second_hand_needed');
    expect((await release(admins.system, person.accountId)).code).toBe('duties.own_slip');
    expect(await actsOf(admins.audit, person.accountId)).toEqual(['release']);
    expect((await release(admins.audit, person.accountId)).status).toBe(200);
    expect(await me(token)).toBeUndefined();
    const rows = await world.test.db.pools.writer.query(
      "select count(*)::int as n from audit_rows where village_id = 0 and action = 'duties.staff-released' and target = $1",
      [`account:${person.accountId}`],
    );
    expect(rows.rows[0].n).toBe(1);
  });

  test('of a village’s own people is enough from whoever appoints them, and from nobody else', async () => {
    const byOffice = await newReal({ grants: [{ role: 'clerk', placeId: village }] });
    const slip = (await reset(world.tokenOf.townOffice, byOffice.accountId)).body.initialPassword as string;
    const { token, next } = await takeSlip(byOffice.username, slip);
    expect([next, await me(token)]).toEqual([null, undefined]);
    const bySystem = await newReal({ grants: [{ role: 'clerk', placeId: village }] });
    const other = (await reset(admins.system, bySystem.accountId)).body.initialPassword as string;
    const held = await takeSlip(bySystem.username, other);
    expect(held.next).toBe('second_hand');
    expect((await release(world.tokenOf.townOffice, bySystem.accountId)).status).toBe(200);
    expect(await me(held.token)).toBeUndefined();
  });

  test('is no more than a binding to single sign-on, which holds the account alike', async () => {
    const person = await officeOf(town);
    const request = {
      actor: { ...systemActor('test'), accountId: (await newStaff([{ role: 'system_admin' }])).accountId },
      villageId: 0,
      key: world.services.ids.uuid(),
      from: { ip: '', requestId: 't' },
    };
    const bound = await runCommand(world.services, bindStaff, request, {
      accountId: person.accountId,
      doorIndex: 'ab'.repeat(32),
    });
    expect(bound.ok).toBe(true);
    const { body } = await signIn(person.username);
    expect(body.next).toBe('second_factor_setup');
    const { rows } = await world.test.db.pools.app.query(
      'select held_by from access_accounts where id = $1',
      [person.accountId],
    );
    expect(rows[0].held_by).toBe(request.actor.accountId);
  });

  test('changes nothing where the telephone that guards the account is the owner’s', async () => {
    const person = await officeOf(town);
    const entered = await signIn(person.username);
    const shown = await step(entered.body.token, 'POST', '/access/totp', {});
    await step(entered.body.token, 'PUT', '/access/totp', { code: codeOf(shown.body.secret) });
    world.clock.advance(60_000);
    const printer = (await newStaff([{ role: 'district_office', placeId: district }])).token;
    const slip = (await reset(printer, person.accountId)).body.initialPassword as string;
    const half = await signIn(person.username, slip);
    expect(half.body.next).toBe('second_factor');
    const through = await step(half.body.token, 'POST', '/access/second-factor', {
      code: codeOf(shown.body.secret),
    });
    expect(through.body.next).toBe('first_password');
    const own = await step(through.body.token, 'POST', '/access/password', {
      newPassword: 'Jiangnan-2026-yu',
    });
    expect(own.body.next).toBeNull();
  });
});
