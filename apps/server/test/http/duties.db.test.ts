import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { staffActs } from '../support/staff-acts.ts';
import { makeWorld, signStaffIn } from './world.ts';

/** Who may give which duty to whom, and what becomes of it on the next request. */
const world = await makeWorld();
const { ask, newStaff, give, grantsOf, signAdmins } = staffActs(world);
const start = '2026-11-22T09:00:00+08:00';
const admins = await signAdmins();
afterAll(() => world.close());
afterEach(() => world.clock.set(start));

const DAY_MS = 24 * 3_600_000;
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
      `select a.action, a.actor_id as actor, a.at, d.detail::jsonb as detail from audit_rows a
       join audit_details d using (village_id, seq) where a.village_id = $1 and a.target = $2 order by a.seq`,
      [village, `account:${person.accountId}`],
    );
    // Who, when, from where, what, before, after.
    const clerk = (await ask(world.tokenOf.clerk, 'GET', '/access/me')).body.actor.accountId;
    expect(rows).toMatchObject([
      {
        action: 'duties.duty-given',
        actor: clerk,
        at: expect.any(Date),
        detail: { ip: '127.0.0.1', after: { role: 'helper' } },
      },
      {
        action: 'duties.duty-ended',
        actor: clerk,
        at: expect.any(Date),
        detail: {
          ip: '127.0.0.1',
          before: { grantId: given.body.grantId, role: 'helper', placeId: village },
        },
      },
    ]);
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

  test('a household named with a duty is nobody’s home: names stay masked, nothing is done as oneself', async () => {
    const { village } = world.places;
    const { neighbour } = world.households;
    const person = await newStaff([]);
    const duty = { role: 'helper', ...at(village), doorCode: '1-02' };
    const given = await give(world.tokenOf.clerk, person.accountId, duty);
    expect(given.status).toBe(201);
    const inVillage = (path: string) => ask(person.token, 'GET', `/villages/${village}/${path}`);
    const read = await inVillage(`households/${neighbour}`);
    expect(read.status).toBe(200);
    expect(read.body.headName).not.toContain('乙二');
    expect(
      (await inVillage('households')).body.households.map((one: { headName: string }) => one.headName),
    ).not.toContain('乙二');
    expect(JSON.stringify((await ask(person.token, 'GET', '/access/me')).body)).not.toContain('乙二');
    const filed = await ask(person.token, 'POST', `/villages/${village}/claims`, {
      item: 'affairs-meeting',
      householdId: neighbour,
      photoIds: [],
    });
    expect(filed.code).toBe('events.behalf_reason_missing');
    const { rows } = await world.test.db.pools.writer.query(
      `select d.detail from audit_rows r join audit_details d using (village_id, seq)
       where r.village_id = $1 and r.target = $2 and r.action = 'duties.duty-given'`,
      [village, `account:${person.accountId}`],
    );
    expect(JSON.parse(rows[0].detail).after.householdId).toBe(neighbour);
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
