import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createStaff, type StaffGrant } from '@jishan/server/features/access';
import { createPlace } from '@jishan/server/features/orgs';
import { act, makeWorld, PASSWORD, signStaffIn, type World } from './world.ts';

let world: World;
let qingpu: number;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  world = await makeWorld();
  const { services, places } = world;
  const input = { kind: 'district' as const, parentId: null, code: '310118', name: '青浦区' };
  qingpu = (await act(services, createPlace, 0, input)).placeId;
  const staff: Record<string, StaffGrant> = {
    qingpu: { role: 'district_office', placeId: qingpu },
    district: { role: 'district_office', placeId: places.district },
    othertown: { role: 'town_office', placeId: places.otherTown },
  };
  for (const [username, grant] of Object.entries(staff)) {
    await act(services, createStaff(), 0, {
      secondFactor: 'not_required_in_demo',
      username,
      password: PASSWORD,
      displayName: username,
      grants: [grant],
    });
    tokens[username] = await signStaffIn(world.app, username);
  }
  Object.assign(tokens, world.tokenOf);
});
afterAll(() => world.close());

async function ask(who: string, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) {
  const answer = await world.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${tokens[who]}`, 'idempotency-key': world.services.ids.uuid() },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.json() };
}
const errorOf = async (asked: ReturnType<typeof ask>) => (await asked).body.error?.code;

describe('the code table', () => {
  test('offices search it; what is open already says so', async () => {
    const { body } = await ask('qingpu', 'GET', `/place-codes?q=${encodeURIComponent('青浦')}`);
    expect(body.asOf).toBe('2023-06-30');
    expect(body.codes[0]).toMatchObject({ code: '310118', kind: 'district', placeId: qingpu });
    expect(await errorOf(ask('villager', 'GET', '/place-codes?q=x'))).toBe('access.not_allowed');
    expect(await errorOf(ask('clerk', 'GET', '/place-codes?q=x'))).toBe('access.not_allowed');
  });

  test('a village opens with the town above it, under its spoken name, once', async () => {
    const open = () => ask('qingpu', 'POST', '/places', { code: '310118105217', phone: '021-59750000' });
    const first = await open();
    expect(first).toMatchObject({
      status: 201,
      body: {
        kind: 'village',
        name: '中步村',
        phone: '021-59750000',
        above: [{ id: qingpu }, { name: '赵巷镇' }],
      },
    });
    const again = await open();
    expect(again.body.id).toBe(first.body.id);
    expect(again.body.codes).toEqual([{ code: '310118105217', from: '2026-11-22', until: null }]);
  });

  test('a place below a district that is not open, or of somebody else, is refused', async () => {
    expect(await errorOf(ask('qingpu', 'POST', '/places', { code: '500111001' }))).toBe(
      'orgs.district_not_open',
    );
    expect(await errorOf(ask('district', 'POST', '/places', { code: '310118106' }))).toBe(
      'command.out_of_scope',
    );
    expect(await errorOf(ask('townOffice', 'POST', '/places', { code: '310118106' }))).toBe(
      'command.out_of_scope',
    );
    expect(await errorOf(ask('qingpu', 'POST', '/places', { code: '31011' }))).toBe('system.input_invalid');
  });

  test('a code newer than the table opens with a name and a place above', async () => {
    const code = '310118105999';
    expect(await errorOf(ask('qingpu', 'POST', '/places', { code }))).toBe('orgs.code_not_listed');
    const town = (await ask('qingpu', 'GET', `/places?parent=${qingpu}`)).body.places[0].id;
    const opened = await ask('qingpu', 'POST', '/places', { code, name: '样例新村', parentId: town });
    expect(opened.body).toMatchObject({ kind: 'village', name: '样例新村', parentId: town });
  });
});

describe('corrections', () => {
  const village = () => `/places/${world.places.village}`;
  const body = { name: '样例改名村', phone: null, code: '990101000002', codeFrom: '2026-12-01' };

  test('a new code takes over on its day and the old one stays in the history', async () => {
    const { body: detail } = await ask('townOffice', 'PUT', village(), body);
    expect(detail).toMatchObject({ name: '样例改名村', code: '990101000002' });
    expect(detail.codes).toEqual([
      { code: '990101000002', from: '2026-12-01', until: null },
      { code: '990101', from: '2026-11-22', until: '2026-11-30' },
    ]);
  });

  test('a taken code, a code of the wrong length, a day too early, a stranger: each is told', async () => {
    const change = (who: string, part: object) => errorOf(ask(who, 'PUT', village(), { ...body, ...part }));
    expect(await change('townOffice', { code: '310118105217' })).toBe('orgs.code_taken');
    expect(await change('townOffice', { code: '990101' })).toBe('orgs.code_malformed');
    expect(await change('townOffice', { code: '990101000003' })).toBe('orgs.code_from_too_early');
    expect(await change('othertown', {})).toBe('command.out_of_scope');
    expect(await errorOf(ask('clerk', 'PUT', village(), body))).toBe('access.not_allowed');
    expect(await errorOf(ask('townOffice', 'PUT', '/places/424242', body))).toBe('command.out_of_scope');
  });
});

describe('a village moves to another town', () => {
  const seen = async (who: string, villageId: number) =>
    (await ask(who, 'GET', `/villages/${villageId}/households`)).body.error?.code ?? 'in';

  test('the new town sees it with the next request, the old one no longer; it keeps its id and its rows', async () => {
    const { village, sister, otherTown, town } = world.places;
    expect(await Promise.all([seen('town', village), seen('othertown', village)])).toEqual([
      'in',
      'orgs.village_unknown',
    ]);
    const move = (who: string, parentId: number) =>
      ask(who, 'POST', `/places/${village}/moves`, { parentId });
    expect(await errorOf(move('othertown', otherTown))).toBe('command.out_of_scope');
    expect(await errorOf(move('qingpu', otherTown))).toBe('command.out_of_scope');
    expect(await errorOf(move('district', sister))).toBe('orgs.parent_kind_wrong');
    expect((await move('district', otherTown)).body).toMatchObject({ id: village, parentId: otherTown });
    expect(await Promise.all([seen('town', village), seen('othertown', village)])).toEqual([
      'orgs.village_unknown',
      'in',
    ]);
    // Neighbours by id are not drawn along, and the village's own clerk notices nothing.
    expect(
      await Promise.all([seen('town', sister), seen('othertown', sister), seen('clerk', village)]),
    ).toEqual(['in', 'orgs.village_unknown', 'in']);
    expect((await move('district', town)).body.parentId).toBe(town);
    expect(await seen('town', village)).toBe('in');
    const { rows } = await world.test.db.pools.app.query(
      'select lo::int, hi::int from place_ranges where place_id = $1',
      [town],
    );
    expect(rows).toEqual([{ lo: town, hi: town + 999 }]);
  });
});
