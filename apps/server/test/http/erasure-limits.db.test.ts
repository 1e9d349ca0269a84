import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runImports } from '../../src/features/imports/index.ts';
import { verifyAudit } from '../../src/platform/writer/index.ts';
import { withScope } from '../../src/platform/db/index.ts';
import { ask } from '../support/http.ts';
import { openPrivacyHome, type PrivacyHome } from '../support/privacy-home.ts';
import { pasteRoster } from '../support/roster-http.ts';
import { homeOf, staffOf, villagerOf, type World } from '../support/village.ts';

let acts: PrivacyHome;
let world: World;
let home: PrivacyHome['home'];
beforeAll(async () => {
  acts = await openPrivacyHome();
  ({ world, home } = acts);
});
afterAll(() => world?.close());

const query = async <Row extends object>(text: string, values: unknown[]): Promise<Row[]> =>
  (await world.database.db.pools.writer.query<Row>(text, values)).rows;

/** Of what somebody did in the village: what is still told of it. */
const detailsBy = (accountId: string) =>
  query<{ action: string; erased: boolean; detail: string | null }>(
    `select a.action, d.erased, d.detail from audit_rows a join audit_details d using (village_id, seq)
      where a.village_id = $1 and a.actor_id = $2 order by a.seq`,
    [world.village.id, accountId],
  );

const newcomer = (clerk: ReturnType<typeof staffOf>, name: string) =>
  acts.post(clerk, `/households/${home.id}/members`, {
    relation: 'other',
    person: { name },
    on: '2026-11-01',
    takesPart: false,
    reason: '村里核实',
  });

describe('an erasure', () => {
  it('takes nobody’s traces away because a name is a word of theirs', async () => {
    const clerk = acts.clerk();
    expect(await acts.codeOf(newcomer(clerk, 'ip'))).toBe('roster.name_malformed');
    expect(await acts.codeOf(newcomer(clerk, '张三<b>'))).toBe('roster.name_malformed');
    const { memberId } = (await newcomer(clerk, '打电话')).body;
    const reveal = (body: object) => acts.post(clerk, `/households/${home.id}/reveals`, body);
    expect((await reveal({ reason: 'contact' })).status).toBeLessThan(300);
    expect((await reveal({ reason: 'other', note: '问问近况' })).status).toBeLessThan(300);
    expect((await reveal({ reason: 'other', note: '打电话本人来问' })).status).toBeLessThan(300);
    const other = await acts.post(clerk, `/households/${homeOf(world.village, 1).id}/reveals`, {
      reason: 'other',
      note: '打电话核对',
    });
    expect(other.status).toBeLessThan(300);

    const asked = await acts.post(clerk, `/members/${memberId}/erasures`);
    const url = `/erasures/${asked.body.erasureId}/decisions`;
    const verdict = { verdict: 'erase', reason: 'own_wish' };
    expect(await acts.codeOf(acts.post(clerk, url, verdict))).toBe('privacy.own_asking');
    const standIn = acts.clerk();
    standIn.grants = standIn.grants.map((grant) => ({
      ...grant,
      standIn: { accountId: clerk.accountId, name: '文书', householdIds: [] },
    }));
    expect(await acts.codeOf(acts.post(standIn, url, verdict))).toBe('privacy.own_asking');
    expect((await acts.post(acts.clerk(), url, verdict)).status).toBe(201);

    const left = await detailsBy(clerk.accountId);
    // What is gone is what was written about the person: that they were added, and the reason that calls them by name.
    expect(left.filter((row) => row.erased).map((row) => row.action)).toEqual([
      'roster.member_added',
      'people.revealed',
    ]);
    expect(left.filter((row) => row.action === 'people.revealed').map((row) => row.erased)).toEqual([
      false,
      false,
      true,
      false,
    ]);
    await withScope(world.services.db, world.village, async (read) =>
      expect((await verifyAudit(read, world.village.id)).findings).toEqual([]),
    );
  });

  it('waits while a roster is being imported, which would write the person in again', async () => {
    const clerk = acts.clerk();
    const { memberId } = (await newcomer(clerk, '样例来客')).body;
    const asked = await acts.post(clerk, `/members/${memberId}/erasures`);
    const url = `/erasures/${asked.body.erasureId}/decisions`;
    const file = await pasteRoster(world, clerk, world.village.id, [
      ['门牌', '姓名', '与户主关系'],
      ['新101', '样例新人', '户主'],
    ]);
    expect(file.status).toBe(201);
    const started = await acts.post(clerk, `/roster-files/${file.body.fileId}/import`);
    expect([started.status, started.body.error]).toEqual([202, undefined]);
    const verdict = { verdict: 'erase', reason: 'own_wish' };
    expect(await acts.codeOf(acts.post(acts.clerk(), url, verdict))).toBe('privacy.import_open');
    await runImports(world.services);
    expect((await acts.post(acts.clerk(), url, verdict)).status).toBe(201);
  });

  it('leaves what another person did with the same account', async () => {
    const { village } = world;
    const neighbour = { ...villagerOf(village, 1), accountId: acts.villager.accountId };
    // The phone was the neighbour's before it was theirs.
    await query(
      `insert into role_grants (id, account_id, role, place_id, household_id, person_id, given_at, ended_at)
        select gen_random_uuid(), account_id, role, place_id, $2, $3, given_at, given_at from role_grants
        where account_id = $1 limit 1`,
      [acts.villager.accountId, homeOf(village, 1).id, homeOf(village, 1).headId],
    );
    const claim = await acts.approvedClaim('扫了自家门前', '好', neighbour, homeOf(village, 1).id);
    const asked = await acts.post(acts.villager, `/members/${home.members.spouse}/erasures`);
    const url = `/erasures/${asked.body.erasureId}/decisions`;
    expect((await acts.post(acts.clerk(), url, { verdict: 'erase', reason: 'own_wish' })).status).toBe(201);
    const photo = await ask(world, neighbour, 'GET', `${acts.base()}/photos/${claim.photoId}`);
    expect([photo.status, (photo.body as Buffer).equals(claim.bytes)]).toEqual([200, true]);
    const event = await ask(world, neighbour, 'GET', `${acts.base()}/events/${claim.eventId}`);
    expect(JSON.stringify(event.body)).toContain('扫了自家门前');
    const filed = (await detailsBy(neighbour.accountId)).filter(({ action }) => action.startsWith('events.'));
    expect(filed.length).toBeGreaterThan(0);
    expect(filed.filter((row) => row.erased)).toEqual([]);
  });

  it('in a village with one clerk is decided by the town’s office, where the village sees it', async () => {
    const clerk = acts.clerk();
    const { memberId } = (await newcomer(clerk, '丁样例')).body;
    const asked = await acts.post(clerk, `/members/${memberId}/erasures`);
    const url = `/erasures/${asked.body.erasureId}/decisions`;
    const verdict = { verdict: 'erase', reason: 'own_wish' };
    expect(await acts.codeOf(acts.post(clerk, url, verdict))).toBe('privacy.own_asking');
    expect((await acts.post(staffOf(world.town, 'town_department'), url, verdict)).status).toBe(403);
    const office = staffOf(world.town, 'town_office');
    const clerkInTown = {
      ...office,
      grants: office.grants.map((grant) => ({
        ...grant,
        standIn: {
          accountId: clerk.accountId,
          name: '文书',
          householdIds: [],
        },
      })),
    };
    expect(await acts.codeOf(acts.post(clerkInTown, url, verdict))).toBe('privacy.own_asking');
    const listed = await ask(world, office, 'GET', `${acts.base()}/erasures`);
    expect(listed.body.erasures[0]).toMatchObject({ memberId, state: 'open', name: '丁**' });
    expect((await acts.post(office, url, verdict)).status).toBe(201);
    expect((await detailsBy(office.accountId)).map(({ action }) => action)).toEqual([
      'oversight.outside-read',
      'privacy.erased',
    ]);
  });

  it('of photos too is decided by another than who asked for it at the desk', async () => {
    const { photoId } = await acts.approvedClaim(
      '门前',
      '好',
      villagerOf(world.village, 2),
      homeOf(world.village, 2).id,
    );
    const clerk = acts.clerk();
    const asked = await acts.post(clerk, '/photo-objections', { photoIds: [photoId], ground: 'me' });
    const url = `/photo-objections/${asked.body.objectionId}/decisions`;
    const verdict = { verdict: 'keep', reason: 'nobody' };
    expect(await acts.codeOf(acts.post(clerk, url, verdict))).toBe('privacy.own_asking');
    expect((await acts.post(acts.clerk(), url, verdict)).status).toBe(201);
  });
});
