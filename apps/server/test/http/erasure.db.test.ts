import { readHead, verifyVillage } from '@jishan/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/platform/command/index.ts';
import { withScope } from '../../src/platform/db/index.ts';
import { verifyAudit } from '../../src/platform/writer/index.ts';
import { dumpEverything, placesOf } from '../support/dump.ts';
import { ask } from '../support/http.ts';
import { HEAD, ID_NUMBER, NAME, openPrivacyHome, PHONE, type PrivacyHome } from '../support/privacy-home.ts';
import { bookedAccounts, deliver, simulatedAccounts } from '../support/roster-acts.ts';
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

describe('erasure', () => {
  const path = () => `/members/${home.members.spouse}/erasures`;

  it('says before anybody asks what goes, what stays and what is in the way', async () => {
    const preview = await ask(
      world,
      villager,
      'GET',
      `${acts.base()}/members/${home.members.spouse}/erasure`,
    );
    expect(preview.body).toMatchObject({ checks: [], open: null, isChild: false });
    expect(preview.body.stays[0]).toBe('积分的每一笔：日期、条款、分数，不带姓名');
    const head = await ask(world, acts.clerk(), 'GET', `${acts.base()}/members/${home.members.head}/erasure`);
    expect(head.body.checks).toMatchObject([{ code: 'head_of_others' }]);
    const asked = await acts.post(acts.clerk(), `/members/${home.members.head}/erasures`);
    const url = `/erasures/${asked.body.erasureId}/decisions`;
    expect(await acts.codeOf(acts.post(acts.clerk(), url, { verdict: 'erase', reason: 'own_wish' }))).toBe(
      'privacy.erasure_blocked',
    );
    expect((await acts.post(acts.clerk(), url, { verdict: 'refuse', reason: 'case_open' })).status).toBe(201);
    expect(await acts.codeOf(acts.post(acts.clerk(), `/members/${home.members.child}/erasures`))).toBe(
      'privacy.guardian_missing',
    );
    const card = { ...villager, sessionId: 'card-session', onlyHousehold: home.id };
    expect(await acts.codeOf(acts.post(card, path()))).toBe('privacy.card_session');
    expect(await acts.codeOf(acts.post(acts.villagerAt(home.members.head), path()))).toBe(
      'privacy.not_yours',
    );
    expect(await acts.codeOf(acts.post(villagerOf(world.village, 1), path()))).toBe('privacy.person_unknown');
  });

  it('is asked once, may be taken back, and is decided by a clerk for a ready reason', async () => {
    const first = await acts.post(villager, path());
    expect(first).toMatchObject({ status: 201, body: { dueOn: '2026-12-11' } });
    expect(await acts.codeOf(acts.post(villager, path()))).toBe('privacy.erasure_open');
    const back = `/erasures/${first.body.erasureId}/withdrawals`;
    expect(await acts.codeOf(acts.post(villagerOf(world.village, 1), back))).toBe('privacy.erasure_unknown');
    expect((await acts.post(villager, back)).status).toBe(201);
    expect(await acts.codeOf(acts.post(villager, back))).toBe('privacy.erasure_closed');
    const url = `/erasures/${first.body.erasureId}/decisions`;
    expect((await acts.post(villager, url, { verdict: 'erase', reason: 'own_wish' })).status).toBe(403);
    expect(
      (await acts.post(staffOf(world.sister, 'clerk'), url, { verdict: 'erase', reason: 'own_wish' })).status,
    ).toBe(404);
  });

  it('LED-7: leaves both chains whole and no name, phone, ID number or photo in any table or file', async () => {
    const { village, services } = world;
    const { photoId, bytes } = await acts.approvedClaim(`${NAME}打扫了院子`, `${NAME}做得好，电话${PHONE}`);
    // What is said of them without a name is theirs as well.
    await acts.approvedClaim('一早就去了', '八十岁了还去，难得');
    const neighbour = villagerOf(village, 1);
    const told = await acts.post(neighbour, '/claims', {
      item: 'affairs-meeting',
      householdId: homeOf(village, 1).id,
      note: `和${NAME}一起去的`,
    });
    expect(told.status).toBe(201);
    await acts.post(acts.clerk(), `/households/${home.id}/reveals`, {
      reason: 'other',
      note: `${NAME}本人来问`,
    });
    await acts.post(acts.clerk(), '/cards', { householdIds: [home.id], replace: false });
    await acts.orderCopy(villager, home.members.spouse);
    await deliver(world);

    await world.database.db.pools.app.query(
      `insert into sign_in_places (phone_index, from_index, asked_on, asked, proven_at)
         select door_index, 'somewhere', now(), 1, now() from access_doors where account_id = $1 and kind = 'phone'`,
      [villager.accountId],
    );

    const before = await dumpEverything(world);
    expect(placesOf(before, NAME)).toEqual(
      expect.arrayContaining(['public.audit_details', 'public.decision_notes', 'public.event_notes']),
    );
    const accounts = await bookedAccounts(world, village);
    const headOf = () => withScope(services.db, village, (read) => readHead(read, village.id));
    const heads = await headOf();

    const asked = await acts.post(villager, path());
    const url = `/erasures/${asked.body.erasureId}/decisions`;
    const done = await acts.post(acts.clerk(), url, { verdict: 'erase', reason: 'own_wish' });
    expect([done.status, done.body]).toEqual([201, { erasureId: asked.body.erasureId, state: 'done' }]);

    const after = await dumpEverything(world);
    for (const secret of [NAME, PHONE, ID_NUMBER, '一早就去了', '八十岁了还去'])
      expect([secret, placesOf(after, secret)]).toEqual([secret, []]);
    expect(after.files.filter((file) => file.name.includes(photoId) || file.bytes.equals(bytes))).toEqual([]);
    expect(after.files.filter(({ name }) => name.includes('data-copies'))).toEqual([]);
    const { rows: left } = await world.database.db.pools.writer.query(
      `select (select count(*)::int from person_private where person_id = $1) as private,
         (select count(*)::int from person_tokens where person_id = $1) as tokens,
         (select count(*)::int from access_doors where account_id = $2) as doors,
         (select count(*)::int from sessions where account_id = $2) as sessions,
         (select count(*)::int from sign_in_places where from_index = 'somewhere') as networks,
         (select count(*)::int from role_grants where account_id = $2 and ended_at is null) as grants`,
      [home.members.spouse, villager.accountId],
    );
    expect(left).toEqual([{ private: 0, tokens: 0, doors: 0, sessions: 0, networks: 0, grants: 0 }]);

    await withScope(services.db, { lo: 0, hi: village.hi }, async (read) => {
      for (const id of [0, village.id]) expect((await verifyAudit(read, id)).findings).toEqual([]);
      expect((await verifyVillage(read, village.id)).findings).toEqual([]);
    });
    expect(await headOf()).toEqual(heads);
    expect(await bookedAccounts(world, village)).toEqual(accounts);
    expect(await simulatedAccounts(world, village)).toEqual(accounts);

    const page = await world.app.inject({ method: 'GET', url: `/v/${village.code}` });
    expect([page.statusCode, page.body.includes(NAME)]).toEqual([200, false]);
    const kept = await ask(
      world,
      acts.villagerAt(home.members.head),
      'GET',
      `${acts.base()}/households/${home.id}`,
    );
    expect(kept.body.headName).toBe(HEAD);
    const told2 = await ask(world, neighbour, 'GET', `${acts.base()}/events/${told.body.eventId}`);
    expect([told2.status, told2.body.error]).toEqual([200, undefined]);
    expect(JSON.stringify(told2.body)).toContain('和某某一起去的');
  });
});
