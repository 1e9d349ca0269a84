import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/platform/command/index.ts';
import { ask } from '../support/http.ts';
import { homeOf, openWorld, person, staffOf, type World } from '../support/village.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const path = (rest: string) => `/villages/${world.village.id}/households${rest}`;
const clerk = () => staffOf(world.village, 'clerk');
const at = (rest: object) => {
  const { id, lo, hi } = world.village;
  return { placeId: id, lo, hi, ...rest };
};

describe('phones on the roster', () => {
  it('are shown in full to whose they are, and those of children, to nobody else and to no card', async () => {
    const on = '2026-11-01';
    const people = [
      { name: '样例户主', relation: 'head', phone: '13711110001', bornOn: '1960-01-01' },
      { name: '样例配偶', relation: 'spouse', phone: '13711110002', bornOn: '1962-01-01' },
      { name: '样例孩子', relation: 'child', phone: '13711110003', bornOn: '2016-01-01' },
      { name: '样例长子', relation: 'child', phone: '13711110004', bornOn: '1990-01-01' },
    ];
    const made = await ask(world, clerk(), 'POST', path(''), {
      body: { doorCode: '电01', members: people, facts: {}, on: '2026-03-01', reason: '登记' },
    });
    expect([made.status, made.body.error]).toEqual([201, undefined]);
    const { householdId, memberIds } = made.body;
    const gone = await ask(world, clerk(), 'POST', path(`/${householdId}/changes`), {
      body: { kind: 'member_left', memberId: memberIds[3], on, reason: '外出落户' },
    });
    expect(gone.status).toBe(201);
    const reader = person('', 'villager', [at({ role: 'villager', householdId }) as never], memberIds[1]);
    const phonesFor = async (actor: Actor) => {
      const { body } = await ask(world, actor, 'GET', path(`/${householdId}/roster`));
      const phones = (list: { id: string; phone: string }[]) =>
        memberIds.flatMap((id: string) => list.filter((one) => one.id === id).map((one) => one.phone));
      return [...phones(body.members), '|', ...phones(body.past)];
    };
    const masked = ['137****0001', '137****0002', '137****0003', '|', ''];
    expect(await phonesFor(reader)).toEqual(['137****0001', '13711110002', '13711110003', '|', '']);
    expect(await phonesFor({ ...reader, sessionId: 'card', onlyHousehold: householdId })).toEqual(masked);
    expect(await phonesFor(clerk())).toEqual(masked);
  });
});

describe('a group leader who keeps the shop too', () => {
  it('reads of facts, phones and consents in the group alone', async () => {
    const leader = person('组长', 'staff', [
      at({ role: 'group_leader', groupName: '1组' }) as never,
      at({ role: 'keeper' }) as never,
    ]);
    const statusOf = async (nth: number) =>
      Promise.all(
        ['/roster', '/changes', '/enrolment', '/consents', '/helpers'].map(
          async (rest) =>
            (await ask(world, leader, 'GET', path(`/${homeOf(world.village, nth).id}${rest}`))).status,
        ),
      );
    expect(await statusOf(1)).toEqual([200, 200, 200, 200, 200]);
    expect(await statusOf(2)).toEqual([404, 404, 404, 404, 404]);
  });
});
