import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorld, type Persona, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const get = (persona: Persona, path: string) =>
  world.app.inject({
    url: `/api/v1/${path}`,
    headers: { authorization: `Bearer ${world.tokenOf[persona]}` },
  });
const publish = (persona: Persona, document: string, query = '') =>
  world.app.inject({
    method: 'POST',
    url: `/api/v1/villages/${world.places.village}/scheme-versions${query}`,
    headers: {
      authorization: `Bearer ${world.tokenOf[persona]}`,
      ...(query === '' ? { 'idempotency-key': world.services.ids.uuid() } : {}),
    },
    payload: { document, note: '样例' },
  });
const versions = async () =>
  (await get('clerk', `villages/${world.places.village}/scheme-versions`))
    .json()
    .versions.map(({ version }: { version: string }) => version);

interface Listed {
  id: string;
  title: string;
  forVillages: boolean;
  toInherit: boolean;
  inherits: { schemeId: string } | null;
}

const listFor = async (persona: Persona): Promise<Listed[]> =>
  (await get(persona, 'scheme-packs')).json().packs;

test('a clerk is offered every scheme that comes along; an office also what is there to be inherited', async () => {
  const clerk = await listFor('clerk');
  expect(clerk.map(({ id }) => id).sort()).toEqual([
    'pack-fengsheng',
    's1-zhaoxiang',
    's2-dazu',
    's3-zhongping',
    's4-fengsheng',
    's5-longyuzhuang',
    's6-ninghe',
    's7-town',
  ]);
  expect(clerk.every(({ forVillages, title }) => forVillages && title !== '')).toBe(true);
  expect(clerk.find(({ id }) => id === 's1-zhaoxiang')?.inherits?.schemeId).toBe('guidance');
  const office = await listFor('townOffice');
  expect(office.filter(({ toInherit }) => toInherit).map(({ id }) => id)).toEqual([
    's4-fengsheng',
    'guidance',
  ]);
  for (const persona of ['villager', 'panel', 'town'] as const)
    expect((await get(persona, 'scheme-packs')).json().error.code).toBe('access.not_allowed');
});

test('the text is that of the file; a template’s only for an office', async () => {
  expect((await get('clerk', 'scheme-packs/s1-zhaoxiang')).json().document).toMatch(
    /^scheme: s1-zhaoxiang$/m,
  );
  expect((await get('townOffice', 'scheme-packs/guidance')).json().document).toMatch(/^template: true$/m);
  for (const id of ['guidance', '..%2Fpackage', 'nothing'])
    expect((await get('clerk', `scheme-packs/${id}`)).json().error.code).toBe('schemes.pack_unknown');
});

test('a check says what publishing would, and writes nothing', async () => {
  const text = (await get('clerk', 'scheme-packs/s1-zhaoxiang')).json().document as string;
  const next = text.replace("version: '1'\nfrom: 2026-01-01", "version: '2'\nfrom: 2027-06-01");
  const before = await versions();
  const checked = await publish('clerk', next, '?dryRun=1');
  expect([checked.statusCode, checked.json()]).toMatchObject([200, { version: '2', from: '2027-06-01' }]);
  const faulty = next.replace('decimals: 0', 'decimals: 零');
  const wrong = (await publish('clerk', faulty, '?dryRun=1')).json().error;
  expect([wrong.code, wrong.details.findings[0]]).toMatchObject([
    'schemes.document_faulty',
    { path: 'decimals', line: 7, message: expect.stringContaining('小数') },
  ]);
  const early = next.replace('from: 2027-06-01', 'from: 2026-01-02');
  expect((await publish('clerk', early, '?dryRun=1')).json().error.code).toBe('schemes.from_too_early');
  for (const persona of ['villager', 'panel', 'town'] as const)
    expect((await publish(persona, next, '?dryRun=1')).json().error.code).toBe('access.not_allowed');
  expect(await versions()).toEqual(before);
  expect((await publish('clerk', next)).statusCode).toBe(201);
  expect(await versions()).toEqual([...before, '2']);
});
