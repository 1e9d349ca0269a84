import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reverseEvent } from '../../src/features/events/index.ts';
import { runCommand } from '../../src/platform/command/index.ts';
import { ask } from '../support/http.ts';
import { homeOf, openWorld, staffOf, villagerOf, type World } from '../support/village.ts';

let world: World;
const booked: string[] = [];
beforeAll(async () => {
  world = await openWorld({ households: 5 });
  // Three meetings of household 1, one of household 4, whose head is a child.
  for (const [nth, hours] of [
    [1, 1],
    [1, 2],
    [1, 3],
    [4, 4],
  ] as const)
    booked.push(await bookMeeting(nth, hours));
});
afterAll(() => world?.close());

async function bookMeeting(nth: number, hoursAgo: number): Promise<string> {
  const { village, town, clock } = world;
  const happenedAt = new Date(clock.now().getTime() - hoursAgo * 3_600_000).toISOString();
  const body = {
    item: 'affairs-meeting',
    householdId: homeOf(village, nth).id,
    happenedAt,
    note: '<script>alert(1)</script>',
  };
  const { eventId } = (
    await ask(world, villagerOf(village, nth), 'POST', `/villages/${village.id}/claims`, { body })
  ).body;
  const url = `/villages/${village.id}/events/${eventId}/decisions`;
  await ask(world, staffOf(village, 'panel'), 'POST', url, { body: { stage: 'first', verdict: 'approve' } });
  await ask(world, staffOf(town, 'town_department'), 'POST', url, {
    body: { stage: 'second', verdict: 'approve' },
  });
  return eventId;
}

const page = (path: string) => world.app.inject({ url: path });

describe('passbook', () => {
  it('is turned page by page, newest first, and its balances run', async () => {
    const { village } = world;
    const url = `/villages/${village.id}/households/${homeOf(village, 1).id}/passbook`;
    const me = villagerOf(village, 1);
    const entries: { seq: number; balanceAfter: number }[] = [];
    let cursor = '';
    do {
      const { body } = await ask(world, me, 'GET', `${url}?limit=1${cursor}`);
      entries.push(...body.entries);
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(entries.map((entry) => [entry.seq, entry.balanceAfter])).toEqual([
      [3, 6],
      [2, 4],
      [1, 2],
    ]);
    expect((await ask(world, me, 'GET', `${url}?balance=nothing`)).body.entries).toEqual([]);
    expect((await ask(world, me, 'GET', `${url}?cursor=zzz`)).status).toBe(400);
  });

  it('opens for its own household and for those who serve it; to others it does not exist', async () => {
    const { village, sister } = world;
    const url = `/villages/${village.id}/households/${homeOf(village, 1).id}/passbook`;
    expect((await ask(world, staffOf(village, 'helper'), 'GET', url)).status).toBe(200);
    const neighbour = await ask(world, villagerOf(village, 2), 'GET', url);
    const nobody = await ask(
      world,
      villagerOf(village, 2),
      'GET',
      url.replace(homeOf(village, 1).id, '00000000-0000-4000-8000-00000000dead'),
    );
    expect(neighbour).toMatchObject({ status: 404, body: { error: { code: 'passbook.household_unknown' } } });
    expect(nobody.body.error.message).toBe(neighbour.body.error.message);
    const elsewhere = `/villages/${sister.id}/households/${homeOf(village, 1).id}/passbook`;
    expect((await ask(world, staffOf(sister, 'clerk'), 'GET', elsewhere)).body.error.code).toBe(
      'passbook.household_unknown',
    );
  });
});

describe('the explanation of a household', () => {
  it('tells every line with its number and rule, as the passbook has it, and how the rank came about', async () => {
    const { village } = world;
    const home = `/villages/${village.id}/households/${homeOf(village, 1).id}`;
    const me = villagerOf(village, 1);
    const { status, body } = await ask(world, me, 'GET', `${home}/explanation`);
    expect(status).toBe(200);
    const { body: passbook } = await ask(world, me, 'GET', `${home}/passbook`);
    const told = body.accounts.flatMap((account: { lines: unknown[] }) => account.lines);
    // Events of one moment count by their ids, whatever was approved first.
    const expected = passbook.entries.map((entry: Record<string, unknown>) =>
      expect.objectContaining({
        kind: 'event',
        eventId: entry.eventId,
        eventNumber: entry.eventNumber,
        points: entry.points,
        wouldBe: entry.wouldBe,
        reason: entry.reason,
        clauseText: expect.stringContaining(String(entry.clauseText)),
      }),
    );
    expect(told).toHaveLength(expected.length);
    expect(told).toEqual(expect.arrayContaining(expected));
    expect(told.at(-1).after).toBe(6);
    expect(body.settlements.at(-1)).toMatchObject({ total: 6, rank: 1 });
    expect(body.settlements.at(-1).sentences.join()).toContain('第 1 名');
  });

  it('opens to whom the passbook opens, and to nobody else', async () => {
    const { village, sister } = world;
    const url = `/villages/${village.id}/households/${homeOf(village, 1).id}/explanation`;
    expect((await ask(world, staffOf(village, 'helper'), 'GET', url)).status).toBe(200);
    const unknown = { status: 404, body: { error: { code: 'passbook.household_unknown' } } };
    expect(await ask(world, villagerOf(village, 2), 'GET', url)).toMatchObject(unknown);
    const elsewhere = url.replace(`/villages/${village.id}/`, `/villages/${sister.id}/`);
    expect(await ask(world, staffOf(sister, 'clerk'), 'GET', elsewhere)).toMatchObject(unknown);
  });
});

describe('the wall', () => {
  it('shows a village and its quarters to anybody, and where the ledger stands', async () => {
    const { village } = world;
    const shown = await page(`/v/${village.code}`);
    expect(shown.statusCode).toBe(200);
    expect(shown.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(shown.body).toContain('样例村积分公示');
    for (const quarter of ['2026-Q4', '2026-Q3', '2026-Q2', '2026-Q1'])
      expect(shown.body).toContain(`/v/${village.code}/${quarter}`);
    expect(shown.body).not.toContain('2025-Q4');
    const chain = (await page(`/v/${village.code}/chain.json`)).json();
    expect(chain).toMatchObject({
      village: { code: village.code, name: '样例村' },
      seq: 4,
      algorithm: 'sha256',
    });
    expect(chain.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(shown.body).toContain(chain.hash.slice(0, 16));
  });

  it('shows a quarter without a script, a name in full, a child, a door, a reason or a note', async () => {
    const { village } = world;
    const { body, headers } = await page(`/v/${village.code}/2026-Q4`);
    expect(body).toContain('+6 分');
    expect(body).toContain('村级事务');
    expect(body).toContain('（未成年人家庭）');
    expect(body).not.toMatch(/<script|alert|甲一|甲四|ZX00|村民会议/);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|unsafe/);
  });

  it('shows a correction beside what it took back, and the sum without it', async () => {
    const { village, services } = world;
    const request = {
      actor: staffOf(village, 'clerk'),
      villageId: village.id,
      key: services.ids.uuid(),
      from: { ip: '', requestId: 't' },
    };
    const taken = await runCommand(services, reverseEvent, request, {
      eventId: booked[2] ?? '',
      reason: '没有去',
    });
    expect(taken.ok).toBe(true);
    const { body } = await page(`/v/${village.code}/2026-Q4`);
    expect(body).toContain('更正后');
    expect(body).toMatch(/<s>\+2 分<\/s>/);
    expect(body).toContain('+4 分');
    expect(body).not.toContain('没有去');
    const mine = await ask(
      world,
      villagerOf(village, 1),
      'GET',
      `/villages/${village.id}/events/${booked[2]}`,
    );
    expect(mine.body).toMatchObject({ stateLabel: '已更正', corrected: true, correctionReason: '没有去' });
    expect(mine.body.points).toBeUndefined();
  });

  it.each([
    ['/v/999999999999', 'bulletins.village_unknown'],
    ['/v/%27%20or%201=1', 'bulletins.village_unknown'],
    ['/v/310118105201/2026-Q9', 'bulletins.quarter_unknown'],
    ['/v/310118105201/2027-Q1', 'bulletins.quarter_unknown'],
    // A town has a code too, but no wall of its own.
    ['/v/310118105', 'bulletins.village_unknown'],
  ])('answers %s with a page that helps', async (url, code) => {
    const { statusCode, body } = await page(url);
    expect(statusCode).toBe(404);
    expect(body).toContain(code);
    expect(body).toContain('没有');
  });

  it('is empty, not broken, before the first point', async () => {
    const { sister } = world;
    const { statusCode, body } = await page(`/v/${sister.code}/2026-Q4`);
    expect(statusCode).toBe(200);
    expect(body).toContain('还没有入账的积分');
    expect((await page(`/v/${sister.code}/chain.json`)).json()).toMatchObject({ seq: 0, hash: '' });
  });
});
