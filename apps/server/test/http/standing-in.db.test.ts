import { afterAll, afterEach, expect, test } from 'vitest';
import { staffActs } from '../support/staff-acts.ts';
import { makeWorld, signStaffIn } from './world.ts';

/** A duty handed to a colleague for the days of an absence. */
const world = await makeWorld();
const { ask, newStaff, give, grantsOf } = staffActs(world);
const start = '2026-11-22T09:00:00+08:00';

afterAll(() => world.close());
afterEach(() => world.clock.set(start));

const at = (placeId: number) => ({ placeId });

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
    [{ accountId: colleague.accountId, from: '2026-11-22', until: '2027-11-22' }, 'duties.absence_too_long'],
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
  expect(standing?.householdId).toBeUndefined();
  const on = await delegate(colleague.token, handed.body.grantId, { accountId: third.accountId, ...days });
  expect(on.code).toBe('duties.not_delegable');
  expect((await ownDuty(absent.token)).delegations).toMatchObject([days]);

  world.clock.set('2026-11-26T09:00:00+08:00');
  const later = await signStaffIn(world.app, colleague.username);
  expect((await grantsOf(later)).map((grant: { role: string }) => grant.role)).toEqual(['helper']);
  world.clock.set(start);
  const end = await ask(world.tokenOf.townOffice, 'POST', `/duties/${duty.grantId}/end`, {});
  expect(end.status).toBe(200);
  expect((await grantsOf(colleague.token)).map((grant: { role: string }) => grant.role)).toEqual(['helper']);
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

test('only who serves today stands in, and nobody for the one who watches over them', async () => {
  const { village } = world.places;
  const watcher = await newStaff([{ role: 'supervisor', placeId: village }]);
  const watched = await newStaff([
    { role: 'clerk', placeId: village },
    { role: 'keeper', placeId: village },
  ]);
  const later = await newStaff([]);
  const given = await give(world.tokenOf.clerk, later.accountId, {
    role: 'keeper',
    ...at(village),
    from: '2026-12-01',
  });
  expect(given.status).toBe(201);
  const { grantId, colleagues } = await ownDuty(watcher.token);
  const named = colleagues.map((one: { accountId: string }) => one.accountId);
  expect(named).not.toContain(watched.accountId);
  expect(named).not.toContain(later.accountId);
  const to = (accountId: string) => delegate(watcher.token, grantId, { accountId, ...days });
  expect((await to(watched.accountId)).code).toBe('duties.supervised');
  expect((await to(later.accountId)).code).toBe('duties.not_colleague');
});

test('of two overlapping hand-overs at the same moment one is kept', async () => {
  const { village } = world.places;
  const absent = await newStaff([{ role: 'keeper', placeId: village }]);
  const colleagues = [
    await newStaff([{ role: 'helper', placeId: village }]),
    await newStaff([{ role: 'helper', placeId: village }]),
  ];
  const { grantId } = await ownDuty(absent.token);
  const both = await Promise.all(
    colleagues.map(({ accountId }) => delegate(absent.token, grantId, { accountId, ...days })),
  );
  expect(both.map((answer) => answer.code).filter((code) => code !== undefined)).toEqual([
    'duties.already_delegated',
  ]);
});
