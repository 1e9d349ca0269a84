import XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyRetention, cleanCopies, copyJob } from '../../src/features/privacy/index.ts';
import type { Actor } from '../../src/platform/command/index.ts';
import { withScope } from '../../src/platform/db/index.ts';
import { verifyAudit } from '../../src/platform/writer/index.ts';
import { dumpEverything } from '../support/dump.ts';
import { ask } from '../support/http.ts';
import { HEAD, ID_NUMBER, NAME, openPrivacyHome, PHONE, type PrivacyHome } from '../support/privacy-home.ts';
import { homeOf, staffOf, villagerOf, type World } from '../support/village.ts';

let acts: PrivacyHome;
let world: World;
let home: PrivacyHome['home'];
let villager: Actor;
beforeAll(async () => {
  acts = await openPrivacyHome();
  ({ world, home, villager } = acts);
});
afterAll(() => world?.close());

/** The reader of the archive takes names for another alphabet; endings are enough here. */
const named = (files: object, ending: string) =>
  Object.keys(files).find((name) => name.endsWith(ending)) ?? '';

function filesOf(bytes: Buffer): Record<string, string> {
  const zip = XLSX.CFB.read(bytes, { type: 'buffer' }) as {
    FullPaths: string[];
    FileIndex: { content?: Uint8Array }[];
  };
  return Object.fromEntries(
    zip.FullPaths.map((name, at) => [
      name.replace(/^Root Entry\//, ''),
      Buffer.from(zip.FileIndex[at]?.content ?? []).toString(),
    ]),
  );
}

describe('a copy of my data', () => {
  it('PRV-4: holds what is known of me and my household, for me alone, sealed on disk and gone after a day', async () => {
    await acts.approvedClaim('扫了门前', '看过了');
    await ask(world, staffOf(world.town, 'town_office'), 'GET', `${acts.base()}/households/${home.id}`);
    const { url, file, copyId } = await acts.orderCopy(villager, home.members.spouse);
    expect(file.status).toBe(200);
    const files = filesOf(file.body);
    expect(Object.keys(files).filter((name) => name.endsWith('.jpg'))).toHaveLength(1);
    const data = JSON.parse(files[named(files, '.json')] ?? '{}');
    expect(data.people.find((one: { self: boolean }) => one.self)).toMatchObject({
      name: NAME,
      phone: PHONE,
      idNumber: ID_NUMBER,
      bornOn: '1949-12-31',
    });
    expect(data.people.find((one: { name: string }) => one.name === HEAD)).toMatchObject({
      phone: '137****3333',
    });
    expect(data.claims).toMatchObject([{ note: '扫了门前', stateLabel: '已入账' }]);
    expect(data.passbook.entries).toHaveLength(1);
    expect(data.doors).toMatchObject([{ kind: 'phone' }]);
    expect(data.sessions).toHaveLength(1);
    expect(data.acts.map((act: { what: string }) => act.what)).toEqual(
      expect.arrayContaining(['申请个人信息副本', '查看家庭户', '提交申报']),
    );
    expect(files[named(files, '.html')]).toContain(ID_NUMBER);

    const dump = await dumpEverything(world);
    const stored = dump.files.filter(({ name }) => name.includes('data-copies'));
    expect(stored.length).toBeGreaterThan(0);
    expect(stored.some(({ bytes }) => bytes.includes(NAME) || bytes.includes('PK\x03\x04'))).toBe(false);

    expect(await acts.codeOf(ask(world, acts.villagerAt(home.members.head), 'GET', url))).toBe(
      'privacy.copy_unknown',
    );
    expect(await acts.codeOf(ask(world, acts.clerk(), 'GET', url))).toBe('privacy.copy_unknown');
    expect((await ask(world, staffOf(world.far, 'clerk'), 'GET', url)).status).toBe(404);
    const start = world.clock.now();
    world.clock.set(new Date(start.getTime() + 25 * 3_600_000));
    expect(await acts.codeOf(ask(world, villager, 'GET', url))).toBe('privacy.copy_gone');
    expect(await cleanCopies(world.services)).toBe(1);
    const after = await dumpEverything(world);
    expect(after.files.filter(({ name }) => name.includes(copyId))).toEqual([]);
    world.clock.set(start);
  });

  it('is not given on a card, to a housemate, or at the desk without a reason', async () => {
    const path = `/members/${home.members.spouse}/data-copies`;
    const card = { ...villager, sessionId: 'card-session', onlyHousehold: home.id };
    expect(await acts.codeOf(acts.post(card, path))).toBe('privacy.card_session');
    expect(await acts.codeOf(acts.post(acts.villagerAt(home.members.head), path))).toBe('privacy.not_yours');
    expect(await acts.codeOf(acts.post(villagerOf(world.village, 1), path))).toBe('privacy.person_unknown');
    expect(await acts.codeOf(acts.post(acts.clerk(), path))).toBe('privacy.reason_missing');
    const desk = acts.clerk();
    const woken: string[] = [];
    world.services.background.wake = (job) => woken.push(job);
    const { file } = await acts.orderCopy(desk, home.members.spouse, { reason: 'no_phone' });
    expect(file.status).toBe(200);
    // It is made at once, and not when the next round of the night comes.
    expect(woken).toContain(copyJob);
    // Whoever asks sees what they ordered themselves, and not that others ordered something.
    const listed = async (actor: Actor) =>
      (await ask(world, actor, 'GET', `${acts.base()}${path}`)).body.copies as object[];
    expect(await listed(desk)).toHaveLength(1);
    expect(await listed(acts.clerk())).toEqual([]);
    const { rows } = await world.database.db.pools.writer.query(
      "select d.detail::jsonb->>'reason' as reason from audit_rows a join audit_details d using (village_id, seq) where a.action = 'privacy.copy-asked' and a.actor_id = $1",
      [desk.accountId],
    );
    expect(rows).toEqual([{ reason: '本人没有手机，到村里来办' }]);
  });
});

describe('photos of bystanders', () => {
  it('are blurred or taken down when a neighbour objects, and whoever reviews is told', async () => {
    const { photoId, eventId, bytes } = await acts.approvedClaim('又扫了一遍', '好');
    const neighbour = villagerOf(world.village, 2);
    const number = (await ask(world, villager, 'GET', `${acts.base()}/events/${eventId}`)).body.number;
    const asked = await acts.post(neighbour, '/photo-objections', { eventNumber: number, ground: 'me' });
    expect(asked).toMatchObject({ status: 201, body: { dueOn: '2026-11-27' } });
    expect(
      await acts.codeOf(acts.post(neighbour, '/photo-objections', { photoIds: [photoId], ground: 'me' })),
    ).toBe('privacy.objection_open');
    const list = await ask(world, acts.clerk(), 'GET', `${acts.base()}/photo-objections`);
    expect(list.body.objections).toMatchObject([{ eventNumber: number, ground: '拍到了我', state: 'open' }]);
    const others = await ask(world, villagerOf(world.village, 1), 'GET', `${acts.base()}/photo-objections`);
    expect(others.body.objections).toEqual([]);

    const url = `/photo-objections/${asked.body.objectionId}/decisions`;
    const areas = [{ photoId, x: 0.25, y: 0.25, width: 0.5, height: 0.5 }];
    expect((await acts.post(neighbour, url, { verdict: 'keep', reason: 'nobody' })).status).toBe(403);
    expect(await acts.codeOf(acts.post(acts.clerk(), url, { verdict: 'blur', reason: 'seen' }))).toBe(
      'privacy.areas_missing',
    );
    const own = staffOf(world.village, 'clerk', home.id);
    expect(await acts.codeOf(acts.post(own, url, { verdict: 'keep', reason: 'nobody' }))).toBe(
      'privacy.own_wish',
    );
    const blurred = await acts.post(acts.clerk(), url, { verdict: 'blur', reason: 'seen', areas });
    expect(blurred).toMatchObject({ status: 201, body: { state: 'blurred' } });
    const shown = await ask(world, villager, 'GET', `${acts.base()}/photos/${photoId}`);
    expect(shown.status).toBe(200);
    expect((shown.body as Buffer).equals(bytes)).toBe(false);

    const again = await acts.post(neighbour, '/photo-objections', { photoIds: [photoId], ground: 'child' });
    const last = `/photo-objections/${again.body.objectionId}/decisions`;
    expect((await acts.post(acts.clerk(), last, { verdict: 'withdraw', reason: 'child_seen' })).status).toBe(
      201,
    );
    expect(await acts.codeOf(acts.post(acts.clerk(), last, { verdict: 'keep', reason: 'nobody' }))).toBe(
      'privacy.objection_closed',
    );
    for (const actor of [villager, staffOf(world.town, 'town_department')])
      expect((await ask(world, actor, 'GET', `${acts.base()}/photos/${photoId}`)).body.error).toMatchObject({
        code: 'events.photo_withdrawn',
        message: '照片已撤下，不能再看。',
      });
    const dump = await dumpEverything(world);
    expect(dump.files.filter(({ name }) => name.includes(photoId))).toEqual([]);
  });
});

describe('retention', () => {
  it('is set by the district within the bounds of the law and carried out at night', async () => {
    const { services, town, clock } = world;
    const district = await withScope(services.db, { lo: 1, hi: 0 }, (read) =>
      read
        .selectFrom('places')
        .select(['id', 'lo', 'hi'])
        .where('kind', '=', 'district')
        .executeTakeFirstOrThrow(),
    );
    const office = staffOf(district, 'district_office');
    const put = (actor: Actor, kind: string, days: number) =>
      ask(world, actor, 'PUT', `/places/${district.id}/retention/${kind}`, { body: { days } });
    expect(await acts.codeOf(put(office, 'audit', 1000))).toBe('privacy.days_out_of_range');
    expect(await acts.codeOf(put(office, 'gossip', 10))).toBe('privacy.kind_unknown');
    expect((await put(staffOf(town, 'town_office'), 'photos', 400)).status).toBe(403);
    expect((await put(office, 'photos', 400)).status).toBe(200);
    const shown = await ask(world, acts.clerk(), 'GET', '/privacy/retention');
    expect(shown.body.kinds.find((one: { kind: string }) => one.kind === 'photos')).toMatchObject({
      days: 400,
      least: 365,
    });

    const at = villagerOf(world.village, 1);
    await acts.approvedClaim('扫了门前', '好', at, homeOf(world.village, 1).id);
    const start = clock.now();
    expect((await applyRetention(services)).audit).toBe(0);
    clock.set(new Date(start.getTime() + 401 * 86_400_000));
    const soon = await applyRetention(services);
    expect([soon.photos > 0, soon.audit]).toEqual([true, 0]);
    clock.set(new Date(start.getTime() + (5 * 365 + 2) * 86_400_000));
    const late = await applyRetention(services);
    expect([late.audit > 0, late.wishes > 0]).toEqual([true, true]);
    await withScope(services.db, { lo: 0, hi: world.village.hi }, async (read) => {
      for (const id of [0, world.village.id]) expect((await verifyAudit(read, id)).findings).toEqual([]);
    });
    clock.set(start);
  });
});

describe('the assessment of what handling personal data means', () => {
  it('is drafted from the settings, signed version by version, and asked for again after a year', async () => {
    const { village, clock } = world;
    const url = `/places/${village.id}/impact-records`;
    const empty = await ask(world, acts.clerk(), 'GET', url);
    expect(empty.body).toMatchObject({ record: null, overdue: true, versions: [] });
    expect(empty.body.draft.measures).toContain('操作记录');
    expect((await ask(world, villagerOf(village, 1), 'GET', url)).status).toBe(403);
    expect((await ask(world, staffOf(world.far, 'clerk'), 'GET', url)).status).toBe(404);
    const write = await ask(world, acts.clerk(), 'POST', url, { body: { body: empty.body.draft } });
    expect(write).toMatchObject({ status: 201, body: { version: 1 } });
    const signed = await ask(world, acts.clerk(), 'GET', url);
    expect(signed.body).toMatchObject({ overdue: false, record: { version: 1, assessedOn: '2026-11-22' } });
    const start = clock.now();
    clock.set(new Date(start.getTime() + 366 * 86_400_000));
    expect((await ask(world, acts.clerk(), 'GET', url)).body.overdue).toBe(true);
    clock.set(start);
  });
});
