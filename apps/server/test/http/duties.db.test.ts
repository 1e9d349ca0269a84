import { randomUUID } from 'node:crypto';
import { createStaff, type StaffGrant } from '@jishan/server/features/access';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { act, makeWorld, PASSWORD, signStaffIn, type World } from './world.ts';

/** Who may give which duty to whom, and what becomes of it on the next request. */
let world: World;
const DAY_MS = 24 * 3_600_000;
const start = '2026-11-22T09:00:00+08:00';
/** Administrators of the installation, one of each. */
let admins: Record<'system' | 'security' | 'audit', string>;
let made = 0;

beforeAll(async () => {
  world = await makeWorld();
  const sign = async (role: StaffGrant['role']) => (await newStaff([{ role }])).token;
  admins = {
    system: await sign('system_admin'),
    security: await sign('security_admin'),
    audit: await sign('audit_admin'),
  };
});
afterAll(() => world.close());
afterEach(() => world.clock.set(start));

interface Asked {
  status: number;
  code: string | undefined;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads the shape it expects and fails on another
  body: any;
}

async function ask(
  token: string,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  payload?: object,
  key: string = randomUUID(),
): Promise<Asked> {
  const answer = await world.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': key },
    ...(payload === undefined ? {} : { payload }),
  });
  const body = answer.body === '' ? {} : answer.json();
  return { status: answer.statusCode, code: body.error?.code, body };
}

/** Somebody who signs in with the password alone. */
async function newStaff(grants: StaffGrant[]) {
  made += 1;
  const username = `worker${made}`;
  const { accountId } = await act(world.services, createStaff(), 0, {
    username,
    password: PASSWORD,
    displayName: `样例${made}`,
    grants,
    secondFactor: 'not_required_in_demo',
  });
  return { accountId, username, token: await signStaffIn(world.app, username) };
}

const give = (token: string, accountId: string, duty: object) =>
  ask(token, 'POST', `/staff/${accountId}/duties`, duty);
const grantsOf = async (token: string) => (await ask(token, 'GET', '/access/me')).body.actor?.grants;
const at = (placeId: number) => ({ placeId });

describe('giving', () => {
  test('SEC-8 a duty works on the next request and ends on the next, with a row in the place’s audit chain', async () => {
    const { village } = world.places;
    const person = await newStaff([]);
    const given = await give(world.tokenOf.clerk, person.accountId, { role: 'helper', ...at(village) });
    expect(given.status).toBe(201);
    expect(await grantsOf(person.token)).toMatchObject([{ role: 'helper', placeId: village }]);
    const again = await give(world.tokenOf.clerk, person.accountId, { role: 'helper', ...at(village) });
    expect(again.code).toBe('duties.duty_held');
    const ended = await ask(world.tokenOf.clerk, 'POST', `/duties/${given.body.grantId}/end`, {});
    expect(ended.status).toBe(200);
    expect(await grantsOf(person.token)).toEqual([]);
    const { rows } = await world.test.db.pools.writer.query(
      'select action from audit_rows where village_id = $1 and target = $2 order by seq',
      [village, `account:${person.accountId}`],
    );
    expect(rows.map((row) => row.action)).toEqual(['duties.duty-given', 'duties.duty-ended']);
  });

  test('each role gives what is theirs to give, at its own place, and nobody else gives anything', async () => {
    const { village, sister, foreign, town, otherTown } = world.places;
    const { accountId } = await newStaff([]);
    const clerkDuty = (placeId: number) => ({ role: 'clerk', ...at(placeId) });
    const { clerk, townOffice, panel, town: department, villager } = world.tokenOf;
    const refused: [string, object, string][] = [
      [clerk, clerkDuty(village), 'duties.not_yours_to_give'],
      [clerk, { role: 'helper', ...at(sister) }, 'command.out_of_scope'],
      [townOffice, { role: 'town_office', ...at(town) }, 'duties.not_yours_to_give'],
      [townOffice, clerkDuty(foreign), 'command.out_of_scope'],
      [townOffice, { role: 'system_admin' }, 'command.out_of_scope'],
      [panel, { role: 'panel', ...at(village) }, 'access.not_allowed'],
      [department, clerkDuty(village), 'access.not_allowed'],
      [villager, { role: 'helper', ...at(village) }, 'access.not_allowed'],
      [admins.system, clerkDuty(village), 'access.not_allowed'],
      [admins.audit, clerkDuty(village), 'access.not_allowed'],
      [admins.security, { role: 'clerk', ...at(town) }, 'duties.role_place_wrong'],
      [admins.security, { role: 'clerk' }, 'duties.place_needed'],
      [admins.security, { role: 'clerk', ...at(77) }, 'duties.place_unknown'],
    ];
    for (const [token, duty, code] of refused)
      expect([duty, (await give(token, accountId, duty)).code]).toEqual([duty, code]);
    expect((await give(townOffice, accountId, clerkDuty(sister))).status).toBe(201);
    const office = { role: 'town_office', ...at(otherTown) };
    expect((await give(admins.security, accountId, office)).status).toBe(201);
  });

  test('SEC-11 nobody gives to themselves, and an administrator is nothing else', async () => {
    const { village } = world.places;
    const me = (await ask(admins.security, 'GET', '/access/me')).body.actor.accountId;
    expect((await give(admins.security, me, { role: 'system_admin' })).code).toBe('duties.not_to_oneself');
    const clerk = (await ask(world.tokenOf.clerk, 'GET', '/access/me')).body.actor.accountId;
    const own = await give(world.tokenOf.clerk, clerk, { role: 'panel', ...at(village) });
    expect(own.code).toBe('duties.not_to_oneself');
    const worker = await newStaff([{ role: 'panel', placeId: village }]);
    expect((await give(admins.security, worker.accountId, { role: 'audit_admin' })).code).toBe(
      'duties.admin_account_needed',
    );
    const bare = (
      await ask(admins.system, 'POST', '/staff', {
        username: 'second-audit',
        displayName: '样例',
        administrator: true,
      })
    ).body;
    const clerkDuty = await give(admins.security, bare.accountId, { role: 'clerk', ...at(village) });
    expect(clerkDuty.code).toBe('duties.admins_alone');
    expect((await give(admins.security, bare.accountId, { role: 'audit_admin' })).status).toBe(201);
    expect((await give(admins.security, bare.accountId, { role: 'system_admin' })).code).toBe(
      'duties.admins_apart',
    );
  });

  test('SEC-11 the database itself holds the three administrators apart from each other and from all duties', async () => {
    const { village } = world.places;
    const admin = await newStaff([{ role: 'audit_admin' }]);
    const worker = await newStaff([{ role: 'panel', placeId: village }]);
    const insert = (accountId: string, role: string, placeId: number | null, extra = '', values = '') =>
      world.test.db.pools.writer.query(
        `insert into role_grants (id, account_id, role, place_id, given_at${extra})
         values (gen_random_uuid(), $1, $2, $3, now()${values})`,
        [accountId, role, placeId],
      );
    await expect(insert(admin.accountId, 'system_admin', null)).rejects.toThrow(/role_grants_one_admin/);
    await expect(insert(admin.accountId, 'clerk', village)).rejects.toThrow(/role_grants_administrator/);
    await expect(insert(worker.accountId, 'security_admin', null)).rejects.toThrow(
      /role_grants_administrator/,
    );
    const { rows } = await world.test.db.pools.app.query('select id from role_grants where account_id = $1', [
      admin.accountId,
    ]);
    const days = ', delegated_from, starts_on, ends_on';
    const values = `, '${rows[0].id}', '2026-11-22', '2026-11-23'`;
    await expect(insert(worker.accountId, 'audit_admin', null, days, values)).rejects.toThrow(/role_grants/);
  });

  test('a dated duty holds on its days and on no other', async () => {
    const { village } = world.places;
    const person = await newStaff([]);
    const days = { from: '2026-11-23', until: '2026-11-24' };
    const given = await give(world.tokenOf.clerk, person.accountId, {
      role: 'keeper',
      ...at(village),
      ...days,
    });
    expect(given.status).toBe(201);
    const held: number[] = [];
    for (let day = 0; day < 4; day += 1) {
      held.push((await grantsOf(await signStaffIn(world.app, person.username))).length);
      world.clock.advance(DAY_MS);
    }
    expect(held).toEqual([0, 1, 1, 0]);
    world.clock.set(start);
    const past = await give(world.tokenOf.clerk, person.accountId, {
      role: 'panel',
      ...at(village),
      from: '2026-11-01',
      until: '2026-11-21',
    });
    expect(past.code).toBe('duties.days_wrong');
  });

  test('a group leader leads a group that is there, and a panel member’s own household is named by its door', async () => {
    const { village } = world.places;
    const { clerk } = world.tokenOf;
    const person = await newStaff([]);
    const leader = { role: 'group_leader', ...at(village) };
    expect((await give(clerk, person.accountId, leader)).code).toBe('duties.group_needed');
    expect((await give(clerk, person.accountId, { ...leader, groupName: '没有' })).code).toBe(
      'duties.group_unknown',
    );
    const panel = { role: 'panel', ...at(village) };
    expect((await give(clerk, person.accountId, { ...panel, groupName: '一组' })).code).toBe(
      'duties.group_not_here',
    );
    expect((await give(clerk, person.accountId, { ...panel, doorCode: '9-99' })).code).toBe(
      'duties.door_unknown',
    );
    expect((await give(clerk, person.accountId, { ...panel, doorCode: '1-02' })).status).toBe(201);
    expect(await grantsOf(person.token)).toMatchObject([{ householdId: world.households.neighbour }]);
  });
});

describe('accounts', () => {
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
    expect((await ask(admins.audit, 'GET', '/staff')).code).toBe('access.not_allowed');
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
});

describe('standing in', () => {
  const days = { from: '2026-11-22', until: '2026-11-25' };
  const delegate = (token: string, grantId: string, body: object) =>
    ask(token, 'POST', `/duties/${grantId}/delegations`, body);
  const ownDuty = async (token: string) => (await ask(token, 'GET', '/duties/mine')).body.duties[0];

  test('a colleague of the same place does the duty for the days, cannot hand it on, and it ends with the absent one’s own', async () => {
    const { village, foreign } = world.places;
    const absent = await newStaff([
      { role: 'supervisor', placeId: village, householdId: world.households.own },
    ]);
    const colleague = await newStaff([{ role: 'helper', placeId: village }]);
    const third = await newStaff([{ role: 'helper', placeId: village }]);
    const stranger = await newStaff([{ role: 'helper', placeId: foreign }]);
    const duty = await ownDuty(absent.token);
    expect(duty.delegable).toBe(true);
    expect(duty.colleagues.map((one: { accountId: string }) => one.accountId)).toContain(colleague.accountId);

    const refused: [object, string][] = [
      [{ accountId: stranger.accountId, ...days }, 'duties.not_colleague'],
      [{ accountId: absent.accountId, ...days }, 'duties.not_colleague'],
      [{ accountId: colleague.accountId, from: '2026-11-25', until: '2026-11-24' }, 'duties.days_wrong'],
      [
        { accountId: colleague.accountId, from: '2026-11-22', until: '2027-11-22' },
        'duties.absence_too_long',
      ],
    ];
    for (const [body, code] of refused)
      expect((await delegate(absent.token, duty.grantId, body)).code).toBe(code);
    const others = await delegate(colleague.token, duty.grantId, { accountId: third.accountId, ...days });
    expect(others.code).toBe('duties.own_duty_only');

    const handed = await delegate(absent.token, duty.grantId, { accountId: colleague.accountId, ...days });
    expect(handed.status).toBe(201);
    const twice = await delegate(absent.token, duty.grantId, { accountId: third.accountId, ...days });
    expect(twice.code).toBe('duties.already_delegated');
    const grants = await grantsOf(colleague.token);
    expect(grants).toContainEqual(
      expect.objectContaining({
        role: 'supervisor',
        placeId: village,
        standIn: { name: expect.any(String) },
      }),
    );
    // The absent one's household is not the stand-in's own.
    const standing = grants.find((grant: { role: string }) => grant.role === 'supervisor');
    expect(standing.householdId).toBeUndefined();
    const on = await delegate(colleague.token, handed.body.grantId, { accountId: third.accountId, ...days });
    expect(on.code).toBe('duties.not_delegable');
    expect((await ownDuty(absent.token)).delegations).toMatchObject([days]);

    world.clock.set('2026-11-26T09:00:00+08:00');
    const later = await signStaffIn(world.app, colleague.username);
    expect((await grantsOf(later)).map((grant: { role: string }) => grant.role)).toEqual(['helper']);
    world.clock.set(start);
    const end = await ask(world.tokenOf.townOffice, 'POST', `/duties/${duty.grantId}/end`, {});
    expect(end.status).toBe(200);
    expect((await grantsOf(colleague.token)).map((grant: { role: string }) => grant.role)).toEqual([
      'helper',
    ]);
  });

  test('either of the two ends the arrangement, nobody else below does', async () => {
    const { village } = world.places;
    const absent = await newStaff([{ role: 'keeper', placeId: village }]);
    const colleague = await newStaff([{ role: 'helper', placeId: village }]);
    const { grantId } = await ownDuty(absent.token);
    for (const token of [absent.token, colleague.token]) {
      const { body } = await delegate(absent.token, grantId, { accountId: colleague.accountId, ...days });
      const end = (asker: string) => ask(asker, 'POST', `/duties/${body.grantId}/end`, {});
      expect((await end(world.tokenOf.panel)).code).toBe('access.not_allowed');
      expect((await end(world.tokenOf.otherClerk)).code).toBe('duties.duty_unknown');
      expect((await end(token)).status).toBe(200);
      expect(await grantsOf(colleague.token)).toHaveLength(1);
    }
    const { rows } = await world.test.db.pools.writer.query(
      "select count(*)::int as n from audit_rows where village_id = $1 and action like 'duties.d%-%delegat%'",
      [village],
    );
    expect(rows[0].n).toBeGreaterThan(0);
  });

  test('a clerk’s stand-in appoints nobody, and what they do is audited as done for the absent one', async () => {
    const { village } = world.places;
    const absent = await newStaff([{ role: 'clerk', placeId: village }]);
    const colleague = await newStaff([{ role: 'panel', placeId: village }]);
    const { grantId } = await ownDuty(absent.token);
    await delegate(absent.token, grantId, { accountId: colleague.accountId, ...days });
    const someone = await newStaff([]);
    const tried = await give(colleague.token, someone.accountId, { role: 'helper', ...at(village) });
    expect(tried.code).toBe('duties.not_yours_to_give');
    const upload = await ask(colleague.token, 'POST', `/villages/${village}/claims`, {
      item: 'affairs-meeting',
      householdId: world.households.own,
      photoIds: [],
      onBehalfReason: '不会用手机',
    });
    expect(upload.status).toBe(201);
    const { rows } = await world.test.db.pools.writer.query(
      `select d.detail from audit_rows r join audit_details d using (village_id, seq)
       where r.village_id = $1 and r.target = $2`,
      [village, `event:${upload.body.eventId}`],
    );
    expect(JSON.parse(rows[0].detail).onBehalfOf).toEqual([absent.accountId]);
  });
});

test('a place’s duties are shown to those who may give there, with what they may give', async () => {
  const { village, foreign } = world.places;
  const { body } = await ask(world.tokenOf.clerk, 'GET', `/places/${village}/duties`);
  expect(body.mayGive).toEqual(['helper', 'group_leader', 'panel', 'keeper']);
  expect(body.duties.map((duty: { role: string }) => duty.role)).toContain('clerk');
  const away = await ask(world.tokenOf.clerk, 'GET', `/places/${foreign}/duties`);
  expect([away.status, away.code]).toEqual([404, 'duties.place_unknown']);
  expect((await ask(world.tokenOf.panel, 'GET', `/places/${village}/duties`)).code).toBe(
    'access.not_allowed',
  );
});
