import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorld, type Persona, VILLAGER_PHONE, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const reveal = (persona: Persona, body: object, householdId = world.households.own) =>
  world.app.inject({
    method: 'POST',
    url: `/api/v1/villages/${world.places.village}/households/${householdId}/reveals`,
    headers: { authorization: `Bearer ${world.tokenOf[persona]}` },
    payload: body,
  });

async function readAudit() {
  const { rows } = await world.test.db.pools.writer.query(
    `select r.actor_id, r.target, d.detail from audit_rows r join audit_details d using (village_id, seq)
     where r.village_id = $1 and r.action = 'people.revealed' order by r.seq`,
    [world.places.village],
  );
  return rows as { actor_id: string; target: string; detail: string }[];
}

describe('SEC-12, SEC-13: seeing names in full', () => {
  test('needs a reason and leaves one row in the village for each time', async () => {
    const before = (await readAudit()).length;
    const answer = await reveal('town', { reason: 'check' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json().members).toMatchObject([
      { name: '甲一', relation: 'head' },
      { name: '样例小童', relation: 'child' },
    ]);
    await reveal('town', { reason: 'other', note: '核对低保材料' });
    const rows = (await readAudit()).slice(before);
    expect(rows.map((row) => row.target)).toEqual(Array(2).fill(`household:${world.households.own}`));
    expect(rows.map((row) => JSON.parse(row.detail).reason)).toEqual([
      '核对申报或审核材料',
      '其他原因（请写明）：核对低保材料',
    ]);
    // The chain keeps who was seen by id, never what was seen.
    expect(JSON.stringify(rows)).not.toMatch(/甲一|样例小童|13900000001/);
  });

  test('shows of a person what the reason needs, and no more', async () => {
    const shownFor = async (reason: string) => {
      const answer = await reveal('clerk', { reason, note: '样例' });
      const [head] = answer.json().members as Record<string, unknown>[];
      return Object.keys(head ?? {}).sort();
    };
    for (const reason of ['check', 'answer', 'print'])
      expect(await shownFor(reason), reason).toEqual(['id', 'name', 'relation']);
    for (const reason of ['contact', 'other'])
      expect(await shownFor(reason), reason).toEqual(['id', 'name', 'phone', 'relation']);
    const answer = await reveal('clerk', { reason: 'correct' });
    expect(answer.json().members[0]).toMatchObject({ phone: VILLAGER_PHONE, bornOn: '1960-05-01' });
  });

  test('is refused without a reason, without words for another reason, and to whom it is not', async () => {
    const before = (await readAudit()).length;
    expect((await reveal('clerk', {})).json().error.code).toBe('system.input_invalid');
    expect((await reveal('clerk', { reason: 'other', note: ' ' })).json().error.code).toBe(
      'people.reveal_note_missing',
    );
    expect((await reveal('villager', { reason: 'check' })).statusCode).toBe(403);
    expect((await reveal('otherClerk', { reason: 'check' })).statusCode).toBe(404);
    for (const id of [world.households.foreign, '0198a000-0000-7000-8000-00000000dead'])
      expect((await reveal('clerk', { reason: 'check' }, id)).json().error.code).toBe(
        'people.household_unknown',
      );
    expect(await readAudit()).toHaveLength(before);
  });

  test('the ready reasons are few, and the last one wants words', async () => {
    const answer = await world.app.inject({
      url: '/api/v1/people/reveal-reasons',
      headers: { authorization: `Bearer ${world.tokenOf.clerk}` },
    });
    const { reasons } = answer.json() as { reasons: { code: string; noteNeeded: boolean }[] };
    expect(reasons.length).toBeLessThanOrEqual(6);
    expect(reasons.filter((reason) => reason.noteNeeded).map((reason) => reason.code)).toEqual(['other']);
  });

  test('so many an hour and no more; the one who wants more is found in the record, and others go on', async () => {
    const before = (await readAudit()).length;
    for (let n = 0; n < 60; n += 1) {
      world.clock.advance(1000);
      expect((await reveal('panel', { reason: 'check' })).statusCode).toBe(200);
    }
    const over = [await reveal('panel', { reason: 'check' }), await reveal('panel', { reason: 'check' })];
    expect(over.map((answer) => [answer.statusCode, answer.json().error.code])).toEqual(
      [1, 2].map(() => [429, 'people.reveals_hour_full']),
    );
    expect(over[0]?.json().error.message).toMatch(/60 户.*\d\d:\d\d/);
    expect((await readAudit()).length - before).toBe(60);
    expect((await reveal('clerk', { reason: 'check' })).statusCode).toBe(200);
    // One row, by name, for whoever searches the record.
    const day = world.clock.now().toISOString().slice(0, 10);
    const url = `/api/v1/audit?placeId=${world.places.village}&from=${day}&until=${day}&action=people.reveals-stopped`;
    const found = await world.app.inject({
      url,
      headers: { authorization: `Bearer ${world.tokenOf.townOffice}` },
    });
    expect(found.json().rows).toMatchObject([
      { actionLabel: '一小时内查看完整信息太多，已停止显示', target: `household:${world.households.own}` },
    ]);
    // An hour after the first one there is room again.
    for (const minutes of [20, 20, 20]) {
      expect((await reveal('panel', { reason: 'check' })).statusCode).toBe(429);
      world.clock.advance(minutes * 60_000);
    }
    expect((await reveal('panel', { reason: 'check' })).statusCode).toBe(200);
  });
});
