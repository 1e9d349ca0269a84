import { expect } from 'vitest';
import { createSessionReader } from '../../src/features/access/index.ts';
import { importRoster } from '../../src/features/people/index.ts';
import { runCopies } from '../../src/features/privacy/index.ts';
import { type Actor, systemActor } from '../../src/platform/command/index.ts';
import { withScope } from '../../src/platform/db/index.ts';
import { type Answer, ask, photoOf } from './http.ts';
import { mustRun } from './roster-acts.ts';
import { openWorld, person, staffOf, type World } from './village.ts';

export const HEAD = '欧阳长河';
export const NAME = '司徒佩兰';
export const PHONE = '13711112222';
export const ID_NUMBER = '11010519491231002X';

/** A household whose people can be told from everything else in a dump; the spouse has signed in by phone. */
export type PrivacyHome = Awaited<ReturnType<typeof openPrivacyHome>>;

type Home = { id: string; members: Record<'head' | 'spouse' | 'child', string> };

export async function openPrivacyHome() {
  const world = await openWorld();
  letRealSessionsIn(world);
  const home = await makeHome(world);
  const base = () => `/villages/${world.village.id}`;
  const villagerAt = (memberId: string) => villagerIn(world, home, memberId);
  const villager = { ...villagerAt(home.members.spouse), accountId: await signIn(world, home) };
  const post = (actor: Actor, path: string, body: object = {}) =>
    ask(world, actor, 'POST', `${base()}${path}`, { body });
  return {
    world,
    home,
    villager,
    villagerAt,
    base,
    post,
    clerk: () => staffOf(world.village, 'clerk'),
    codeOf: async (asked: Promise<Answer>): Promise<unknown> => (await asked).body.error?.code,
    async orderCopy(actor: Actor, memberId: string, body: object = {}) {
      const asked = await post(actor, `/members/${memberId}/data-copies`, body);
      expect([asked.status, asked.body.error]).toEqual([202, undefined]);
      await runCopies(world.services);
      const url = `${base()}/data-copies/${asked.body.copyId}/file`;
      return { url, copyId: String(asked.body.copyId), file: await ask(world, actor, 'GET', url) };
    },
    /** A claim with a photo and words, approved twice; answers the event and the photo as it lies on disk. */
    async approvedClaim(note: string, comment: string, by: Actor = villager, householdId = home.id) {
      const photoId = await photoOf(world, by, world.village.id, 7);
      const body = { item: 'environment-yard', householdId, photoIds: [photoId], note };
      const filed = await post(by, '/claims', body);
      expect([filed.status, filed.body.error]).toEqual([201, undefined]);
      const { eventId } = filed.body;
      const decide = (actor: Actor, stage: string) =>
        post(actor, `/events/${eventId}/decisions`, { stage, verdict: 'approve', comment });
      expect((await decide(staffOf(world.village, 'panel'), 'first')).status).toBe(201);
      expect((await decide(staffOf(world.town, 'town_department'), 'second')).status).toBe(201);
      const shown = await ask(world, by, 'GET', `${base()}/photos/${photoId}`);
      return { eventId: String(eventId), photoId, bytes: shown.body as Buffer };
    },
  };
}

/** The world's own people come in by a token of theirs; whoever came by a door is looked up as in life. */
function letRealSessionsIn({ services }: World): void {
  const { find } = services.sessions;
  const real = createSessionReader(services);
  services.sessions.find = async (token) => {
    const found = await find(token);
    return found.state === 'live' ? found : real.find(token);
  };
}

async function makeHome(world: World): Promise<Home> {
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
          { name: '欧阳小满', relation: 'child', bornOn: '2016-01-01', ...joined },
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
  const id = found[0]?.id ?? '';
  const members = { head: of('head'), spouse: of('spouse'), child: of('child') };
  const url = `/villages/${village.id}/households/${id}/members/${members.spouse}`;
  const answer = await ask(world, staffOf(village, 'clerk'), 'PUT', url, {
    body: {
      name: NAME,
      phone: PHONE,
      idNumber: ID_NUMBER,
      bornOn: '1949-12-31',
      reason: `核对${NAME}的证件`,
    },
  });
  expect([answer.status, answer.body.error]).toEqual([200, undefined]);
  return { id, members };
}

/** In by the real door, so that there are a door, a session and a record of it. @returns the account */
async function signIn(world: World, home: Home): Promise<string> {
  let code = '';
  world.services.sms = {
    available: true,
    send: async (message) => {
      code = message.values.code ?? '';
    },
  };
  const inject = (url: string, payload: object) =>
    world.app.inject({ method: 'POST', url: `/api/v1/access/${url}`, payload });
  await inject('codes', { phone: PHONE });
  const answer = await inject('villager-sessions', { phone: PHONE, code });
  expect([answer.statusCode, answer.json().error]).toEqual([200, undefined]);
  const { rows } = await world.database.db.pools.writer.query<{ id: string }>(
    'select account_id as id from role_grants where person_id = $1',
    [home.members.spouse],
  );
  return rows[0]?.id ?? '';
}

function villagerIn({ village }: World, home: Home, memberId: string): Actor {
  const { id, lo, hi } = village;
  const grant = { role: 'villager' as const, placeId: id, lo, hi, householdId: home.id };
  return person('', 'villager', [grant], memberId);
}
