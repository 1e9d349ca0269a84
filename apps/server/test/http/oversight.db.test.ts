import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createStaff, type StaffGrant } from '@jishan/server/features/access';
import { emitOpenApi } from '@jishan/server';
import { withClient } from '@jishan/server/platform/db';
import { act, makeWorld, PASSWORD, signStaffIn, type World } from './world.ts';

let world: World;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  world = await makeWorld();
  const { services, places } = world;
  const staff: Record<string, StaffGrant> = {
    supervisor: { role: 'supervisor', placeId: places.village },
    auditor: { role: 'auditor', placeId: places.district },
    recorder: { role: 'audit_admin' },
  };
  for (const [username, grant] of Object.entries(staff)) {
    await act(services, createStaff(), 0, {
      username,
      password: PASSWORD,
      displayName: `样例${username}`,
      grants: [grant],
      secondFactor: 'not_required_in_demo',
    });
    tokens[username] = await signStaffIn(world.app, username);
  }
  Object.assign(tokens, world.tokenOf);
});
afterAll(() => world.close());

async function ask(who: string, path: string, method: 'GET' | 'POST' = 'GET', payload?: object) {
  const answer = await world.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${tokens[who]}`, 'idempotency-key': world.services.ids.uuid() },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.json() };
}
const days = 'from=2026-11-01&until=2026-11-30';
const search = async (who: string, placeId: number, more = '') =>
  (await ask(who, `/audit?placeId=${placeId}&${days}${more}`)).body;

/** A GET under a village's address, with ids of this village wherever the path asks for one. */
function pathOf(path: string): string {
  return path
    .replace('/api/v1', '')
    .replace('{villageId}', String(world.places.village))
    .replace('{householdId}', world.households.own)
    .replaceAll(/\{\w+\}/g, '0198a000-0000-7000-8000-00000000dead');
}

describe('SEC-12 and the village sees who looks: an official from above', () => {
  test('leaves a row in the village’s record on every route that reads there', async () => {
    const { paths } = emitOpenApi(world.app);
    const reads = Object.entries(paths).filter(
      ([path, operations]) =>
        path.includes('{villageId}') && operations.get && operations.get['x-reach'] !== 'public',
    );
    expect(reads.length).toBeGreaterThan(10);
    const before = (await ask('clerk', `/villages/${world.places.village}/outside-acts`)).body.acts.length;
    for (const [path] of reads) await ask('town', pathOf(path));
    const { acts } = (await ask('clerk', `/villages/${world.places.village}/outside-acts`)).body;
    const reachedTown = reads.filter(([, operations]) => {
      const reach = operations.get?.['x-reach'];
      return reach === 'signed_in' || (Array.isArray(reach) && reach.includes('town_department'));
    });
    expect(reachedTown.length).toBeGreaterThan(5);
    // One row for each operation: none of them reads unseen, and none is counted twice.
    const { rows } = await search(
      'supervisor',
      world.places.village,
      '&action=oversight.outside-read&limit=200',
    );
    const seen = rows.map((row: { after: string }) => JSON.parse(row.after).operation).sort();
    expect(seen).toEqual(reachedTown.map(([, operations]) => String(operations.get?.operationId)).sort());
    expect(acts.length - before).toBe(reachedTown.length);
    expect(acts[0]).toMatchObject({
      actorName: '样例town',
      actorPlace: '样例9901',
      actorRole: 'town_department',
    });
  });

  test('leaves one in every village that a list over several villages speaks of', async () => {
    const { village, sister } = world.places;
    const looks = async () =>
      (await search('supervisor', village, '&action=oversight.outside-read&limit=200')).rows.filter(
        (row: { after: string }) => JSON.parse(row.after).operation === 'searchPeople',
      ).length;
    const before = await looks();
    const found = (await ask('town', `/people?q=${encodeURIComponent('甲一')}`)).body;
    expect(JSON.stringify(found)).toContain(`"villageId":${village}`);
    expect(JSON.stringify(found)).not.toContain(`"villageId":${sister}`);
    expect(await looks()).toBe(before + 1);
  });

  test('is told once for one look, and again after an hour', async () => {
    const { village } = world.places;
    const count = async () => (await ask('clerk', `/villages/${village}/outside-acts`)).body.acts.length;
    const before = await count();
    for (let i = 0; i < 3; i++)
      await ask('townOffice', `/villages/${village}/households/${world.households.own}`);
    expect(await count()).toBe(before + 1);
    world.clock.set(new Date(world.clock.now().getTime() + 61 * 60_000));
    // An hour ends every session.
    for (const who of ['townOffice', 'clerk', 'otherClerk']) tokens[who] = await signStaffIn(world.app, who);
    await ask('townOffice', `/villages/${village}/households/${world.households.own}`);
    expect(await count()).toBe(before + 2);
  });

  test('is shown to villagers without whose household it was; the village’s own people are not outsiders', async () => {
    const { village } = world.places;
    await ask('clerk', `/villages/${village}/households/${world.households.own}`);
    const { acts } = (await ask('villager', `/villages/${village}/outside-acts`)).body;
    expect(acts.length).toBeGreaterThan(0);
    expect(
      acts.every((one: { target: unknown; reason: unknown }) => one.target === null && one.reason === null),
    ).toBe(true);
    expect(acts.some((one: { actorName: string }) => one.actorName === '样例clerk')).toBe(false);
    expect((await ask('otherClerk', `/villages/${village}/outside-acts`)).body.error.code).toBe(
      'orgs.village_unknown',
    );
  });
});

describe('searching the record', () => {
  test('finds by place, person, kind of act and target; each reads only their own places', async () => {
    const { village, town, district, foreign } = world.places;
    for (const who of ['supervisor', 'auditor', 'recorder']) tokens[who] = await signStaffIn(world.app, who);
    const mine = await search('supervisor', village);
    expect(mine.rows.length).toBeGreaterThan(5);
    expect(new Set(mine.rows.map((row: { villageId: number }) => row.villageId))).toEqual(new Set([village]));
    const byName = await search('supervisor', village, `&actor=${encodeURIComponent('样例town')}`);
    expect(new Set(byName.rows.map((row: { actorName: string }) => row.actorName))).toEqual(
      new Set(['样例town', '样例townOffice']),
    );
    const byTarget = await search('supervisor', village, `&target=household:${world.households.own}`);
    const home = await ask('clerk', `/villages/${village}/households/${world.households.own}`);
    expect(new Set(byTarget.rows.map((row: { doorCode: string }) => row.doorCode))).toEqual(
      new Set([home.body.doorCode]),
    );
    expect(byTarget.rows.every((row: { target: string }) => row.target.endsWith(world.households.own))).toBe(
      true,
    );
    const all = await search('auditor', district, '&limit=200');
    expect(new Set(all.rows.map((row: { villageId: number }) => row.villageId))).toContain(foreign);
    expect((await search('supervisor', town)).error.code).toBe('oversight.place_not_yours');
    expect((await search('supervisor', foreign)).error.code).toBe('oversight.place_not_yours');
    expect((await search('auditor', 0)).error.code).toBe('oversight.place_not_yours');
    const own = await search('recorder', 0, '&action=access.');
    expect(own.rows.some((row: { action: string }) => row.action === 'access.signed-in')).toBe(true);
    expect((await search('clerk', village)).error.code).toBe('access.not_allowed');
  });

  test('turns pages without a gap or a repeat, across villages', async () => {
    const whole = (await search('auditor', world.places.district, '&limit=200')).rows;
    const pages: unknown[] = [];
    let cursor = '';
    do {
      const page = await search('auditor', world.places.district, `&limit=7${cursor}`);
      pages.push(...page.rows);
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
    } while (cursor !== '');
    const ids = (rows: { villageId: number; seq: number }[]) =>
      rows.map((row) => `${row.villageId}/${row.seq}`);
    expect(ids(pages as never)).toEqual(ids(whole));
  });

  test('days the wrong way round or too far apart are told', async () => {
    const code = async (query: string) =>
      (await ask('supervisor', `/audit?placeId=${world.places.village}&${query}`)).body.error?.code;
    expect(await code('from=2026-11-02&until=2026-11-01')).toBe('oversight.span_reversed');
    expect(await code('from=2026-01-01&until=2026-11-01')).toBe('oversight.span_too_long');
    expect(await code('from=2026-08-02&until=2026-11-01')).toBeUndefined();
  });
});

test('a row changed by somebody with the database’s own rights is named by the check', async () => {
  const { village } = world.places;
  const check = async (who = 'supervisor') =>
    (await ask(who, `/villages/${village}/audit-checks`, 'POST')).body;
  expect(await check()).toMatchObject({ audit: { damaged: 0 }, ledger: { damaged: 0 } });
  await withClient(world.test.ownerUrl, async (hand) => {
    await hand.query('alter table audit_rows no force row level security');
    await hand.query("update audit_rows set actor_id = 'nobody' where village_id = $1 and seq = 3", [
      village,
    ]);
  });
  const found = await check();
  expect(found.audit.damaged).toBeGreaterThan(0);
  expect(found.audit.findings[0]).toMatchObject({ seq: 3 });
  expect((await check('clerk')).error.code).toBe('access.not_allowed');
});
