import { withTx } from '../../src/platform/db/index.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, photoOf } from '../support/http.ts';
import { deliver } from '../support/roster-acts.ts';
import { homeOf, openWorld, person, staffOf, villagerOf, type World } from '../support/village.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ households: 6 });
});
afterAll(() => world?.close());

const reason = '村里核实';
const today = '2026-11-22';
const base = () => `/villages/${world.village.id}/households`;
const clerk = () => staffOf(world.village, 'clerk');
const points = { purpose: 'points', version: 1 };
const post = (actor: ReturnType<typeof clerk>, path: string, body: object) =>
  ask(world, actor, 'POST', `${base()}${path}`, { body });
const get = async (actor: ReturnType<typeof clerk>, path: string) =>
  (await ask(world, actor, 'GET', `${base()}${path}`)).body;
const consents = async (householdId: string) => get(clerk(), `/${householdId}/consents`);

async function addHousehold(doorCode: string, facts: object, members: object[] = []) {
  const { body } = await post(clerk(), '', {
    doorCode,
    facts,
    members: [{ name: '丙一', relation: 'head', bornOn: '1970-02-02' }, ...members],
    on: '2026-02-01',
    reason,
  });
  const [headId, second] = body.memberIds as [string, string];
  const grant = {
    role: 'villager' as const,
    placeId: world.village.id,
    lo: world.village.lo,
    hi: world.village.hi,
  };
  const own = { ...grant, householdId: body.householdId as string };
  return {
    id: body.householdId as string,
    headId,
    second,
    head: person('丙一', 'villager', [own], headId),
  };
}

describe('joining', () => {
  it('is shown condition by condition and refused with what is lacking', async () => {
    const home = await addHousehold('参01', { registered: true, homestead: false });
    const card = await get(home.head, `/${home.id}/enrolment`);
    expect(card).toMatchObject({
      state: 'never',
      mayJoin: false,
      day: today,
      eligibility: { joins: 'voluntary', eligible: false, clause: 'who' },
    });
    expect(
      card.eligibility.conditions.map((one: { text: string; met: boolean | null }) => [one.text, one.met]),
    ).toEqual([
      [expect.stringContaining('：是'), true],
      [expect.stringContaining('：是'), false],
      [expect.stringContaining('不少于 1'), null],
    ]);
    const join = { on: today, consents: [points] };
    const refused = await post(home.head, `/${home.id}/enrolments`, join);
    expect(refused.body.error).toMatchObject({ code: 'enrolment.not_eligible' });
    await ask(world, clerk(), 'PUT', `${base()}/${home.id}`, {
      body: { facts: { homestead: true }, reason },
    });
    const unknown = await post(home.head, `/${home.id}/enrolments`, join);
    expect(unknown.body.error).toMatchObject({ code: 'enrolment.facts_unknown' });
  });

  it('is done by the household itself today, with its agreement and no other', async () => {
    const home = await addHousehold('参02', { registered: true, homestead: true, residents: 1 });
    const join = (body: object, actor = home.head) =>
      post(actor, `/${home.id}/enrolments`, { on: today, consents: [points], ...body });
    expect((await join({ on: '2026-11-01' })).body.error.code).toBe('enrolment.only_today');
    expect((await join({ consents: [] })).body.error.code).toBe('enrolment.consent_missing');
    expect((await join({ consents: [{ ...points, version: 9 }] })).body.error.code).toBe(
      'enrolment.text_changed',
    );
    expect((await join({}, villagerOf(world.village, 1))).status).toBe(404);
    expect((await join({}, staffOf(world.town, 'town_office'))).status).toBe(403);
    expect((await join({})).status).toBe(201);
    expect((await join({})).body.error.code).toBe('enrolment.already');
    expect(await get(home.head, `/${home.id}/enrolment`)).toMatchObject({
      state: 'joined',
      way: 'self',
      joinedOn: today,
    });
    const [head] = (await consents(home.id)).members;
    expect(head.answers[0]).toMatchObject({ purpose: 'points', state: 'given', version: 1, way: 'phone' });
    expect(head.answers[1]).toMatchObject({ purpose: 'photos', state: 'refused' });
    expect(head.name).toBe('丙*');
  });

  it('at the desk may be of an earlier day, with what was signed', async () => {
    const home = await addHousehold('参03', { registered: true, homestead: true, residents: 1 }, [
      { name: '丙二', relation: 'spouse' },
    ]);
    const helper = staffOf(world.village, 'helper');
    const join = { on: '2026-03-01', consents: [points], notCounting: [home.second] };
    expect((await post(helper, `/${home.id}/enrolments`, join)).body.error.code).toBe(
      'enrolment.paper_missing',
    );
    expect((await post(helper, `/${home.id}/enrolments`, { ...join, paper: 'signed' })).status).toBe(201);
    const roster = await get(clerk(), `/${home.id}/roster`);
    expect(roster.members.map((one: { countsFrom: string | null }) => one.countsFrom)).toEqual([
      '2026-03-01',
      null,
    ]);
  });

  it('ends any time, and goes on in a new stretch when somebody joins again later', async () => {
    const home = await addHousehold('参04', { registered: true, homestead: true, residents: 1 });
    const desk = { consents: [points], paper: 'signed' };
    await post(clerk(), `/${home.id}/enrolments`, { on: '2026-03-01', ...desk });
    const out = (body: object) =>
      post(clerk(), `/${home.id}/enrolment-withdrawals`, { paper: 'spoken', ...body });
    expect((await out({ lastOn: '2026-02-01' })).body.error.code).toBe('enrolment.day_wrong');
    expect((await out({ lastOn: '2026-06-30' })).status).toBe(201);
    expect((await out({})).body.error.code).toBe('enrolment.not_enrolled');
    expect((await consents(home.id)).members[0].answers[0].state).toBe('withdrawn');
    const again = await post(clerk(), `/${home.id}/enrolments`, { on: '2026-09-01', ...desk });
    expect(again.body.householdId).not.toBe(home.id);
    expect(await get(clerk(), `/${again.body.householdId}/enrolment`)).toMatchObject({
      state: 'joined',
      joinedOn: '2026-09-01',
    });
    expect(await get(clerk(), `/${home.id}/enrolment`)).toMatchObject({
      state: 'closed',
      leftOn: '2026-06-30',
    });
  });

  it('of a household whose people moved lets their accounts follow', async () => {
    const { village, services } = world;
    const home = await addHousehold('参05', { registered: true, homestead: true, residents: 1 }, [
      { name: '丙三', relation: 'child' },
    ]);
    const accountId = services.ids.uuid();
    const villages = { lo: village.lo, hi: village.hi };
    await withTx(services.db, villages, async (tx) => {
      const now = world.clock.now();
      await tx
        .insertInto('access_accounts')
        .values({ id: accountId, kind: 'villager', created_at: now, disabled_at: null })
        .execute();
      await tx
        .insertInto('role_grants')
        .values({
          id: services.ids.uuid(),
          account_id: accountId,
          role: 'villager',
          place_id: village.id,
          household_id: home.id,
          person_id: home.second,
          given_at: now,
          ended_at: null,
        })
        .execute();
    });
    const target = homeOf(village, 2).id;
    const move = { kind: 'member_moved', memberId: home.second, toHouseholdId: target, relation: 'other' };
    expect((await post(clerk(), `/${home.id}/changes`, { ...move, on: today, reason })).status).toBe(201);
    await deliver(world);
    const grants = await withTx(services.db, villages, (tx) =>
      tx
        .selectFrom('role_grants')
        .select(['household_id', 'ended_at'])
        .where('account_id', '=', accountId)
        .orderBy('given_at')
        .orderBy('ended_at', (order) => order.asc().nullsLast())
        .execute(),
    );
    expect(grants.map((one) => [one.household_id, one.ended_at !== null])).toEqual([
      [home.id, true],
      [target, false],
    ]);
  });
});

describe('agreeing', () => {
  it('PRV-2: who takes the agreement back is named no more on the next public page', async () => {
    const { village, town } = world;
    const home = homeOf(village, 1);
    const me = villagerOf(village, 1);
    const claim = await ask(world, me, 'POST', `/villages/${village.id}/claims`, {
      body: { item: 'affairs-meeting', householdId: home.id, happenedAt: '2026-11-20T09:00:00+08:00' },
    });
    const url = `/villages/${village.id}/events/${claim.body.eventId}/decisions`;
    await ask(world, staffOf(village, 'panel'), 'POST', url, {
      body: { stage: 'first', verdict: 'approve' },
    });
    const second = { stage: 'second', verdict: 'approve' };
    await ask(world, staffOf(town, 'town_department'), 'POST', url, { body: second });
    const sheet = async () => {
      const answer = await world.app.inject({ url: `/v/${village.code}/2026-Q4` });
      expect(answer.headers['cache-control']).toBe('no-cache');
      return answer.body;
    };
    expect(await sheet()).toContain('甲*');
    const answer = { memberId: home.headId, ...points };
    const back = await post(me, `/${home.id}/consent-withdrawals`, answer);
    expect(back.status).toBe(201);
    const page = await sheet();
    expect(page).not.toContain('甲*');
    expect(page).toContain('一户');
    await post(me, `/${home.id}/consents`, answer);
    expect(await sheet()).toContain('甲*');
  });

  it('PRV-2: a household that wants no photos is asked for none, and none is taken', async () => {
    const { village } = world;
    const home = homeOf(village, 2);
    const me = villagerOf(village, 2);
    const body = {
      item: 'environment-yard',
      householdId: home.id,
      photoIds: [await photoOf(world, me, village.id, 901)],
    };
    const file = (photoIds: string[]) =>
      ask(world, me, 'POST', `/villages/${village.id}/claims`, { body: { ...body, photoIds } });
    const needs = await file([]);
    expect(needs.body.error.code).toBe('events.photos_too_few');
    const answer = { memberId: home.headId, purpose: 'photos', version: 1 };
    expect((await post(me, `/${home.id}/consent-withdrawals`, answer)).status).toBe(201);
    expect((await file(body.photoIds)).body.error.code).toBe('events.photos_not_agreed');
    expect((await file([])).status).toBe(201);
  });

  it('PRV-2: a new version asks again, and the old yes holds until then', async () => {
    const home = await addHousehold('参06', { registered: true, homestead: true, residents: 1 });
    const answer = { memberId: home.headId, purpose: 'messages', version: 1 };
    await post(home.head, `/${home.id}/consents`, answer);
    const admin = person('管理员', 'staff', [
      { role: 'system_admin', placeId: 0, lo: 0, hi: Number.MAX_SAFE_INTEGER },
    ]);
    const text = { purpose: 'messages', title: '发短信提醒', body: '积分到账时给您发一条短信，别的都不发。' };
    expect((await ask(world, clerk(), 'POST', '/consent-texts', { body: text })).status).toBe(403);
    expect((await ask(world, admin, 'POST', '/consent-texts', { body: text })).body).toEqual({
      purpose: 'messages',
      version: 2,
    });
    expect((await ask(world, admin, 'POST', '/consent-texts', { body: text })).body.error.code).toBe(
      'enrolment.text_same',
    );
    const state = async () => (await consents(home.id)).members[0].answers[2].state;
    expect(await state()).toBe('outdated');
    expect((await post(home.head, `/${home.id}/consents`, answer)).body.error.code).toBe(
      'enrolment.text_changed',
    );
    await post(home.head, `/${home.id}/consents`, { ...answer, version: 2 });
    expect(await state()).toBe('given');
    const texts = (await ask(world, home.head, 'GET', '/consent-texts')).body.texts;
    expect(texts.map((one: { purpose: string }) => one.purpose)).toEqual([
      'points',
      'photos',
      'messages',
      'location',
    ]);
  });

  it('PRV-3: for somebody under 14 a grown-up of the village answers, with who it is', async () => {
    const home = await addHousehold('参07', { registered: true, homestead: true, residents: 3 }, [
      { name: '丙小', relation: 'child', bornOn: '2014-03-03' },
    ]);
    const answer = { memberId: home.second, purpose: 'photos', version: 1 };
    const give = (body: object, actor = home.head) =>
      post(actor, `/${home.id}/consents`, { ...answer, ...body });
    expect((await give({})).body.error.code).toBe('enrolment.guardian_missing');
    const self = { guardianId: home.second, guardianRelation: 'other' };
    expect((await give(self)).body.error.code).toBe('enrolment.guardian_wrong');
    const parent = { guardianId: home.headId, guardianRelation: 'parent' };
    expect((await give(parent)).status).toBe(201);
    const needless = { memberId: home.headId, ...parent };
    expect((await give(needless)).body.error.code).toBe('enrolment.guardian_needless');
    const listed = await get(home.head, `/${home.id}/consents`);
    expect(listed.members[1]).toMatchObject({ isChild: true, mayAnswer: true });
    expect(listed.members[1].answers[1]).toMatchObject({
      state: 'given',
      guardianId: home.headId,
      guardianRelation: 'parent',
    });
    // Whoever is grown up speaks for themselves.
    const other = await addHousehold('参08', {}, [{ name: '丙四', relation: 'spouse' }]);
    const foreign = { memberId: other.second, purpose: 'photos', version: 1 };
    expect((await post(other.head, `/${other.id}/consents`, foreign)).body.error.code).toBe(
      'enrolment.not_yours',
    );
    const desk = await post(clerk(), `/${other.id}/consents`, { ...foreign, way: 'paper' });
    expect(desk.status).toBe(201);
    expect((await post(clerk(), `/${other.id}/consents`, foreign)).body.error.code).toBe(
      'enrolment.paper_missing',
    );
  });
});

describe('helpers', () => {
  it('are named and dismissed by the household; both see it', async () => {
    const { village, services } = world;
    const helperId = services.ids.uuid();
    const writer = world.database.db.pools.writer;
    const now = world.clock.now();
    await writer.query(`insert into access_accounts (id, kind, created_at) values ($1, 'staff', $2)`, [
      helperId,
      now,
    ]);
    await writer.query(`insert into access_names (account_id, display_name) values ($1, '样例代办员')`, [
      helperId,
    ]);
    await writer.query(
      `insert into role_grants (id, account_id, role, place_id, given_at) values ($1, $2, 'helper', $3, $4)`,
      [services.ids.uuid(), helperId, village.id, now],
    );
    const home = homeOf(village, 1);
    const me = villagerOf(village, 1);
    const bind = { helperAccountId: helperId };
    expect(
      (await post(me, `/${home.id}/helpers`, { helperAccountId: services.ids.uuid() })).body.error.code,
    ).toBe('enrolment.helper_unknown');
    expect((await post(me, `/${home.id}/helpers`, bind)).status).toBe(201);
    expect((await post(me, `/${home.id}/helpers`, bind)).body.error.code).toBe('enrolment.helper_bound');
    expect((await get(me, `/${home.id}/helpers`)).helpers).toMatchObject([
      { name: '样例代办员', bound: true },
    ]);
    const helper = { ...staffOf(village, 'helper'), accountId: helperId };
    const bound = async () =>
      (await ask(world, helper, 'GET', `/villages/${village.id}/bound-households`)).body.households;
    expect(await bound()).toMatchObject([{ householdId: home.id, doorCode: home.doorCode }]);
    expect((await post(villagerOf(village, 2), `/${home.id}/helper-endings`, bind)).status).toBe(404);
    expect((await post(me, `/${home.id}/helper-endings`, bind)).status).toBe(201);
    expect(await bound()).toEqual([]);
  });
});
