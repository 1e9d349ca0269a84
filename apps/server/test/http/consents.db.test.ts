import { afterAll, describe, expect, it } from 'vitest';
import { householdActs } from '../support/household-acts.ts';
import { ask, photoOf } from '../support/http.ts';
import { homeOf, openWorld, person, staffOf, villagerOf } from '../support/village.ts';

const world = await openWorld({ households: 6 });
afterAll(() => world.close());
const { addHousehold, clerk, consents, get, post } = householdActs(world);

const points = { purpose: 'points', version: 1 };

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
    expect((await ask(world, clerk, 'POST', '/consent-texts', { body: text })).status).toBe(403);
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
    const desk = await post(clerk, `/${other.id}/consents`, { ...foreign, way: 'paper' });
    expect(desk.status).toBe(201);
    expect((await post(clerk, `/${other.id}/consents`, foreign)).body.error.code).toBe(
      'enrolment.paper_missing',
    );
  });
});

describe('children', () => {
  it('PRV-3: a household whose head is a child is named on no public page, whatever was agreed', async () => {
    const { village, town } = world;
    const home = homeOf(village, 4);
    const claim = await ask(world, villagerOf(village, 4), 'POST', `/villages/${village.id}/claims`, {
      body: { item: 'affairs-meeting', householdId: home.id, happenedAt: '2026-11-20T10:00:00+08:00' },
    });
    const url = `/villages/${village.id}/events/${claim.body.eventId}/decisions`;
    await ask(world, staffOf(village, 'panel'), 'POST', url, {
      body: { stage: 'first', verdict: 'approve' },
    });
    const second = { stage: 'second', verdict: 'approve' };
    await ask(world, staffOf(town, 'town_department'), 'POST', url, { body: second });
    const guardian = (await get(clerk, `/${home.id}/roster`)).members[1].id;
    const agreed = { memberId: home.headId, ...points, guardianId: guardian, guardianRelation: 'parent' };
    expect((await post(clerk, `/${home.id}/consents`, { ...agreed, way: 'paper' })).status).toBe(201);
    const { body } = await world.app.inject({ url: `/v/${village.code}/2026-Q4` });
    expect(body).toContain('（未成年人家庭）');
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
