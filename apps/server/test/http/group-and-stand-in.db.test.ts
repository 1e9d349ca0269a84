import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupedScheme } from '../support/grouped-scheme.ts';
import { ask } from '../support/http.ts';
import { type ReviewActs, reviewActs } from '../support/review-acts.ts';
import { homeOf, openWorld, person, staffOf, villagerOf, type World } from '../support/village.ts';

/** Households 1 and 4 live in 1组, 2 and 5 in 2组; the first stage is the group leaders'. */
let world: World;
let acts: ReviewActs;
beforeAll(async () => {
  world = await openWorld({ households: 6, scheme: groupedScheme });
  acts = reviewActs(world);
});
afterAll(() => world?.close());

const leaderOf = (groupName: string) => {
  const { id, lo, hi } = world.village;
  return person('组长', 'staff', [{ role: 'group_leader', placeId: id, lo, hi, groupName }]);
};
const path = (rest: string) => `/villages/${world.village.id}${rest}`;

describe('SEC-1 a group leader', () => {
  it('sees the households of the group and no other, in the list, one by one and in the passbook', async () => {
    const leader = leaderOf('1组');
    const list = (await ask(world, leader, 'GET', path('/households'))).body;
    expect(list.households.map((one: { doorCode: string }) => one.doorCode)).toEqual(['ZX0001', 'ZX0004']);
    expect(list.total).toBe(2);
    const own = homeOf(world.village, 1).id;
    const other = homeOf(world.village, 2).id;
    for (const [householdId, status] of [
      [own, 200],
      [other, 404],
    ] as const)
      for (const rest of [`/households/${householdId}`, `/households/${householdId}/passbook`])
        expect([rest, (await ask(world, leader, 'GET', path(rest))).status]).toEqual([rest, status]);
  });

  it('sees their own household too, wherever it is', async () => {
    const home = homeOf(world.village, 5).id;
    const leader = leaderOf('1组');
    const { id, lo, hi } = world.village;
    leader.grants.push({ role: 'villager', placeId: id, placeName: '', lo, hi, householdId: home });
    const list = (await ask(world, leader, 'GET', path('/households'))).body;
    expect(list.households.map((one: { doorCode: string }) => one.doorCode)).toEqual([
      'ZX0001',
      'ZX0004',
      'ZX0005',
    ]);
  });

  it('files for, visits and reviews the group alone', async () => {
    const leader = leaderOf('1组');
    const claim = (nth: number) =>
      ask(world, leader, 'POST', path('/claims'), {
        body: {
          item: 'affairs-meeting',
          householdId: homeOf(world.village, nth).id,
          photoIds: [],
          onBehalfReason: '不会用手机',
        },
      });
    expect((await claim(2)).body.error.code).toBe('events.other_household');
    expect((await claim(4)).status).toBe(201);

    const here = await acts.file(world.village, 1);
    const there = await acts.file(world.village, 2);
    const queue = await acts.queueIds(leader);
    expect(queue).toContain(here);
    expect(queue).not.toContain(there);
    const refused = await acts.approve(leader, world.village, there, 'first');
    expect(refused.body.error.code).toBe('review.stage_other');
    expect((await ask(world, leader, 'GET', path(`/events/${there}`))).status).toBe(404);
    expect((await acts.approve(leader, world.village, here, 'first')).status).toBe(201);
  });
});

describe('a stand-in', () => {
  const standInFor = (absent: ReturnType<typeof staffOf>, householdIds: string[] = []) => {
    const { id, lo, hi } = world.village;
    const standIn = { accountId: absent.accountId, name: '王大', householdIds };
    return person('李二', 'staff', [{ role: 'group_leader', placeId: id, lo, hi, standIn }]);
  };

  it('decides in the absent one’s place, and the decision says so to staff in full and to villagers masked', async () => {
    const absent = staffOf(world.village, 'group_leader');
    const standIn = standInFor(absent);
    const eventId = await acts.file(world.village, 2);
    expect((await acts.approve(standIn, world.village, eventId, 'first')).status).toBe(201);
    const shown = async (actor: typeof standIn) =>
      (await ask(world, actor, 'GET', path(`/events/${eventId}`))).body.decisions[0].byLabel;
    expect(await shown(staffOf(world.village, 'clerk'))).toBe('组长 李二（代王大）');
    expect(await shown(villagerOf(world.village, 2))).toBe('组长 李*（代王*）');
  });

  it('keeps away from the absent one’s household and filings, and from what they decided', async () => {
    const absent = staffOf(world.village, 'group_leader');
    const standIn = standInFor(absent, [homeOf(world.village, 4).id]);
    const ofAbsent = await acts.file(world.village, 4);
    expect(await acts.queueIds(standIn)).not.toContain(ofAbsent);
    expect((await acts.approve(standIn, world.village, ofAbsent, 'first')).body.error.code).toBe(
      'review.stage_other',
    );

    const filed = await ask(world, absent, 'POST', path('/claims'), {
      body: {
        item: 'affairs-meeting',
        householdId: homeOf(world.village, 5).id,
        photoIds: [],
        onBehalfReason: '不会用手机',
      },
    });
    expect(filed.status).toBe(201);
    expect(await acts.queueIds(standIn)).not.toContain(filed.body.eventId);
    const own = await acts.approve(standIn, world.village, filed.body.eventId, 'first');
    expect(own.body.error.code).toBe('review.stage_other');
  });

  it('is no second person beside the absent one, in either order', async () => {
    for (const absentFirst of [true, false]) {
      const absent = staffOf(world.village, 'group_leader');
      const standIn = standInFor(absent);
      const eventId = await acts.file(world.village, 5);
      const [first, second] = absentFirst ? [absent, standIn] : [standIn, absent];
      expect((await acts.approve(first, world.village, eventId, 'first')).body.state).toBe('in_review');
      expect(await acts.queueIds(second)).not.toContain(eventId);
      const again = await acts.approve(second, world.village, eventId, 'first');
      expect(again.body.error.code).toBe('review.already_decided');
    }
  });
});
