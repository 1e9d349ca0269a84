import { importRoster, type RosterHousehold } from '@jishan/server/features/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act, makeWorld, type Persona, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  const home = (doorCode: string, name: string, phone: string, spouse: string): RosterHousehold => ({
    doorCode,
    group: '二组',
    members: [
      { name, relation: 'head', phone },
      { name: spouse, relation: 'spouse' },
    ],
  });
  const roster = importRoster(world.services.vault);
  await act(world.services, roster, world.places.village, {
    households: [
      home('S-01', '单样明', '13912340001', '仇样芳'),
      home('S-02', '解样明', '13912340002', '欧阳样'),
    ],
  });
  await act(world.services, roster, world.places.sister, {
    households: [home('S-01', '曾样明', '13912340001', '单样红')],
  });
});
afterAll(() => world.close());

const ask = (persona: Persona, url: string) =>
  world.app.inject({ url: `/api/v1${url}`, headers: { authorization: `Bearer ${world.tokenOf[persona]}` } });
const find = async (persona: Persona, q: string) => {
  const { hits } = (await ask(persona, `/people?q=${encodeURIComponent(q)}`)).json() as {
    hits: { villageId: number; doorCode: string; name: string; phone?: string }[];
  };
  return hits.map(
    (hit) => `${hit.villageId === world.places.village ? '' : '邻村 '}${hit.doorCode} ${hit.name}`,
  );
};
const list = async (q: string) => {
  const answer = await ask(
    'clerk',
    `/villages/${world.places.village}/households?q=${encodeURIComponent(q)}`,
  );
  const { households } = answer.json<{ households: { doorCode: string }[] }>();
  return households.map((row) => row.doorCode);
};

test('households stand in the order in which one walks past their doors', async () => {
  const doors = ['样路10号', '样路9号甲', '样路3-12', '样路9号', '样路3-2', '样路100号'];
  await act(world.services, importRoster(world.services.vault), world.places.village, {
    households: doors.map((doorCode, at) => ({
      doorCode,
      group: '九组',
      members: [{ name: `庚排${'甲乙丙丁戊己'.charAt(at)}`, relation: 'head' as const }],
    })),
  });
  expect(await list('样路')).toEqual([
    '样路3-2',
    '样路3-12',
    '样路9号',
    '样路9号甲',
    '样路10号',
    '样路100号',
  ]);
});

describe('people are found', () => {
  test.each([
    ['单样明', ['S-01 单**']],
    ['样明', ['S-01 单**', 'S-02 解**']],
    ['sym', ['S-01 单**']],
    ['dym', ['S-01 单**']],
    ['shanyangm', ['S-01 单**']],
    ['xym', ['S-02 解**']],
    ['qiu', ['S-01 仇**']],
    ['ouyang', ['S-02 欧阳*']],
    ['0002', ['1-02 乙*', 'S-02 解**']],
    ['13912340001', ['S-01 单**']],
    ['S-02', ['S-02 解**']],
    ['s-02', ['S-02 解**']],
    ['zym', []],
    ['9999', []],
    ['%%', []],
  ])('%s in one village: %j', async (q, found) => {
    expect((await find('clerk', q)).toSorted()).toEqual(found.toSorted());
  });

  test.each([
    ['zym', ['邻村 S-01 曾**']],
    ['cym', ['S-01 单**', '邻村 S-01 曾**']],
    ['单样', ['S-01 单**', '邻村 S-01 单**']],
    ['13912340001', ['S-01 单**', '邻村 S-01 曾**']],
    ['S-01', ['S-01 单**', '邻村 S-01 曾**']],
  ])('%s in all villages of a town: %j', async (q, found) => {
    expect((await find('townOffice', q)).toSorted()).toEqual(found.toSorted());
  });

  test('the list of a village takes the same words, with the beginning of a door code', async () => {
    expect(await list('sym')).toEqual(['S-01']);
    expect(await list('0001')).toEqual(['1-01', 'S-01']);
    expect(await list('s-')).toEqual(['S-01', 'S-02']);
    expect(await list('样明')).toEqual(['S-01', 'S-02']);
  });

  test('SEC-13: neither names nor phones are answered in full', async () => {
    for (const q of ['单样明', '13912340001', 'S-01'])
      expect((await ask('townOffice', `/people?q=${encodeURIComponent(q)}`)).body).not.toMatch(
        /单样明|单样红|曾样明|\d{11}/,
      );
  });

  test('a villager may not look for others, and nobody with one letter', async () => {
    expect((await ask('villager', '/people?q=sym')).statusCode).toBe(403);
    expect((await ask('clerk', '/people?q=s')).json().error.code).toBe('system.input_invalid');
  });
});

test('row-level security lets the tokens be found by index', async () => {
  const { app } = world.test.db.pools;
  const client = await app.connect();
  try {
    await client.query(`begin; set local jishan.lo = '1'; set local jishan.hi = '9007199254740991'`);
    // Few rows: the planner would read them all, however it may look for them.
    for (const way of ['seqscan', 'bitmapscan', 'hashjoin', 'mergejoin'])
      await client.query(`set local enable_${way} = off`);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain select t.person_id from unnest(array[1, 2]::bigint[], array[3, 4]::bigint[]) as k(village_id, token)
       join person_tokens t on t.village_id = k.village_id and t.token = k.token`,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Index (Only )?Scan using person_tokens_pkey/);
    expect(plan).toMatch(/Index Cond: .*token = /);
    await client.query('rollback');
  } finally {
    client.release();
  }
});
