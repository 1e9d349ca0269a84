import XLSX from '@e965/xlsx';
import { readHead, verifyVillage } from '@jishan/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSessionReader } from '../../src/features/access/index.ts';
import { importRoster } from '../../src/features/people/index.ts';
import { applyRetention, cleanCopies, runCopies } from '../../src/features/privacy/index.ts';
import { type Actor, systemActor } from '../../src/platform/command/index.ts';
import { withScope } from '../../src/platform/db/index.ts';
import { verifyAudit } from '../../src/platform/writer/index.ts';
import { dumpEverything, placesOf } from '../support/dump.ts';
import { ask, photoOf } from '../support/http.ts';
import { bookedAccounts, deliver, mustRun, simulatedAccounts } from '../support/roster-acts.ts';
import { homeOf, openWorld, person, staffOf, villagerOf, type World } from '../support/village.ts';

const HEAD = '欧阳长河';
const NAME = '司徒佩兰';
const CHILD = '欧阳小满';
const PHONE = '13711112222';
const ID_NUMBER = '11010519491231002X';

let world: World;
let home: { id: string; members: Record<'head' | 'spouse' | 'child', string> };
let villager: Actor;
const sms: string[] = [];

beforeAll(async () => {
  world = await openWorld();
  const { find } = world.services.sessions;
  const real = createSessionReader(world.services);
  world.services.sessions.find = async (token) => {
    const found = await find(token);
    return found.state === 'live' ? found : real.find(token);
  };
  world.services.sms = {
    available: true,
    send: async (message) => {
      sms.push(String(message.values.code));
    },
  };
  await makeHome();
  villager = await signIn();
});
afterAll(() => world?.close());

const clerk = () => staffOf(world.village, 'clerk');
const base = () => `/villages/${world.village.id}`;
const post = (actor: Actor, path: string, body: object = {}) =>
  ask(world, actor, 'POST', `${base()}${path}`, { body });
const codeOf = async (asked: ReturnType<typeof ask>) => (await asked).body.error?.code;

async function makeHome(): Promise<void> {
  const { services, village } = world;
  const joined = { participatingFrom: '2026-01-01' };
  await mustRun(world, systemActor('test'), village, importRoster(services.vault), {
    households: [
      {
        doorCode: '私01',
        joinedOn: '2026-01-01',
        facts: { registered: true, homestead: true, residents: 3 },
        members: [
          { name: HEAD, relation: 'head', bornOn: '1960-01-01', phone: '13711113333', ...joined },
          { name: NAME, relation: 'spouse', bornOn: '1962-01-01', phone: PHONE, ...joined },
          { name: CHILD, relation: 'child', bornOn: '2016-01-01', ...joined },
        ],
      },
    ],
  });
  const found = await withScope(services.db, village, (read) =>
    read
      .selectFrom('households as h')
      .innerJoin('member_stays as s', 's.household_id', 'h.id')
      .select(['h.id', 's.member_id', 's.relation'])
      .where('h.door_code', '=', '私01')
      .execute(),
  );
  const of = (relation: string) => found.find((row) => row.relation === relation)?.member_id ?? '';
  home = {
    id: found[0]?.id ?? '',
    members: { head: of('head'), spouse: of('spouse'), child: of('child') },
  };
  const answer = await ask(
    world,
    clerk(),
    'PUT',
    `${base()}/households/${home.id}/members/${home.members.spouse}`,
    {
      body: {
        name: NAME,
        phone: PHONE,
        idNumber: ID_NUMBER,
        bornOn: '1949-12-31',
        reason: `核对${NAME}的证件`,
      },
    },
  );
  expect([answer.status, answer.body.error]).toEqual([200, undefined]);
}

/** In by the real door, so that there are a door, a session and a record of it; then the same account through `ask`. */
async function signIn(): Promise<Actor> {
  const inject = (url: string, payload: object) =>
    world.app.inject({ method: 'POST', url: `/api/v1/access/${url}`, payload });
  await inject('codes', { phone: PHONE });
  const answer = await inject('villager-sessions', { phone: PHONE, code: sms.at(-1) });
  expect([answer.statusCode, answer.json().error]).toEqual([200, undefined]);
  const { rows } = await world.database.db.pools.writer.query<{ id: string }>(
    'select account_id as id from role_grants where person_id = $1',
    [home.members.spouse],
  );
  return { ...villagerAt(home.members.spouse), accountId: rows[0]?.id ?? '' };
}

function villagerAt(memberId: string): Actor {
  const { id, lo, hi } = world.village;
  const grant = { role: 'villager' as const, placeId: id, lo, hi, householdId: home.id };
  return person('', 'villager', [grant], memberId);
}

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

async function orderCopy(actor: Actor, memberId: string, body: object = {}) {
  const asked = await post(actor, `/members/${memberId}/data-copies`, body);
  expect([asked.status, asked.body.error]).toEqual([202, undefined]);
  await runCopies(world.services);
  const url = `${base()}/data-copies/${asked.body.copyId}/file`;
  return { url, copyId: String(asked.body.copyId), file: await ask(world, actor, 'GET', url) };
}

/** A claim with a photo and words, approved twice; answers the event and the photo as it lies on disk. */
async function approvedClaim(note: string, comment: string, by = villager, householdId = home.id) {
  const photoId = await photoOf(world, by, world.village.id, 7);
  const filed = await post(by, '/claims', {
    item: 'environment-yard',
    householdId,
    photoIds: [photoId],
    note,
  });
  expect([filed.status, filed.body.error]).toEqual([201, undefined]);
  const { eventId } = filed.body;
  const decide = (actor: Actor, stage: string) =>
    post(actor, `/events/${eventId}/decisions`, { stage, verdict: 'approve', comment });
  expect((await decide(staffOf(world.village, 'panel'), 'first')).status).toBe(201);
  expect((await decide(staffOf(world.town, 'town_department'), 'second')).status).toBe(201);
  const shown = await ask(world, by, 'GET', `${base()}/photos/${photoId}`);
  return { eventId: String(eventId), photoId, bytes: shown.body as Buffer };
}

describe('a copy of my data', () => {
  it('PRV-4: holds what is known of me and my household, for me alone, sealed on disk and gone after a day', async () => {
    await approvedClaim('扫了门前', '看过了');
    await ask(world, staffOf(world.town, 'town_office'), 'GET', `${base()}/households/${home.id}`);
    const { url, file, copyId } = await orderCopy(villager, home.members.spouse);
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

    expect(await codeOf(ask(world, villagerAt(home.members.head), 'GET', url))).toBe('privacy.copy_unknown');
    expect(await codeOf(ask(world, clerk(), 'GET', url))).toBe('privacy.copy_unknown');
    expect((await ask(world, staffOf(world.far, 'clerk'), 'GET', url)).status).toBe(404);
    const start = world.clock.now();
    world.clock.set(new Date(start.getTime() + 25 * 3_600_000));
    expect(await codeOf(ask(world, villager, 'GET', url))).toBe('privacy.copy_gone');
    expect(await cleanCopies(world.services)).toBe(1);
    const after = await dumpEverything(world);
    expect(after.files.filter(({ name }) => name.includes(copyId))).toEqual([]);
    world.clock.set(start);
  });

  it('is not given on a card, to a housemate, or at the desk without a reason', async () => {
    const path = `/members/${home.members.spouse}/data-copies`;
    const card = { ...villager, sessionId: 'card-session', onlyHousehold: home.id };
    expect(await codeOf(post(card, path))).toBe('privacy.card_session');
    expect(await codeOf(post(villagerAt(home.members.head), path))).toBe('privacy.not_yours');
    expect(await codeOf(post(villagerOf(world.village, 1), path))).toBe('privacy.person_unknown');
    expect(await codeOf(post(clerk(), path))).toBe('privacy.reason_missing');
    const desk = clerk();
    const { file } = await orderCopy(desk, home.members.spouse, { reason: 'no_phone' });
    expect(file.status).toBe(200);
    const { rows } = await world.database.db.pools.writer.query(
      "select d.detail::jsonb->>'reason' as reason from audit_rows a join audit_details d using (village_id, seq) where a.action = 'privacy.copy-asked' and a.actor_id = $1",
      [desk.accountId],
    );
    expect(rows).toEqual([{ reason: '本人没有手机，到村里来办' }]);
  });
});

describe('photos of bystanders', () => {
  it('are blurred or taken down when a neighbour objects, and whoever reviews is told', async () => {
    const { photoId, eventId, bytes } = await approvedClaim('又扫了一遍', '好');
    const neighbour = villagerOf(world.village, 2);
    const number = (await ask(world, villager, 'GET', `${base()}/events/${eventId}`)).body.number;
    const asked = await post(neighbour, '/photo-objections', { eventNumber: number, ground: 'me' });
    expect(asked).toMatchObject({ status: 201, body: { dueOn: '2026-11-27' } });
    expect(await codeOf(post(neighbour, '/photo-objections', { photoIds: [photoId], ground: 'me' }))).toBe(
      'privacy.objection_open',
    );
    const list = await ask(world, clerk(), 'GET', `${base()}/photo-objections`);
    expect(list.body.objections).toMatchObject([{ eventNumber: number, ground: '拍到了我', state: 'open' }]);
    const others = await ask(world, villagerOf(world.village, 1), 'GET', `${base()}/photo-objections`);
    expect(others.body.objections).toEqual([]);

    const url = `/photo-objections/${asked.body.objectionId}/decisions`;
    const areas = [{ photoId, x: 0.25, y: 0.25, width: 0.5, height: 0.5 }];
    expect((await post(neighbour, url, { verdict: 'keep', reason: 'nobody' })).status).toBe(403);
    expect(await codeOf(post(clerk(), url, { verdict: 'blur', reason: 'seen' }))).toBe(
      'privacy.areas_missing',
    );
    const own = staffOf(world.village, 'clerk', home.id);
    expect(await codeOf(post(own, url, { verdict: 'keep', reason: 'nobody' }))).toBe('privacy.own_wish');
    const blurred = await post(clerk(), url, { verdict: 'blur', reason: 'seen', areas });
    expect(blurred).toMatchObject({ status: 201, body: { state: 'blurred' } });
    const shown = await ask(world, villager, 'GET', `${base()}/photos/${photoId}`);
    expect(shown.status).toBe(200);
    expect((shown.body as Buffer).equals(bytes)).toBe(false);

    const again = await post(neighbour, '/photo-objections', { photoIds: [photoId], ground: 'child' });
    const last = `/photo-objections/${again.body.objectionId}/decisions`;
    expect((await post(clerk(), last, { verdict: 'withdraw', reason: 'child_seen' })).status).toBe(201);
    expect(await codeOf(post(clerk(), last, { verdict: 'keep', reason: 'nobody' }))).toBe(
      'privacy.objection_closed',
    );
    for (const actor of [villager, staffOf(world.town, 'town_department')])
      expect((await ask(world, actor, 'GET', `${base()}/photos/${photoId}`)).body.error).toMatchObject({
        code: 'events.photo_withdrawn',
        message: '照片已撤下，不能再看。',
      });
    const dump = await dumpEverything(world);
    expect(dump.files.filter(({ name }) => name.includes(photoId))).toEqual([]);
  });
});

describe('erasure', () => {
  const path = () => `/members/${home.members.spouse}/erasures`;

  it('says before anybody asks what goes, what stays and what is in the way', async () => {
    const preview = await ask(world, villager, 'GET', `${base()}/members/${home.members.spouse}/erasure`);
    expect(preview.body).toMatchObject({ checks: [], open: null, isChild: false });
    expect(preview.body.stays[0]).toBe('积分的每一笔：日期、条款、分数，不带姓名');
    const head = await ask(world, clerk(), 'GET', `${base()}/members/${home.members.head}/erasure`);
    expect(head.body.checks).toMatchObject([{ code: 'head_of_others' }]);
    const asked = await post(clerk(), `/members/${home.members.head}/erasures`);
    const url = `/erasures/${asked.body.erasureId}/decisions`;
    expect(await codeOf(post(clerk(), url, { verdict: 'erase', reason: 'own_wish' }))).toBe(
      'privacy.erasure_blocked',
    );
    expect((await post(clerk(), url, { verdict: 'refuse', reason: 'case_open' })).status).toBe(201);
    expect(await codeOf(post(clerk(), `/members/${home.members.child}/erasures`))).toBe(
      'privacy.guardian_missing',
    );
    const card = { ...villager, sessionId: 'card-session', onlyHousehold: home.id };
    expect(await codeOf(post(card, path()))).toBe('privacy.card_session');
    expect(await codeOf(post(villagerAt(home.members.head), path()))).toBe('privacy.not_yours');
    expect(await codeOf(post(villagerOf(world.village, 1), path()))).toBe('privacy.person_unknown');
  });

  it('is asked once, may be taken back, and is decided by a clerk for a ready reason', async () => {
    const first = await post(villager, path());
    expect(first).toMatchObject({ status: 201, body: { dueOn: '2026-12-11' } });
    expect(await codeOf(post(villager, path()))).toBe('privacy.erasure_open');
    const back = `/erasures/${first.body.erasureId}/withdrawals`;
    expect(await codeOf(post(villagerOf(world.village, 1), back))).toBe('privacy.erasure_unknown');
    expect((await post(villager, back)).status).toBe(201);
    expect(await codeOf(post(villager, back))).toBe('privacy.erasure_closed');
    const url = `/erasures/${first.body.erasureId}/decisions`;
    expect((await post(villager, url, { verdict: 'erase', reason: 'own_wish' })).status).toBe(403);
    expect(
      (await post(staffOf(world.sister, 'clerk'), url, { verdict: 'erase', reason: 'own_wish' })).status,
    ).toBe(404);
  });

  it('LED-7: leaves both chains whole and no name, phone, ID number or photo in any table or file', async () => {
    const { village, services } = world;
    const { photoId, bytes } = await approvedClaim(`${NAME}打扫了院子`, `${NAME}做得好，电话${PHONE}`);
    const neighbour = villagerOf(village, 1);
    const told = await post(neighbour, '/claims', {
      item: 'affairs-meeting',
      householdId: homeOf(village, 1).id,
      note: `和${NAME}一起去的`,
    });
    expect(told.status).toBe(201);
    await post(clerk(), `/households/${home.id}/reveals`, { reason: 'other', note: `${NAME}本人来问` });
    await post(clerk(), '/cards', { householdIds: [home.id], replace: false });
    await orderCopy(villager, home.members.spouse);
    await deliver(world);

    const before = await dumpEverything(world);
    expect(placesOf(before, NAME)).toEqual(
      expect.arrayContaining(['public.audit_details', 'public.decision_notes', 'public.event_notes']),
    );
    const accounts = await bookedAccounts(world, village);
    const headOf = () => withScope(services.db, village, (read) => readHead(read, village.id));
    const heads = await headOf();

    const asked = await post(villager, path());
    const url = `/erasures/${asked.body.erasureId}/decisions`;
    const done = await post(clerk(), url, { verdict: 'erase', reason: 'own_wish' });
    expect([done.status, done.body]).toEqual([201, { erasureId: asked.body.erasureId, state: 'done' }]);

    const after = await dumpEverything(world);
    for (const secret of [NAME, PHONE, ID_NUMBER])
      expect([secret, placesOf(after, secret)]).toEqual([secret, []]);
    expect(after.files.filter((file) => file.name.includes(photoId) || file.bytes.equals(bytes))).toEqual([]);
    expect(after.files.filter(({ name }) => name.includes('data-copies'))).toEqual([]);
    const { rows: left } = await world.database.db.pools.writer.query(
      `select (select count(*)::int from person_private where person_id = $1) as private,
         (select count(*)::int from person_tokens where person_id = $1) as tokens,
         (select count(*)::int from access_doors where account_id = $2) as doors,
         (select count(*)::int from sessions where account_id = $2) as sessions,
         (select count(*)::int from role_grants where account_id = $2 and ended_at is null) as grants`,
      [home.members.spouse, villager.accountId],
    );
    expect(left).toEqual([{ private: 0, tokens: 0, doors: 0, sessions: 0, grants: 0 }]);

    await withScope(services.db, { lo: 0, hi: village.hi }, async (read) => {
      for (const id of [0, village.id]) expect((await verifyAudit(read, id)).findings).toEqual([]);
      expect((await verifyVillage(read, village.id)).findings).toEqual([]);
    });
    expect(await headOf()).toEqual(heads);
    expect(await bookedAccounts(world, village)).toEqual(accounts);
    expect(await simulatedAccounts(world, village)).toEqual(accounts);

    const page = await world.app.inject({ method: 'GET', url: `/v/${village.code}` });
    expect([page.statusCode, page.body.includes(NAME)]).toEqual([200, false]);
    const kept = await ask(world, villagerAt(home.members.head), 'GET', `${base()}/households/${home.id}`);
    expect(kept.body.headName).toBe(HEAD);
    const told2 = await ask(world, neighbour, 'GET', `${base()}/events/${told.body.eventId}`);
    expect([told2.status, told2.body.error]).toEqual([200, undefined]);
    expect(JSON.stringify(told2.body)).toContain('和某某一起去的');
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
    expect(await codeOf(put(office, 'audit', 1000))).toBe('privacy.days_out_of_range');
    expect(await codeOf(put(office, 'gossip', 10))).toBe('privacy.kind_unknown');
    expect((await put(staffOf(town, 'town_office'), 'photos', 400)).status).toBe(403);
    expect((await put(office, 'photos', 400)).status).toBe(200);
    const shown = await ask(world, clerk(), 'GET', '/privacy/retention');
    expect(shown.body.kinds.find((one: { kind: string }) => one.kind === 'photos')).toMatchObject({
      days: 400,
      least: 365,
    });

    const at = villagerOf(world.village, 1);
    await approvedClaim('扫了门前', '好', at, homeOf(world.village, 1).id);
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
    const empty = await ask(world, clerk(), 'GET', url);
    expect(empty.body).toMatchObject({ record: null, overdue: true, versions: [] });
    expect(empty.body.draft.measures).toContain('操作记录');
    expect((await ask(world, villagerOf(village, 1), 'GET', url)).status).toBe(403);
    expect((await ask(world, staffOf(world.far, 'clerk'), 'GET', url)).status).toBe(404);
    const write = await ask(world, clerk(), 'POST', url, { body: { body: empty.body.draft } });
    expect(write).toMatchObject({ status: 201, body: { version: 1 } });
    const signed = await ask(world, clerk(), 'GET', url);
    expect(signed.body).toMatchObject({ overdue: false, record: { version: 1, assessedOn: '2026-11-22' } });
    const start = clock.now();
    clock.set(new Date(start.getTime() + 366 * 86_400_000));
    expect((await ask(world, clerk(), 'GET', url)).body.overdue).toBe(true);
    clock.set(start);
  });
});
