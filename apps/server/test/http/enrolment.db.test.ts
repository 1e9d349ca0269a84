import { afterAll, describe, expect, it } from 'vitest';
import { withTx } from '../../src/platform/db/index.ts';
import { householdActs } from '../support/household-acts.ts';
import { ask } from '../support/http.ts';
import { deliver } from '../support/roster-acts.ts';
import { homeOf, openWorld, staffOf, villagerOf } from '../support/village.ts';

const world = await openWorld({ households: 6 });
afterAll(() => world.close());
const { addHousehold, clerk, consents, get, post } = householdActs(world);

const reason = '村里核实';
const today = '2026-11-22';
const points = { purpose: 'points', version: 1 };
const base = `/villages/${world.village.id}/households`;

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
    await ask(world, clerk, 'PUT', `${base}/${home.id}`, {
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
    const roster = await get(clerk, `/${home.id}/roster`);
    expect(roster.members.map((one: { countsFrom: string | null }) => one.countsFrom)).toEqual([
      '2026-03-01',
      null,
    ]);
  });

  it('ends any time, and goes on in a new stretch when somebody joins again later', async () => {
    const home = await addHousehold('参04', { registered: true, homestead: true, residents: 1 });
    const desk = { consents: [points], paper: 'signed' };
    await post(clerk, `/${home.id}/enrolments`, { on: '2026-03-01', ...desk });
    const out = (body: object) =>
      post(clerk, `/${home.id}/enrolment-withdrawals`, { paper: 'spoken', ...body });
    expect((await out({ lastOn: '2026-02-01' })).body.error.code).toBe('enrolment.day_wrong');
    expect((await out({ lastOn: '2026-06-30' })).status).toBe(201);
    expect((await out({})).body.error.code).toBe('enrolment.not_enrolled');
    expect((await consents(home.id)).members[0].answers[0].state).toBe('withdrawn');
    const again = await post(clerk, `/${home.id}/enrolments`, { on: '2026-09-01', ...desk });
    expect(again.body.householdId).not.toBe(home.id);
    expect(await get(clerk, `/${again.body.householdId}/enrolment`)).toMatchObject({
      state: 'joined',
      joinedOn: '2026-09-01',
    });
    expect(await get(clerk, `/${home.id}/enrolment`)).toMatchObject({
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
    expect((await post(clerk, `/${home.id}/changes`, { ...move, on: today, reason })).status).toBe(201);
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
