import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type Persona, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const post = (persona: Persona, path: string, document: string) =>
  world.app.inject({
    method: 'POST',
    url: `/api/v1/${path}`,
    headers: {
      authorization: `Bearer ${world.tokenOf[persona]}`,
      'idempotency-key': world.services.ids.uuid(),
    },
    payload: { document, note: '样例' },
  });
const publishAt = (persona: Persona, placeId: number, document: string) =>
  post(persona, `places/${placeId}/scheme-templates`, document);
const get = async (persona: Persona, path: string) =>
  (
    await world.app.inject({
      url: `/api/v1/${path}`,
      headers: { authorization: `Bearer ${world.tokenOf[persona]}` },
    })
  ).json();

const template = `scheme: town-template
title: 镇样板
version: 1
from: 2026-01-01
template: true
locked: [items.law.points]
balances: { points: { title: 积分, period: year } }
categories: { law: { title: 守法 } }
items:
  law: { title: 参加普法学习, category: law, kind: award, points: 2 }
  patrol: { title: 平安巡逻, category: law, kind: award, points: 3 }
review: { default: d, procedures: { d: { title: 审核, stages: [{ id: s, title: 小组, role: panel, level: village }] } } }
results: { uses: [{ title: 年底表扬, kind: honour }] }
`;
const heir = (rest: string) =>
  `scheme: s1-zhaoxiang\ntitle: 村方案\nversion: '2'\nfrom: 2027-01-01\nextends: { scheme: town-template, version: 1 }\n${rest}`;

describe('a document for villages to inherit', () => {
  test('is published by the office of the place itself, once', async () => {
    const { town, otherTown, district } = world.places;
    expect((await publishAt('clerk', town, template)).json().error.code).toBe('access.not_allowed');
    expect((await publishAt('town', town, template)).json().error.code).toBe('access.not_allowed');
    for (const place of [otherTown, district]) {
      const answer = await publishAt('townOffice', place, template);
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    }
    const published = await publishAt('townOffice', town, template);
    expect([published.statusCode, published.json()]).toEqual([
      201,
      { schemeId: 'town-template', version: '1', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect((await publishAt('townOffice', town, template)).json().error.code).toBe('schemes.version_taken');
    expect((await get('clerk', `places/${town}/scheme-templates`)).templates).toMatchObject([
      { schemeId: 'town-template', version: '1', note: '样例' },
    ]);
  });

  test('that is faulty is not published', async () => {
    const faulty = template.replace('points: 3', 'points: 三').replace('version: 1', 'version: 2');
    const answer = await publishAt('townOffice', world.places.town, faulty);
    expect(answer.json().error).toMatchObject({
      code: 'schemes.document_faulty',
      details: { findings: [{ code: 'schema.type', path: 'items.patrol.points' }] },
    });
  });
});

describe('a village that inherits', () => {
  const versions = () => `villages/${world.places.village}/scheme-versions`;

  test('may not change what is locked', async () => {
    const answer = await post('clerk', versions(), heir('items: { law: { points: 5 } }\n'));
    expect(answer.json().error.details.findings).toMatchObject([
      { code: 'extends.locked', path: 'items.law.points', line: 6 },
    ]);
  });

  test('cannot inherit from a town that is not its own', async () => {
    const answer = await post('otherClerk', `villages/${world.places.foreign}/scheme-versions`, heir(''));
    expect(answer.json().error.details.findings).toMatchObject([{ code: 'extends.not_found' }]);
  });

  test('cannot publish a template as its own rules', async () => {
    const own = heir('template: true\n');
    const answer = await post('clerk', versions(), own);
    expect(answer.json().error.details.findings).toMatchObject([{ code: 'versions.template' }]);
  });

  test('has the rules of both, and keeps a copy of what it inherits', async () => {
    const answer = await post('clerk', versions(), heir('items: { patrol: { points: 4 } }\n'));
    expect([answer.statusCode, answer.json().version]).toEqual([201, '2']);
    const { items } = await get('clerk', `villages/${world.places.village}/scheme?version=2`);
    expect(
      items.map(({ id, pointsLabel }: { id: string; pointsLabel: string }) => `${id} ${pointsLabel}`),
    ).toEqual(['law +2 分', 'patrol +4 分']);
    const { rows } = await world.test.db.pools.writer.query(
      'select seq, step, scheme_id, document from scheme_bases where village_id = $1 order by seq',
      [world.places.village],
    );
    expect(rows).toMatchObject([
      { seq: 1, step: 1, scheme_id: 'guidance' },
      { seq: 2, step: 1, scheme_id: 'town-template', document: template },
    ]);
    expect((await get('clerk', `villages/${world.places.village}/scheme`)).version).toBe('1');
  });
});
