import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorld, packPath, type Persona, type World } from './world.ts';

let world: World;
let pack: string;
beforeAll(async () => {
  world = await makeWorld();
  pack = await readFile(packPath, 'utf8');
});
afterAll(() => world.close());

const ask = (persona: Persona, path: string, payload?: object) =>
  world.app.inject({
    method: payload ? 'POST' : 'GET',
    url: `/api/v1/villages/${world.places.village}/${path}`,
    headers: { authorization: `Bearer ${world.tokenOf[persona]}` },
    ...(payload ? { payload } : {}),
  });
const next = (text: string) =>
  text.replace(/^version:.*$/m, "version: '2'").replace(/^from:.*$/m, 'from: 2028-01-01');

test('the clerk begins from the newest published text, with a number and a first day that are free', async () => {
  const answer = await ask('clerk', 'scheme-text');
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({
    version: '1',
    inForce: true,
    document: pack,
    next: { version: '2' },
  });
  expect(answer.json().next.from > answer.json().from).toBe(true);
});

test('nobody else is given the text or a comparison', async () => {
  for (const persona of ['villager', 'panel'] as const) {
    expect((await ask(persona, 'scheme-text')).statusCode, persona).toBe(403);
    expect((await ask(persona, 'scheme-comparisons', { document: pack })).statusCode, persona).toBe(403);
  }
  expect((await ask('otherClerk', 'scheme-text')).statusCode).toBe(404);
});

test('a comparison says which items come, go and count otherwise, and which other parts differ', async () => {
  const covenant = /^ {2}law-covenant:\n(?: {4}.*\n)+/m;
  const amended = next(pack)
    .replace(/^title: .*$/m, 'title: 样例方案')
    .replace(/(title: 参加普法学习[^]*?points: )2/, '$13')
    .replace(covenant, (whole) =>
      whole.replace('law-covenant', 'law-promise').replace(/title: .*/, 'title: 样例承诺'),
    );
  const answer = await ask('clerk', 'scheme-comparisons', { document: amended });
  expect(answer.statusCode).toBe(200);
  const { against, items, sections, findings } = answer.json();
  expect(findings.filter(({ level }: { level: string }) => level === 'error')).toEqual([]);
  expect([against, sections]).toEqual(['1', ['title']]);
  expect(items).toEqual([
    {
      id: 'law-covenant',
      title: '全家签订并遵守村规民约',
      change: 'removed',
      parts: [{ part: 'points', before: '+3 分', after: '' }],
    },
    {
      id: 'law-lecture',
      title: '参加普法学习',
      change: 'changed',
      parts: [{ part: 'points', before: '+2 分', after: '+3 分' }],
    },
    {
      id: 'law-promise',
      title: '样例承诺',
      change: 'added',
      parts: [{ part: 'points', before: '', after: '+3 分' }],
    },
  ]);
});

test('a comparison warns of months that both versions settle, at their line', async () => {
  const moved = next(pack).replace(
    /^( +)settle:.*\n(?:\1 +.*\n)*/m,
    '$1settle: [{ per: year, begins: 09-01 }]\n',
  );
  const { against, findings } = (await ask('clerk', 'scheme-comparisons', { document: moved })).json();
  expect(against).toBe('1');
  const line = moved.split('\n').findIndex((one) => one.includes('begins: 09-01')) + 1;
  expect(findings).toContainEqual(
    expect.objectContaining({
      level: 'warning',
      line,
      message: expect.stringContaining('2027-09-01 到 2027-12-31 的分在两期里各算一次'),
    }),
  );
});

test('what cannot be read is told with its line', async () => {
  const broken = next(pack).replace('decimals: 0', 'decimals: 零');
  const answer = await ask('clerk', 'scheme-comparisons', { document: broken });
  expect(answer.json()).toMatchObject({ against: null, items: [] });
  expect(answer.json().findings[0].line).toBe(
    broken.split('\n').findIndex((line) => line.includes('零')) + 1,
  );
});
