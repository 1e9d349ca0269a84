import { cleanUpAccess, createStaff, type StaffGrant } from '@jishan/server/features/access';
import { createPlace } from '@jishan/server/features/orgs';
import { type Actor, type Command, runCommand, systemActor } from '@jishan/server/platform/command';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { act, makeWorld, PASSWORD, signStaffIn, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

function attempt<Input, Result>(
  command: Command<Input, Result>,
  input: Input,
  actor: Actor = systemActor('test'),
) {
  const from = { ip: '', requestId: 't' };
  return runCommand(
    world.services,
    command,
    { actor, villageId: 0, key: world.services.ids.uuid(), from },
    input,
  );
}

const staff = (username: string, grants: StaffGrant[], password = PASSWORD) =>
  attempt(createStaff(), { username, password, displayName: '样例', grants });

test('names, passwords and duties are checked before an account is made', async () => {
  const place = { placeId: world.places.village };
  const codes = await Promise.all(
    [
      staff('a b', []),
      staff('weak', [], 'abc'),
      staff('clerk', []),
      staff('lost', [{ role: 'clerk', placeId: 5 }]),
      staff('admins', [
        { role: 'system_admin', ...place },
        { role: 'audit_admin', ...place },
      ]),
    ].map(async (pending) => {
      const answer = await pending;
      return answer.ok ? 'made' : answer.error.code;
    }),
  );
  expect(codes).toEqual([
    'access.username_malformed',
    'access.password_weak',
    'access.username_taken',
    'access.grant_place_unknown',
    'access.admins_apart',
  ]);
});

test('of two accounts with one name at once one is made', async () => {
  const both = await Promise.all([staff('twin', []), staff('Twin', [])]);
  expect(both.filter((answer) => answer.ok)).toHaveLength(1);
});

test('somebody without the installation in reach makes neither accounts nor places', async () => {
  const clerk: Actor = {
    ...systemActor('x'),
    grants: [{ role: 'system_admin', placeId: 1, placeName: '', lo: 1, hi: Number.MAX_SAFE_INTEGER }],
  };
  const input = { username: 'sneak', password: PASSWORD, displayName: 'x', grants: [] };
  expect(await attempt(createStaff(), input, clerk)).toMatchObject({ ok: false });
  const place = { kind: 'district' as const, parentId: null, code: '88', name: 'x' };
  expect(await attempt(createPlace, place, clerk)).toMatchObject({ ok: false });
});

test('places keep their ids when made again, and refuse a wrong parent or a taken code', async () => {
  const { town, village, district } = world.places;
  const again = { kind: 'village' as const, parentId: town, code: '990101', name: '样例990101' };
  expect(await act(world.services, createPlace, 0, again)).toEqual({ placeId: village });
  const refused = async (input: Parameters<typeof attempt<typeof again, unknown>>[1]) => {
    const answer = await attempt(createPlace, input);
    return answer.ok ? 'made' : answer.error.code;
  };
  expect(await refused({ ...again, parentId: world.places.otherTown })).toBe('orgs.code_taken');
  expect(await refused({ ...again, code: '990199', parentId: district })).toBe('orgs.parent_kind_wrong');
  expect(await refused({ ...again, code: '990198', parentId: 77 })).toBe('orgs.parent_unknown');
});

test('the app’s role gives no duty but a villager’s, and makes no staff account', async () => {
  const { app } = world.test.db.pools;
  const { rows } = await app.query("select account_id from staff_logins where username = 'clerk'");
  const give = (role: string) =>
    app.query(
      `insert into role_grants (id, account_id, role, place_id, household_id, person_id, given_at)
       values (gen_random_uuid(), $1, $2, $3, gen_random_uuid(), gen_random_uuid(), now())`,
      [rows[0].account_id, role, world.places.village],
    );
  await expect(give('district_office')).rejects.toThrow(/row-level security/);
  await expect(
    app.query(
      "insert into access_accounts (id, kind, created_at) values (gen_random_uuid(), 'staff', now())",
    ),
  ).rejects.toThrow(/row-level security/);
  await expect(app.query("update staff_logins set username = 'x'")).rejects.toThrow(/permission denied/);
});

test('the app’s role adds, moves and drops villagers’ doors only', async () => {
  const { app, writer } = world.test.db.pools;
  const { rows } = await app.query("select account_id from staff_logins where username = 'clerk'");
  const clerk = rows[0].account_id;
  const door = (index: string) => `'oidc', decode('${index}', 'hex'), $1`;
  const add = `insert into access_doors (kind, door_index, account_id) values (${door('aa')})`;
  await expect(app.query(add, [clerk])).rejects.toThrow(/row-level security/);
  await expect(app.query('update access_doors set account_id = $1', [clerk])).rejects.toThrow(
    /row-level security/,
  );
  await writer.query(add, [clerk]);
  const villager = "(select id from access_accounts where kind = 'villager' limit 1)";
  const ofClerk = 'where account_id = $1';
  const moved = await app.query(`update access_doors set account_id = ${villager} ${ofClerk}`, [clerk]);
  const dropped = await app.query(`delete from access_doors ${ofClerk}`, [clerk]);
  expect([moved.rowCount, dropped.rowCount]).toEqual([0, 0]);
  await writer.query(`delete from access_doors ${ofClerk}`, [clerk]);
});

test('cleaning up removes what has been over for a week and leaves living sessions', async () => {
  await signStaffIn(world.app, 'clerk');
  expect((await cleanUpAccess(world.services)).sessions).toBe(0);
  world.clock.advance(8 * 24 * 3_600_000);
  const token = await signStaffIn(world.app, 'clerk');
  expect((await cleanUpAccess(world.services)).sessions).toBeGreaterThan(5);
  const me = await world.app.inject({
    url: '/api/v1/access/me',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(me.statusCode).toBe(200);
});
