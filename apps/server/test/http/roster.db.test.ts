import { withScope } from '../../src/platform/db/index.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../support/http.ts';
import { bookedAccounts, deliver, simulatedAccounts } from '../support/roster-acts.ts';
import { homeOf, openWorld, staffOf, villagerOf, type World } from '../support/village.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ households: 6 });
});
afterAll(() => world?.close());

const reason = '村里核实';
const on = '2026-11-01';

const clerk = () => staffOf(world.village, 'clerk');
const base = () => `/villages/${world.village.id}/households`;
const post = (path: string, body: object, actor = clerk()) =>
  ask(world, actor, 'POST', `${base()}${path}`, { body });
const put = (path: string, body: object, actor = clerk()) =>
  ask(world, actor, 'PUT', `${base()}${path}`, { body });
const roster = async (householdId: string) =>
  (await ask(world, clerk(), 'GET', `${base()}/${householdId}/roster`)).body;
const change = (householdId: string, body: object) =>
  post(`/${householdId}/changes`, { on, reason, ...body });
const code = async (asked: Promise<{ body: { error?: { code: string } } }>) => (await asked).body.error?.code;

async function newHousehold(doorCode: string, members = ['head', 'spouse', 'child']) {
  const answer = await post('', {
    doorCode,
    group: '1组',
    facts: { registered: true, homestead: true, residents: members.length },
    members: members.map((relation, at) => ({ name: `样例${doorCode}${at}`, relation })),
    on: '2026-03-01',
    reason,
  });
  expect(answer.status).toBe(201);
  return answer.body as { householdId: string; memberIds: [string, string, string] };
}

describe('a household', () => {
  it('PRV-1: joins the roster with names and a door alone', async () => {
    const { householdId } = await newHousehold('新01');
    expect(await roster(householdId)).toMatchObject({
      doorCode: '新01',
      joinedOn: null,
      closedOn: null,
      members: [{ relation: 'head', beganOn: '2026-03-01', countsFrom: null }, {}, {}],
    });
    const changes = await ask(world, clerk(), 'GET', `${base()}/${householdId}/changes`);
    expect(changes.body.changes).toMatchObject([
      { kind: 'household_added', label: '登记入册', on: '2026-03-01', note: reason },
    ]);
  });

  it('is refused with a door that another has, two heads, a day to come, no reason, or a fact of the wrong kind', async () => {
    const good = {
      doorCode: '新02',
      members: [{ name: '样例甲', relation: 'head' }],
      on,
      reason,
    };
    const refused = (body: object) => code(post('', { ...good, ...body }));
    expect(await refused({ doorCode: homeOf(world.village, 1).doorCode })).toBe('roster.door_code_taken');
    const two = [
      { name: '甲', relation: 'head' },
      { name: '乙', relation: 'head' },
    ];
    expect(await refused({ members: two })).toBe('roster.head_missing');
    expect(await refused({ on: '2027-01-01' })).toBe('roster.day_ahead');
    expect(await refused({ on: '2026-02-30' })).toBe('roster.day_wrong');
    expect(await refused({ reason: '  ' })).toBe('roster.reason_missing');
    expect(await refused({ facts: { residents: '三口' } })).toBe('roster.fact_malformed');
    expect(await refused({ facts: { cars: 2 } })).toBe('roster.fact_unknown');
    const wrong = (person: object) => refused({ members: [{ name: '甲', relation: 'head', ...person }] });
    expect(await wrong({ phone: '12345' })).toBe('roster.phone_malformed');
    expect(await wrong({ idNumber: '110105194912310021' })).toBe('roster.id_number_malformed');
    expect(await wrong({ bornOn: '2027-01-01' })).toBe('roster.born_ahead');
    const panel = staffOf(world.village, 'panel');
    expect(await code(post('', good, panel))).toBe('access.not_allowed');
  });

  it('changes from a day on, and what was before stays true of the days before', async () => {
    const { householdId } = await newHousehold('新03');
    const changed = await put(`/${householdId}`, { facts: { residents: 1 }, group: '2组', on, reason });
    expect(changed.status).toBe(200);
    expect(await code(put(`/${householdId}`, { facts: { residents: 2 }, on: '2026-10-01', reason }))).toBe(
      'roster.fact_changed_later',
    );
    expect(await code(put(`/${householdId}`, { group: '2组', reason }))).toBe('roster.nothing_changed');
    const past = await withScope(world.services.db, world.village, (read) =>
      read
        .selectFrom('past_facts')
        .select(['fact', 'value', 'from_on', 'to_on'])
        .where('subject', '=', `h:${householdId}`)
        .orderBy('fact')
        .execute(),
    );
    expect(past).toEqual([
      { fact: 'group', value: '1组', from_on: null, to_on: '2026-10-31' },
      { fact: 'residents', value: 3, from_on: null, to_on: '2026-10-31' },
    ]);
    const day = (wanted: string) =>
      ask(world, clerk(), 'GET', `${base()}/${householdId}/enrolment?on=${wanted}`);
    const residents = async (wanted: string) =>
      (await day(wanted)).body.eligibility.conditions[2].facts[0].value;
    expect([await residents('2026-10-31'), await residents('2026-11-01')]).toEqual([3, 1]);
  });
});

describe('a member', () => {
  it('is added, put right, made head, and leaves; the record says so', async () => {
    const { householdId, memberIds } = await newHousehold('新04');
    const [head, spouse] = memberIds;
    const added = await post(`/${householdId}/members`, {
      relation: 'parent',
      person: { name: '样例老人', phone: '13900001234' },
      on,
      takesPart: false,
      reason,
    });
    expect(added.status).toBe(201);
    const { memberId } = added.body;
    const url = `/${householdId}/members/${memberId}`;
    expect((await put(url, { name: '样例长辈', phone: '', bornOn: '1950-05-05', reason })).status).toBe(200);
    expect(await code(put(url, { name: '样例长辈', reason }))).toBe('roster.nothing_changed');
    expect(await code(change(householdId, { kind: 'member_left', memberId: head }))).toBe(
      'roster.head_leaving',
    );
    expect((await change(householdId, { kind: 'head', memberId: spouse, relation: 'spouse' })).status).toBe(
      201,
    );
    expect((await change(householdId, { kind: 'member_left', memberId: head })).status).toBe(201);
    const page = await roster(householdId);
    expect(page.members[0]).toMatchObject({ id: spouse, relation: 'head' });
    expect(page.past).toMatchObject([{ id: head, endedOn: on }]);
    expect(await code(change(householdId, { kind: 'member_left', memberId: head }))).toBe(
      'roster.member_unknown',
    );
    expect(
      await code(
        post(`/${householdId}/members`, { relation: 'spouse', memberId: head, on: '2026-10-01', reason }),
      ),
    ).toBe('roster.day_too_early');
    expect(
      (await post(`/${householdId}/members`, { relation: 'spouse', memberId: head, on, reason })).status,
    ).toBe(201);
    const labels = (await ask(world, clerk(), 'GET', `${base()}/${householdId}/changes`)).body.changes;
    expect(labels.map((one: { kind: string }) => one.kind).sort()).toEqual(
      ['head', 'household_added', 'member_added', 'member_added', 'member_corrected', 'member_left'].sort(),
    );
  });

  it('keeps what was and is out of the audit but for its masked form', async () => {
    const { householdId, memberIds } = await newHousehold('新05');
    const url = `/${householdId}/members/${memberIds[1]}`;
    await put(url, { name: '样例改名', phone: '13900004321', reason });
    const { rows } = await world.database.db.pools.writer.query<{ detail: string }>(
      'select detail from audit_details where village_id = $1 order by seq',
      [world.village.id],
    );
    const details = rows.map((row) => row.detail).join('\n');
    expect(details).toContain('样***');
    expect(details).not.toContain('样例改名');
    expect(details).not.toContain('13900004321');
  });

  it('lives in one household at a time, and not before birth into it', async () => {
    const one = await newHousehold('新06');
    const two = await newHousehold('新07', ['head']);
    const memberId = one.memberIds[2];
    const move = { kind: 'member_moved', memberId, toHouseholdId: two.householdId, relation: 'child' };
    expect(await code(change(one.householdId, { ...move, on: '2026-02-01' }))).toBe('roster.day_too_early');
    expect(await code(change(one.householdId, { ...move, toHouseholdId: one.householdId }))).toBe(
      'roster.same_household',
    );
    expect((await change(one.householdId, move)).status).toBe(201);
    expect(await code(post(`/${one.householdId}/members`, { relation: 'child', memberId, on, reason }))).toBe(
      'roster.member_elsewhere',
    );
    expect((await roster(two.householdId)).members).toHaveLength(2);
    const last = { kind: 'member_left', memberId: two.memberIds[0], newHeadId: memberId };
    expect((await change(two.householdId, last)).status).toBe(201);
    expect(await code(change(two.householdId, { kind: 'member_died', memberId, on }))).toBe(
      'roster.last_member',
    );
  });
});

describe('a split', () => {
  it('lets part of the points go along, and the book of both says so', async () => {
    const { village, town } = world;
    const home = homeOf(village, 1);
    const claim = await ask(world, villagerOf(village, 1), 'POST', `/villages/${village.id}/claims`, {
      body: { item: 'affairs-meeting', householdId: home.id, happenedAt: '2026-10-20T09:00:00+08:00' },
    });
    const url = `/villages/${village.id}/events/${claim.body.eventId}/decisions`;
    await ask(world, staffOf(village, 'panel'), 'POST', url, {
      body: { stage: 'first', verdict: 'approve' },
    });
    const body = { stage: 'second', verdict: 'approve' };
    await ask(world, staffOf(town, 'town_department'), 'POST', url, { body });
    const spouse = (await roster(home.id)).members[1].id;
    const split = await change(home.id, {
      kind: 'split',
      members: [{ memberId: spouse, relation: 'head' }],
      doorCode: '分01',
      share: 0.5,
    });
    expect(split.status).toBe(201);
    await deliver(world);
    const book = async (householdId: string) =>
      (await ask(world, staffOf(village, 'clerk'), 'GET', `${base()}/${householdId}/passbook`)).body;
    const [old, fresh] = [await book(home.id), await book(split.body.householdId)];
    expect([old.balances[0].points, fresh.balances[0].points]).toEqual([1, 1]);
    expect(fresh.entries).toMatchObject([{ itemTitle: '分户、并户接续', points: 1 }]);
    expect(await bookedAccounts(world, village)).toEqual(await simulatedAccounts(world, village));

    // And back together: the whole of the second book goes to the first.
    const merged = await change(split.body.householdId, {
      kind: 'merge',
      intoHouseholdId: home.id,
      on: '2026-11-10',
    });
    expect(merged.status).toBe(201);
    await deliver(world);
    expect((await book(home.id)).balances[0].points).toBe(2);
    expect((await book(split.body.householdId)).balances[0].points).toBe(0);
    expect(await bookedAccounts(world, village)).toEqual(await simulatedAccounts(world, village));
  });

  it('needs one head on either side and somebody who stays', async () => {
    const { householdId, memberIds } = await newHousehold('新08');
    const [head, spouse] = memberIds;
    const split = (body: object) => code(change(householdId, { kind: 'split', doorCode: '新09', ...body }));
    expect(await split({ members: [] })).toBe('roster.members_none');
    expect(await split({ members: [{ memberId: spouse, relation: 'child' }] })).toBe('roster.head_missing');
    expect(await split({ members: [{ memberId: head, relation: 'head' }] })).toBe('roster.head_leaving');
    const all = memberIds.map((memberId, at) => ({ memberId, relation: at === 0 ? 'head' : 'child' }));
    expect(await split({ members: all })).toBe('roster.members_all');
    const door = {
      members: [{ memberId: spouse, relation: 'head' }],
      doorCode: homeOf(world.village, 2).doorCode,
    };
    expect(await split(door)).toBe('roster.door_code_taken');
  });
});

describe('a household that leaves', () => {
  it('frees its door, is changed no more, and comes back as one that goes on in it', async () => {
    const { householdId } = await newHousehold('新10');
    expect(await code(change(householdId, { kind: 'came_back', takesPart: false, keepsPoints: false }))).toBe(
      'roster.household_open',
    );
    expect((await change(householdId, { kind: 'left_village' })).status).toBe(201);
    expect(await code(put(`/${householdId}`, { group: '3组', reason }))).toBe('roster.household_closed');
    const back = await change(householdId, {
      kind: 'came_back',
      on: '2026-11-15',
      takesPart: false,
      keepsPoints: false,
    });
    expect(back.status).toBe(201);
    const page = await roster(back.body.householdId);
    expect(page).toMatchObject({ doorCode: '新10', closedOn: null });
    expect(page.members).toHaveLength(3);
    expect(page.members[0].relation).toBe('head');
  });

  it('is not there for other villages, whatever is asked', async () => {
    const stranger = staffOf(world.far, 'clerk');
    const { id } = homeOf(world.village, 2);
    for (const path of ['roster', 'changes', 'enrolment', 'consents'])
      expect((await ask(world, stranger, 'GET', `${base()}/${id}/${path}`)).status).toBe(404);
    const own = `/villages/${world.far.id}/households/${id}/roster`;
    expect((await ask(world, stranger, 'GET', own)).body.error.code).toBe('roster.household_unknown');
  });
});
