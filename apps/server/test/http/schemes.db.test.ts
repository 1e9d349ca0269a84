import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, packPath, type Persona, type World } from './world.ts';

let world: World;
let pack: string;
beforeAll(async () => {
  world = await makeWorld();
  pack = await readFile(packPath, 'utf8');
});
afterAll(() => world.close());

const get = (persona: Persona, path: string) =>
  world.app.inject({
    url: `/api/v1/villages/${world.places.village}/${path}`,
    headers: { authorization: `Bearer ${world.tokenOf[persona]}` },
  });
const publish = (persona: Persona, document: string, key = world.services.ids.uuid()) =>
  world.app.inject({
    method: 'POST',
    url: `/api/v1/villages/${world.places.village}/scheme-versions`,
    headers: { authorization: `Bearer ${world.tokenOf[persona]}`, 'idempotency-key': key },
    payload: { document, note: '样例' },
  });
const amended = (version: string, from: string, text = pack) =>
  text.replace(/^version:.*$/m, `version: '${version}'`).replace(/^from:.*$/m, `from: ${from}`);

describe('reading', () => {
  test('the version in force comes with labels ready to show and at most six tiles', async () => {
    const scheme = (await get('villager', 'scheme')).json();
    expect(scheme).toMatchObject({ schemeId: 's1-zhaoxiang', version: '1', decimals: 0, unitLabel: '分' });
    expect(scheme.tiles.length).toBeGreaterThan(0);
    expect(scheme.tiles.length).toBeLessThanOrEqual(6);
    const ids = scheme.items.map((item: { id: string }) => item.id);
    expect(ids).toEqual(expect.arrayContaining(scheme.tiles));
    for (const item of scheme.items) {
      expect(item.pointsLabel).toMatch(/分/);
      expect(item.clauseText.length).toBeGreaterThan(0);
    }
    expect(scheme.stages.map((stage: { level: string }) => stage.level)).toEqual(['village', 'town']);
  });

  test('an unknown version and a village without a scheme each say so', async () => {
    const unknown = await get('clerk', 'scheme?version=77');
    expect([unknown.statusCode, unknown.json().error.code]).toEqual([404, 'schemes.version_unknown']);
    expect(unknown.json().error.message).toContain('“77”');
    const none = await world.app.inject({
      url: `/api/v1/villages/${world.places.foreign}/scheme`,
      headers: { authorization: `Bearer ${world.tokenOf.otherClerk}` },
    });
    expect([none.statusCode, none.json().error.code]).toEqual([404, 'schemes.none_published']);
  });
});

describe('publishing', () => {
  test('a faulty document answers its findings with line and column', async () => {
    const broken = await publish('clerk', 'scheme: [oops\nversion: 1');
    expect([broken.statusCode, broken.json().error.code]).toEqual([422, 'schemes.document_faulty']);
    const { findings } = broken.json().error.details;
    expect(findings[0]).toMatchObject({ level: 'error', message: expect.stringMatching(/[一-鿿]/) });
    expect(findings[0].line).toBeGreaterThan(0);
    expect(findings[0].column).toBeGreaterThan(0);
  });

  test('a document that is not lawful is not published, and its finding says on what ground', async () => {
    const unlawful = amended('2', '2027-01-01').replace('乱倒垃圾，提醒后没有清走', '越级上访');
    const answer = await publish('clerk', unlawful);
    expect([answer.statusCode, answer.json().error.code]).toEqual([422, 'schemes.document_faulty']);
    const { findings } = answer.json().error.details;
    expect(findings).toMatchObject([
      { level: 'error', code: 'lawful.petition', path: 'items.environment-dumping.title' },
    ]);
    expect(findings[0].message).toContain('《信访工作条例》');
    expect(findings[0].line).toBeGreaterThan(0);
  });

  test('an amendment may not reach back, nor reuse a version, nor be another scheme', async () => {
    const codes = await Promise.all(
      [
        amended('2', '2026-11-22'),
        amended('2', '2025-01-01'),
        amended('1', '2027-01-01'),
        amended('2', '2027-01-01', pack.replace('scheme: s1-zhaoxiang', 'scheme: other')),
      ].map(async (document) => (await publish('clerk', document)).json().error.code),
    );
    expect(codes).toEqual([
      'schemes.from_too_early',
      'schemes.from_too_early',
      'schemes.version_taken',
      'schemes.other_scheme',
    ]);
  });

  test('a reviewer may not publish; a clerk may, once for a key, and it comes into force on its day', async () => {
    expect((await publish('panel', amended('2', '2027-01-01'))).json().error.code).toBe('access.not_allowed');
    const key = world.services.ids.uuid();
    const next = amended('2', '2027-01-01').replace(/^title:.*$/m, 'title: 样例修订方案');
    const first = await publish('clerk', next, key);
    expect([first.statusCode, first.json()]).toEqual([
      201,
      expect.objectContaining({ version: '2', seq: 2, from: '2027-01-01' }),
    ]);
    expect((await publish('clerk', next, key)).json()).toEqual(first.json());
    expect((await publish('clerk', amended('3', '2027-02-01'), key)).json().error.code).toBe(
      'command.key_reused',
    );

    const versions = async () => (await get('clerk', 'scheme-versions')).json().versions;
    expect(await versions()).toMatchObject([
      { version: '1', inForce: true },
      { version: '2', inForce: false },
    ]);
    expect((await get('villager', 'scheme?version=2')).json().title).toBe('样例修订方案');
    expect((await get('villager', 'scheme')).json().version).toBe('1');
  });

  test('the text is kept byte by byte under its digest and cannot be changed', async () => {
    const { rows } = await world.test.db.pools.writer.query(
      `select document, encode(sha256, 'hex') as kept, encode(sha256(convert_to(document, 'UTF8')), 'hex') as real
       from scheme_versions where village_id = $1 and seq = 1`,
      [world.places.village],
    );
    expect(rows[0].document).toBe(pack);
    expect(rows[0].kept).toBe(rows[0].real);
    await expect(
      world.test.db.pools.writer.query("update scheme_versions set document = ''"),
    ).rejects.toThrow(/permission denied/);
  });

  test('two at once: one is published, the other is told', async () => {
    const both = await Promise.all([
      publish('clerk', amended('4', '2028-01-01')),
      publish('townOffice', amended('4', '2028-01-01')),
    ]);
    expect(both.map((answer) => answer.statusCode).sort((a, b) => a - b)).toEqual([201, 409]);
  });
});
