import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorld, signVillagerIn, VILLAGER_PHONE, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const PIN = '482916';
const MINUTE_MS = 60_000;
let asked = 0;

const send = (
  method: 'GET' | 'POST',
  url: string,
  options: { token?: string; payload?: object; key?: string } = {},
) =>
  world.app.inject({
    method,
    url: `/api/v1${url}`,
    // How often one address may ask is tested elsewhere.
    remoteAddress: `10.1.0.${(asked += 1) % 250}`,
    headers: {
      'idempotency-key': options.key ?? randomUUID(),
      ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
    },
    ...(options.payload ? { payload: options.payload } : {}),
  });
const desk = (method: 'GET' | 'POST', path: string, payload?: object, key?: string) =>
  send(method, `/villages/${world.places.village}${path}`, {
    token: world.tokenOf.clerk,
    ...(payload ? { payload } : {}),
    ...(key ? { key } : {}),
  });
const enter = (card: string, pin = PIN) => send('POST', '/access/card-sessions', { payload: { card, pin } });
const codeOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code;
const me = (token: string) => send('GET', '/access/me', { token });

interface Printed {
  cardId: string;
  number: string;
  address: string;
  headName: string;
  square: { size: number; path: string };
}
async function issue(householdId: string, replace = true, key?: string): Promise<Printed> {
  const answer = await desk('POST', '/cards', { householdIds: [householdId], replace }, key);
  expect(answer.statusCode).toBe(201);
  return answer.json().cards[0];
}
async function issueWithPin(householdId: string, pin = PIN): Promise<Printed> {
  const card = await issue(householdId);
  const set = await desk('POST', `/households/${householdId}/card-pins`, { pin });
  expect(set.statusCode).toBe(201);
  return card;
}
const auditCount = async (villageId: number, action: string) => {
  const { rows } = await world.test.db.pools.writer.query(
    'select count(*)::int as n from audit_rows where village_id = $1 and action = $2',
    [villageId, action],
  );
  return rows[0].n;
};

test('a card and the PIN of the desk open this household, and no other of the account', async () => {
  const { own } = world.households;
  const card = await issueWithPin(own);
  expect(card).toMatchObject({ headName: '甲*', number: expect.stringMatching(/^\d{6}$/) });
  expect(card.square.path).toMatch(/^M0 0h7v1h-7z/);
  const answer = await enter(card.address);
  expect(answer.statusCode).toBe(200);
  const { token, actor, households } = answer.json();
  expect(households).toEqual([expect.objectContaining({ householdId: own, doorCode: '1-01' })]);
  expect(actor).toMatchObject({ onlyHousehold: own });
  // The head has a phone on the roster: card and phone lead to one account.
  const byPhone = (await me(world.tokenOf.villager)).json().actor;
  expect(actor.accountId).toBe(byPhone.accountId);
  const village = `/villages/${world.places.village}/households`;
  expect((await send('GET', `${village}/${own}`, { token })).statusCode).toBe(200);
  expect(codeOf(await send('GET', `${village}/${world.households.neighbour}`, { token }))).toBe(
    'people.household_unknown',
  );
});

test('SEC-8: a card’s session ends after ten unused minutes and after two hours anyway', async () => {
  const start = world.clock.now();
  const card = await issueWithPin(world.households.own);
  const idle = (await enter(card.address)).json().token;
  const used = (await enter(card.address)).json().token;
  for (let minutes = 0; minutes < 117; minutes += 9) {
    world.clock.advance(9 * MINUTE_MS);
    expect([minutes, (await me(used)).statusCode]).toEqual([minutes, 200]);
  }
  expect(codeOf(await me(idle))).toBe('access.session_expired');
  world.clock.advance(4 * MINUTE_MS);
  expect(codeOf(await me(used))).toBe('access.session_expired');
  world.clock.set(start);
});

test('on somebody else’s device nothing about the account can be changed or seen', async () => {
  const card = await issueWithPin(world.households.own);
  const { token } = (await enter(card.address)).json();
  expect(codeOf(await send('POST', '/access/doors', { token, payload: { ticket: 'x' } }))).toBe(
    'doors.card_session',
  );
  const removed = await world.app.inject({
    method: 'DELETE',
    url: '/api/v1/access/doors/phone?sure=1',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(codeOf(removed)).toBe('doors.card_session');
  const { sessions } = (await send('GET', '/access/sessions', { token })).json();
  expect(sessions).toEqual([expect.objectContaining({ current: true })]);
  const others = await world.app.inject({
    method: 'DELETE',
    url: '/api/v1/access/sessions',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(codeOf(others)).toBe('access.session_unknown');
});

test('SEC-7: a wrong PIN, a card without one and a card that does not exist answer alike; five lock for 15 minutes', async () => {
  const { neighbour } = world.households;
  const bare = await issue(neighbour);
  const strip = (body: string) => body.replace(/"requestId":"[^"]+"/, '');
  const noPin = await enter(bare.address);
  const nobody = await enter(`lghd.${'A'.repeat(27)}`);
  const card = await issueWithPin(neighbour);
  const wrong = await enter(card.address, '111119');
  expect(noPin.statusCode).toBe(422);
  expect([strip(noPin.body), strip(nobody.body)]).toEqual([strip(wrong.body), strip(wrong.body)]);
  const before = await auditCount(0, 'access.locked');
  await Promise.all(Array.from({ length: 4 }, () => enter(card.address, '111119')));
  const locked = await enter(card.address);
  expect([locked.statusCode, codeOf(locked)]).toEqual([423, 'access.locked']);
  expect(await auditCount(0, 'access.locked')).toBe(before + 1);
  world.clock.advance(15 * MINUTE_MS);
  expect((await enter(card.address)).statusCode).toBe(200);
});

test('a wrong PIN says how many tries are left, the fifth that it is locked and for how long', async () => {
  const card = await issueWithPin(world.households.neighbour);
  const said = [];
  for (let nth = 1; nth <= 5; nth += 1) said.push((await enter(card.address, '111119')).json().error);
  expect(said.map(({ code, details }) => [code, details])).toEqual([
    ...[4, 3, 2, 1].map((left) => ['doors.card_wrong', { left }]),
    ['access.locked', { minutes: 15 }],
  ]);
  expect(said[3]?.message).toContain('还能再试 1 次');
  expect(codeOf(await enter('not a card'))).toBe('doors.card_unreadable');
});

test('a PIN set anew at the desk opens again at once, and ends what the old one opened', async () => {
  const { neighbour } = world.households;
  const card = await issueWithPin(neighbour);
  const { token } = (await enter(card.address)).json();
  await Promise.all(Array.from({ length: 5 }, () => enter(card.address, '111119')));
  expect(codeOf(await enter(card.address))).toBe('access.locked');
  await desk('POST', `/households/${neighbour}/card-pins`, { pin: '913572' });
  expect(codeOf(await me(token))).toBe('access.session_expired');
  expect(codeOf(await enter(card.address))).toBe('doors.card_wrong');
  expect((await enter(card.address, '913572')).statusCode).toBe(200);
});

test('a reissued and a revoked card open nothing, and what they opened ends on the next request', async () => {
  const { own } = world.households;
  const old = await issueWithPin(own);
  const first = (await enter(old.address)).json().token;
  const fresh = await issueWithPin(own);
  expect(fresh.number > old.number).toBe(true);
  expect(codeOf(await me(first))).toBe('access.session_expired');
  expect(codeOf(await enter(old.address))).toBe('doors.card_wrong');
  const second = (await enter(fresh.address)).json().token;
  expect((await desk('POST', `/households/${own}/card-revocations`)).statusCode).toBe(201);
  expect(codeOf(await me(second))).toBe('access.session_expired');
  expect(codeOf(await enter(fresh.address))).toBe('doors.card_wrong');
  expect(codeOf(await desk('POST', `/households/${own}/card-revocations`))).toBe('doors.card_missing');
  expect(await auditCount(world.places.village, 'doors.card-revoked')).toBe(1);
});

test('the same key prints the same card again, and who has a card keeps it unless it is replaced', async () => {
  const { own } = world.households;
  const key = randomUUID();
  const card = await issue(own, true, key);
  expect(await issue(own, true, key)).toEqual(card);
  const kept = await desk('POST', '/cards', { householdIds: [own], replace: false });
  expect(kept.json().cards).toEqual([]);
  const { cards } = (await desk('GET', '/cards')).json();
  expect(cards.find((one: { householdId: string }) => one.householdId === own)).toMatchObject({
    cardId: card.cardId,
    pinSetAt: null,
  });
});

test('a PIN that everybody tries first is refused', async () => {
  const { own } = world.households;
  await issue(own);
  for (const pin of ['123456', '000000', '123123'])
    expect(codeOf(await desk('POST', `/households/${own}/card-pins`, { pin }))).toBe('doors.pin_weak');
  expect(codeOf(await desk('POST', `/households/${own}/card-pins`, { pin: '12ab56' }))).toBe(
    'system.input_invalid',
  );
});

test('PRV-3: a child holds no card, and a card whose holder has left opens nothing', async () => {
  const { own, neighbour } = world.households;
  const writer = world.test.db.pools.writer;
  const { rows } = await writer.query<{ member_id: string }>(
    `select member_id from member_stays where village_id = $1 and household_id = $2 and relation = 'child'`,
    [world.places.village, own],
  );
  const child = await desk('POST', '/cards', {
    householdIds: [own],
    holderId: rows[0]?.member_id,
    replace: true,
  });
  expect(codeOf(child)).toBe('doors.holder_missing');
  const card = await issueWithPin(neighbour);
  await writer.query(
    `update member_stays set ended_on = '2026-11-01' where village_id = $1 and household_id = $2 and relation = 'head'`,
    [world.places.village, neighbour],
  );
  expect(codeOf(await enter(card.address))).toBe('doors.card_void');
});

test('cards are the village clerk’s: a foreign clerk finds no such village, a foreign household is unknown', async () => {
  const foreign = await send('POST', `/villages/${world.places.village}/cards`, {
    token: world.tokenOf.otherClerk,
    payload: { householdIds: [world.households.own] },
  });
  expect(codeOf(foreign)).toBe('orgs.village_unknown');
  expect(codeOf(await desk('POST', '/cards', { householdIds: [world.households.foreign] }))).toBe(
    'doors.card_households_unknown',
  );
});

test('a card of somebody without a phone becomes a door of the first phone they have', async () => {
  const { sister } = world.households;
  const writer = world.test.db.pools.writer;
  const villageId = world.places.sister;
  const byPhone = await signVillagerIn(world.app, world.messages, '13900000003');
  const { accountId } = (await me(byPhone)).json().actor;
  // As if they had come by their card before they ever had a phone.
  await world.test.db.pools.app.query(`delete from access_doors where account_id = $1`, [accountId]);
  world.clock.advance(2 * MINUTE_MS);
  const again = await signVillagerIn(world.app, world.messages, '13900000003');
  expect((await me(again)).json().actor.accountId).toBe(accountId);
  const { rows } = await writer.query(
    `select count(*)::int as n from role_grants where place_id = $1 and household_id = $2 and ended_at is null and role = 'villager'`,
    [villageId, sister],
  );
  expect(rows[0].n).toBe(1);
});

test('neither a card’s secret nor a PIN lies in the database', async () => {
  const card = await issueWithPin(world.households.own);
  const secret = card.address.split('.').at(-1) ?? '';
  const { rows } = await world.test.db.pools.writer.query(
    `select (select string_agg(c::text, ' ') from household_cards c) || (select string_agg(k::text, ' ') from commands k) as text`,
  );
  for (const form of [secret, Buffer.from(secret, 'base64url').toString('hex'), VILLAGER_PHONE])
    expect(rows[0].text).not.toContain(form);
  expect(rows[0].text).toContain('$argon2id$');
});
