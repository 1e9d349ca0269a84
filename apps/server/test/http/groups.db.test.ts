import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/platform/command/index.ts';
import { effectsScheme } from '../support/effects-scheme.ts';
import { groupedScheme } from '../support/grouped-scheme.ts';
import { type Answer, ask } from '../support/http.ts';
import { reviewActs } from '../support/review-acts.ts';
import { bookedAccounts, deliver, simulatedAccounts } from '../support/roster-acts.ts';
import { homeOf, openWorld, person, staffOf, type World } from '../support/village.ts';

/** Households 1 and 4 live in 1组, 2 and 5 in 2组, 3 and 6 in 3组. Today is 22 November 2026. */
let world: World;
/** The same person throughout a test: a key belongs to whoever used it. */
let clerk: Actor;
const worlds: World[] = [];
async function open(scheme = groupedScheme): Promise<void> {
  world = await openWorld({ households: 6, scheme });
  clerk = staffOf(world.village, 'clerk');
  worlds.push(world);
}
beforeEach(() => open());
afterAll(async () => {
  for (const each of worlds) await each.close();
});

const reason = '村里核实';
const path = (rest: string) => `/villages/${world.village.id}${rest}`;
const leaderOf = (groupName: string) => {
  const { id, lo, hi } = world.village;
  return person('组长', 'staff', [{ role: 'group_leader', placeId: id, lo, hi, groupName }]);
};
const post = (rest: string, body: object, key: string = randomUUID()): Promise<Answer> =>
  ask(world, clerk, 'POST', path(rest), { body: { reason, kind: 'group', ...body }, key });
const rename = (name: string, newName: string, more: object = {}) =>
  post('/group-renames', { name, newName, ...more });
const merge = (name: string, into: string, more: object = {}) =>
  post('/group-merges', { name, into, duties: 'follow', ...more });
const regroup = (homes: number[], to: string, more: object = {}) =>
  post('/group-changes', {
    householdIds: homes.map((nth) => homeOf(world.village, nth).id),
    to,
    on: '2026-11-01',
    ...more,
  });
const codeOf = (answer: Promise<Answer>) => answer.then(({ status, body }) => [status, body.error?.code]);
const page = async (actor = clerk) => (await ask(world, actor, 'GET', path('/groups'))).body;
const groupOf = async (nth: number) =>
  (await ask(world, clerk, 'GET', path(`/households/${homeOf(world.village, nth).id}`))).body.group;
const counts = async () =>
  Object.fromEntries(
    (await page()).groups.map((one: { name: string; households: number }) => [one.name, one.households]),
  );
const appoint = async (groupName: string) => {
  const duty = { role: 'group_leader', placeId: world.village.id, groupName };
  const made = await ask(world, clerk, 'POST', '/staff', {
    body: { displayName: `样例${groupName}长`, username: `leader-${randomUUID().slice(0, 8)}`, duty },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.accountId as string;
};

describe('the page of groups', () => {
  it('counts households and people, names the leader, the sections, and who belongs nowhere', async () => {
    await appoint('1组');
    expect((await regroup([1, 2], '东片', { kind: 'section' })).body).toEqual({ households: 2 });
    expect((await regroup([6], '')).status).toBe(200);
    const { groups, sections, without, alike } = await page();
    expect(groups).toEqual([
      {
        name: '1组',
        households: 2,
        members: 4,
        crosses: ['东片'],
        duties: [{ name: '样例1组长', role: 'group_leader', standsInFor: null }],
      },
      { name: '2组', households: 2, members: 4, crosses: ['东片'], duties: [] },
      { name: '3组', households: 1, members: 2, crosses: [], duties: [] },
    ]);
    expect(sections).toEqual([
      { name: '东片', households: 2, members: 4, crosses: ['1组', '2组'], duties: [] },
    ]);
    expect(without).toEqual({ group: 1, section: 4 });
    expect(alike).toEqual([]);
  });

  it('SEC-1 shows a group leader their own group alone, and nobody but the clerk changes anything', async () => {
    await appoint('2组');
    const { groups, without } = await page(leaderOf('1组'));
    expect(groups.map((one: { name: string }) => one.name)).toEqual(['1组']);
    expect(without).toEqual({ group: 0, section: 2 });
    const body = { kind: 'group', name: '1组', newName: '东组', reason };
    for (const actor of [
      leaderOf('1组'),
      staffOf(world.village, 'panel'),
      staffOf(world.town, 'town_office'),
    ])
      expect((await ask(world, actor, 'POST', path('/group-renames'), { body })).status).toBe(403);
  });

  it('names what is probably one, and makes nothing one by itself', async () => {
    await regroup([2], '三组', { sure: true });
    expect((await page()).alike).toEqual([{ kind: 'group', names: ['3组', '三组'] }]);
    expect(await counts()).toMatchObject({ '3组': 2, 三组: 1 });
  });
});

describe('renaming', () => {
  it('takes along households, their past, organisations and duties; a leader sees on what they saw', async () => {
    const accountId = await appoint('1组');
    const shop = { name: '样例小店', kind: 'shop', group: '1组', reason };
    await ask(world, clerk, 'POST', path('/organisations'), { body: shop });
    await regroup([4], '2组');
    const waiting = await reviewActs(world).file(world.village, 1);
    const key = randomUUID();
    const first = await post('/group-renames', { name: '1组', newName: ' 东头组 ' }, key);
    expect(first.body).toEqual({ households: 1 });
    const again = await post('/group-renames', { name: '1组', newName: ' 东头组 ' }, key);
    expect(again.body).toEqual(first.body);
    expect([await groupOf(1), await groupOf(4)]).toEqual(['东头组', '2组']);
    const { body } = await ask(world, clerk, 'GET', `/places/${world.village.id}/duties`);
    expect(body.duties.find((one: { accountId: string }) => one.accountId === accountId).groupName).toBe(
      '东头组',
    );
    const organisations = await ask(world, clerk, 'GET', path('/organisations'));
    expect(organisations.body.organisations[0].group).toBe('东头组');
    expect(await reviewActs(world).queueIds(leaderOf('东头组'))).toEqual([waiting]);
    const changes = await ask(
      world,
      clerk,
      'GET',
      path(`/households/${homeOf(world.village, 1).id}/changes`),
    );
    expect(changes.body.changes[0]).toMatchObject({ kind: 'group_renamed', label: '小组改名', note: reason });
    // Household 4 was there until November: the past bears the new name, so nobody may take it for another group.
    await rename('东头组', '西头组');
    expect(await codeOf(regroup([4], '西头组', { on: '2026-10-01' }))).toEqual([
      422,
      'roster.group_changed_later',
    ]);
    const audit = await world.database.db.pools.writer.query(
      "select action, target from audit_rows where village_id = $1 and action like 'roster.group%' order by seq",
      [world.village.id],
    );
    expect(audit.rows.map((row) => row.action)).toEqual([
      'roster.group_changed',
      'roster.group_renamed',
      'roster.group_renamed',
    ]);
  });

  it('asks once about a name like another one, and refuses one that is or was taken', async () => {
    const like = await rename('1组', '第二小组');
    expect([like.status, like.body.error.code, like.body.error.details.alike]).toEqual([
      409,
      'roster.group_alike',
      '2组',
    ]);
    expect(await codeOf(rename('1组', '2组'))).toEqual([409, 'roster.group_name_taken']);
    expect(await codeOf(rename('1组', '１组'))).toEqual([422, 'roster.nothing_changed']);
    expect(await codeOf(rename('1组', ' '))).toEqual([422, 'roster.group_name_missing']);
    expect(await codeOf(rename('9组', '东组'))).toEqual([422, 'roster.group_unknown']);
    expect(await codeOf(rename('1组', '东组', { reason: ' ' }))).toEqual([422, 'roster.reason_missing']);
    await merge('3组', '2组', { on: '2026-11-02' });
    expect(await codeOf(rename('1组', '3组'))).toEqual([409, 'roster.group_name_was']);
    expect((await rename('1组', '第二小组', { sure: true })).status).toBe(200);
    // One group may write its own name in another way.
    expect((await rename('第二小组', '第2小组', { sure: true })).status).toBe(200);
    expect(Object.keys(await counts())).toEqual(['2组', '第2小组']);
  });

  it('is refused where a scheme writes the name out, and where the group has points of its own', async () => {
    await open(`${groupedScheme}who: { joins: voluntary, eligible: { when: 'household.group != "1组"' } }
`);
    for (const [name, newName] of [
      ['1组', '东组'],
      ['2组', '1组'],
    ] as const)
      expect((await rename(name, newName)).status).toBe(409);
    expect((await rename('1组', '东组')).body.error.code).toBe('roster.group_in_scheme');
    expect((await rename('2组', '西组')).status).toBe(200);

    await open(effectsScheme(true));
    const helper = staffOf(world.village, 'helper');
    const filed = await ask(world, helper, 'POST', path('/claims'), {
      body: {
        item: 'deed',
        householdId: homeOf(world.village, 1).id,
        photoIds: [],
        onBehalfReason: '不会用手机',
      },
    });
    expect(filed.status, JSON.stringify(filed.body)).toBe(201);
    await reviewActs(world).approve(
      staffOf(world.village, 'panel'),
      world.village,
      filed.body.eventId,
      'only',
    );
    expect(await codeOf(rename('1组', '东组'))).toEqual([409, 'roster.group_has_points']);
    expect((await merge('1组', '2组')).status).toBe(200);
    await deliver(world);
    expect(await bookedAccounts(world, world.village)).toEqual(await simulatedAccounts(world, world.village));
  });
});

describe('merging', () => {
  it('from a day on leaves the days before as they were', async () => {
    expect((await merge('1组', '2组', { on: '2026-11-10' })).body).toEqual({ households: 2 });
    expect(await counts()).toEqual({ '2组': 4, '3组': 2 });
    const past = await world.database.db.pools.writer.query(
      "select value, to_on::text as until from past_facts where village_id = $1 and fact = 'group'",
      [world.village.id],
    );
    expect(past.rows).toEqual([
      { value: '1组', until: '2026-11-09' },
      { value: '1组', until: '2026-11-09' },
    ]);
    expect(await codeOf(merge('1组', '2组'))).toEqual([422, 'roster.group_unknown']);
    expect(await codeOf(merge('2组', '2组'))).toEqual([422, 'roster.group_same']);
    expect(await codeOf(merge('3组', '2组', { on: '2026-12-01' }))).toEqual([422, 'roster.day_ahead']);
  });

  it('as one group written in two ways changes all days, the past of others too', async () => {
    await regroup([1], '三组', { sure: true, on: '2026-03-01' });
    await regroup([1], '2组', { on: '2026-06-01' });
    await regroup([2], '三组', { sure: true });
    expect((await merge('三组', '3组')).body).toEqual({ households: 1 });
    const past = await world.database.db.pools.writer.query(
      "select value from past_facts where village_id = $1 and fact = 'group' order by value",
      [world.village.id],
    );
    expect(past.rows.map((row) => row.value)).toEqual(['1组', '2组', '3组']);
    expect((await page()).alike).toEqual([]);
  });

  it('moves or ends the duties of the group that is no more, as the clerk says', async () => {
    const [moved, ended] = [await appoint('1组'), await appoint('3组')];
    await merge('1组', '2组', { on: '2026-11-10', duties: 'follow' });
    await merge('3组', '2组', { on: '2026-11-10', duties: 'end' });
    const { body } = await ask(world, clerk, 'GET', `/places/${world.village.id}/duties`);
    const bound = body.duties.filter((one: { accountId: string }) => [moved, ended].includes(one.accountId));
    expect(
      bound.map((one: { accountId: string; groupName: string }) => [one.accountId, one.groupName]),
    ).toEqual([[moved, '2组']]);
  });

  it.each([
    {},
    { from: '2027-01-01' },
  ])('leaves one duty in force to who leads both, the other %o', async (days) => {
    const accountId = await appoint('1组');
    const duty = { role: 'group_leader', placeId: world.village.id, groupName: '2组', ...days };
    expect((await ask(world, clerk, 'POST', `/staff/${accountId}/duties`, { body: duty })).status).toBe(201);
    expect((await merge('1组', '2组')).status).toBe(200);
    const { groups } = await page();
    expect(groups[0].duties).toHaveLength(1);
  });

  it('of a group whose last household has left shows its leader, until the clerk ends that or fills it', async () => {
    await appoint('3组');
    await regroup([3, 6], '2组');
    expect((await page()).groups[2]).toMatchObject({
      name: '3组',
      households: 0,
      duties: [{ name: '样例3组长' }],
    });
    expect((await merge('3组', '2组', { duties: 'end' })).body).toEqual({ households: 0 });
    expect(Object.keys(await counts())).toEqual(['1组', '2组']);
  });
});

describe('changing some households', () => {
  it('makes a new group, and refuses what cannot be', async () => {
    expect((await regroup([1, 2, 4], '新村组')).body).toEqual({ households: 3 });
    expect(await counts()).toEqual({ '2组': 1, '3组': 2, 新村组: 3 });
    expect(await codeOf(regroup([1, 2, 4], '新村组'))).toEqual([422, 'roster.nothing_changed']);
    expect(await codeOf(regroup([5], '新村小组'))).toEqual([409, 'roster.group_alike']);
    expect(await codeOf(regroup([], '2组'))).toEqual([400, 'system.input_invalid']);
    expect(await codeOf(regroup([5], '3组', { on: '2026-12-01' }))).toEqual([422, 'roster.day_ahead']);
    expect(
      await codeOf(post('/group-changes', { householdIds: [homeOf(world.sister, 1).id], to: '2组' })),
    ).toEqual([404, 'roster.household_unknown']);
    await ask(world, clerk, 'POST', path(`/households/${homeOf(world.village, 5).id}/changes`), {
      body: { kind: 'left_village', on: '2026-11-02', reason },
    });
    expect(await codeOf(regroup([5], '3组'))).toEqual([409, 'roster.household_closed']);
  });

  it('can say that a group was missing all along', async () => {
    await regroup([1, 4], '', { on: undefined });
    const past = await world.database.db.pools.writer.query(
      "select value from past_facts where village_id = $1 and fact = 'group'",
      [world.village.id],
    );
    expect(past.rows).toEqual([]);
    expect((await page()).without.group).toBe(2);
  });
});
