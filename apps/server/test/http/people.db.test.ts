import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importRoster } from '@jishan/server/features/people';
import { runCommand, systemActor } from '@jishan/server/platform/command';
import { act, makeWorld, type Persona, VILLAGER_PHONE, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const get = (persona: Persona, path: string) =>
  world.app.inject({
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${world.tokenOf[persona]}` },
  });
const list = (persona: Persona, query = '') =>
  get(persona, `/villages/${world.places.village}/households${query}`);

describe('household list', () => {
  test('SEC-13: names are masked for everybody on duty; only at home they stand in full', async () => {
    const clerk = (await list('clerk')).json();
    expect(clerk).toMatchObject({ total: 2, groups: ['一组'] });
    expect(clerk.households[0]).toMatchObject({
      id: world.households.own,
      doorCode: '1-01',
      headName: '甲*',
      memberCount: 2,
      enrolled: true,
      balances: [{ balance: 'points', points: 0, period: '2026' }],
    });
    expect((await list('town')).json().households.map((row: { headName: string }) => row.headName)).toEqual([
      '甲*',
      '乙*',
    ]);
    // The household named with a panel member's duty keeps them from deciding on it, and is not their home.
    expect((await list('panel')).json().households.map((row: { headName: string }) => row.headName)).toEqual([
      '甲*',
      '乙*',
    ]);
    const villager = (await list('villager')).json();
    expect(villager).toMatchObject({ total: 1, groups: [] });
    expect(villager.households[0]).toMatchObject({ id: world.households.own, headName: '甲一' });
  });

  test('search finds names and door codes; signs of the pattern language are plain letters', async () => {
    const found = async (q: string) => (await list('clerk', `?q=${encodeURIComponent(q)}`)).json().total;
    expect(await Promise.all(['乙二', '1-01', '样例', '%', '_', "' or 1=1 --", '丙三'].map(found))).toEqual([
      1, 1, 2, 0, 0, 0, 0,
    ]);
  });

  test('pages are counted from the whole', async () => {
    const second = (await list('clerk', '?page=2&pageSize=1')).json();
    expect([second.total, second.households[0].doorCode]).toEqual([2, '1-02']);
    expect((await list('clerk', '?pageSize=1000')).json().error).toMatchObject({
      code: 'system.input_invalid',
      field: 'pageSize',
      message: '“每页条数”不能大于 200。',
    });
  });
});

describe('household page', () => {
  const page = (persona: Persona, householdId: string, villageId = world.places.village) =>
    get(persona, `/villages/${villageId}/households/${householdId}`);

  test('members with the head first; names in full at home only', async () => {
    const clerk = (await page('clerk', world.households.neighbour)).json();
    expect(clerk.members).toMatchObject([
      { name: '乙*', relation: 'head', participating: true },
      { name: '样***', relation: 'child', participating: false },
    ]);
    expect((await page('town', world.households.neighbour)).json().members[1].name).toBe('样***');
    expect((await page('villager', world.households.own)).json().members[0].name).toBe('甲一');
  });

  test('another household, one of another village and one that does not exist answer alike', async () => {
    const strip = (body: string) => body.replace(/"requestId":"[^"]+"/, '');
    const answers = await Promise.all([
      page('villager', world.households.neighbour),
      page('villager', world.households.foreign),
      page('villager', '0198a000-0000-7000-8000-00000000dead'),
      page('clerk', world.households.foreign),
    ]);
    expect(answers.map((answer) => answer.json().error.code)).toEqual(
      Array(4).fill('people.household_unknown'),
    );
    expect(new Set(answers.map((answer) => strip(answer.body))).size).toBe(1);
  });
});

describe('roster', () => {
  test('imported again it changes nothing', async () => {
    const roster = {
      households: [{ doorCode: '1-01', members: [{ name: '甲一', relation: 'head' as const }] }],
    };
    const result = await act(
      world.services,
      importRoster(world.services.vault),
      world.places.village,
      roster,
    );
    expect(result).toEqual({ households: 0, members: 0, skipped: 1 });
  });

  test('a phone is sealed, found by its index in its village only, and in no answer', async () => {
    const { rows } = await world.test.db.pools.writer.query(
      'select village_id, sealed, phone_index from person_private where phone_index is not null',
    );
    const bytes = Buffer.concat(rows.flatMap((row) => [row.sealed, row.phone_index]));
    expect(bytes.includes(VILLAGER_PHONE)).toBe(false);
    const indexes = rows.map((row) => row.phone_index.toString('hex'));
    // The child's phone is on three rosters: three different digests, and one twice within a village.
    expect(new Set(indexes).size).toBe(indexes.length - 1);
    // The whole number: ids of eight digits and more hold any short one sooner or later.
    expect((await list('clerk')).body).not.toMatch(/139-?0000-?00/);
  });

  test.each([
    ['people.head_missing', [{ doorCode: '9-01', members: [{ name: '庚', relation: 'child' as const }] }]],
    [
      'people.phone_malformed',
      [{ doorCode: '9-01', members: [{ name: '庚', relation: 'head' as const, phone: '12' }] }],
    ],
    [
      'people.door_code_repeated',
      [
        { doorCode: '9-01', members: [{ name: '庚', relation: 'head' as const }] },
        { doorCode: '9-01', members: [{ name: '辛', relation: 'head' as const }] },
      ],
    ],
  ])('%s names the door', async (code, households) => {
    const answer = await runCommand(
      world.services,
      importRoster(world.services.vault),
      {
        actor: systemActor('test'),
        villageId: world.places.village,
        key: world.services.ids.uuid(),
        from: { ip: '', requestId: 't' },
      },
      { households },
    );
    expect(answer).toMatchObject({ ok: false, error: { code, message: expect.stringContaining('9-01') } });
  });
});

describe('places', () => {
  test('the tree is read level by level', async () => {
    const below = async (query: string) => (await get('clerk', `/places${query}`)).json().places;
    expect(await below('')).toMatchObject([{ kind: 'district', code: '99', parentId: null }]);
    expect((await below(`?parent=${world.places.town}`)).map((place: { id: number }) => place.id)).toEqual([
      world.places.village,
      world.places.sister,
    ]);
    expect((await get('clerk', `/places/${world.places.village}`)).json()).toMatchObject({ code: '990101' });
    expect((await get('clerk', '/places/5')).json().error.code).toBe('orgs.place_unknown');
  });
});
