import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Home, openPhoneWorld, type SignedIn } from './phone-homes.ts';

/** A phone that two of one household share reaches what concerns each of them, and nobody else. */
const { world, homes, close } = await openPhoneWorld();
afterAll(close);
beforeEach(() => world.clock.advance(61_000));

const idOf = (home: Home, at: number) => home.people[at]?.memberId ?? '';
const village = () => `/villages/${world.places.village}`;

async function mayAnswer(home: Home, { token }: SignedIn): Promise<string[]> {
  const path = `${village()}/households/${home.householdId}/consents`;
  const { members } = (await homes.send('GET', path, undefined, token)).json();
  return members
    .filter((one: { mayAnswer: boolean }) => one.mayAnswer)
    .map((one: { memberId: string }) => one.memberId);
}

async function agree(home: Home, { token }: SignedIn, memberId: string, more: object = {}) {
  const path = `${village()}/households/${home.householdId}/consents`;
  const { texts } = (await homes.send('GET', path, undefined, token)).json();
  const [{ purpose, version }] = texts;
  return (await homes.send('POST', path, { memberId, purpose, version, ...more }, token)).statusCode;
}

const copy = async ({ token }: SignedIn, memberId: string) =>
  (await homes.send('POST', `${village()}/members/${memberId}/data-copies`, {}, token)).statusCode;

test('PRV-4: consents, copies, telephone numbers and the child are in reach of both, the third grown-up is not', async () => {
  const home = await homes.make(
    ['13922220001', '13922220001', null, '13922220002'],
    ['1970-01-01', '1971-01-01', '2019-01-01', '1995-01-01'],
  );
  const signed = await homes.prove('13922220001');
  const names = signed.households[0]?.persons.map(({ name }) => name) ?? [];
  expect([names.length, names.includes('')]).toEqual([2, false]);
  const others = home.people.slice(2).map(({ memberId }) => memberId);
  const children = await world.test.db.pools.writer.query<{ id: string }>(
    `select member_id as id from member_stays where household_id = $1 and member_id = any($2)`,
    [home.householdId, others],
  );
  expect(children.rows).toHaveLength(2);

  const may = await mayAnswer(home, signed);
  expect(may).toEqual(expect.arrayContaining([idOf(home, 0), idOf(home, 1)]));
  const child = may.find((id) => others.includes(id)) ?? '';
  const third = others.find((id) => id !== child) ?? '';
  expect([may.length, child === '']).toEqual([3, false]);

  for (const self of [0, 1]) {
    expect(await agree(home, signed, idOf(home, self))).toBe(201);
    expect(await copy(signed, idOf(home, self))).toBe(202);
    const asGuardian = { guardianId: idOf(home, self), guardianRelation: 'parent' };
    expect(await agree(home, signed, child, asGuardian)).toBe(201);
  }
  expect(await agree(home, signed, child, { guardianId: third, guardianRelation: 'other' })).toBe(403);
  expect([await agree(home, signed, third), await copy(signed, third)]).toEqual([403, 403]);

  const roster = `${village()}/households/${home.householdId}/roster`;
  const { members } = (await homes.send('GET', roster, undefined, signed.token)).json();
  const shown = members.filter((one: { phone: string }) => /^\d{11}$/.test(one.phone));
  expect(shown.map((one: { id: string }) => one.id).sort()).toEqual([idOf(home, 0), idOf(home, 1)].sort());
});

test('another one’s consent is given from a phone only while the roster has it under them too', async () => {
  const home = await homes.make(['13922220003', null]);
  const alone = await homes.prove('13922220003');
  expect(await agree(home, alone, idOf(home, 1))).toBe(403);

  await homes.writePhone(home, 1, '13922220003');
  await homes.tellOthers();
  // Written into the roster is not yet proven.
  expect(await agree(home, alone, idOf(home, 1))).toBe(403);
  await homes.bind('o-two', alone);
  const { session } = await homes.tap('o-two');
  expect(session && (await mayAnswer(home, session))).toEqual([idOf(home, 0)]);

  const proven = await homes.prove('13922220003');
  expect(await agree(home, proven, idOf(home, 1))).toBe(201);

  await homes.writePhone(home, 1, null);
  await homes.tellOthers();
  expect(await agree(home, proven, idOf(home, 1))).toBe(403);
  expect(await agree(home, proven, idOf(home, 0))).toBe(201);
});

test('a card is its holder’s alone, though their phone is shared', async () => {
  const home = await homes.make(['13922220004', '13922220004']);
  const both = await homes.prove('13922220004');
  const byCard = await homes.byCard(home);
  expect(byCard.actor.accountId).toBe(both.actor.accountId);
  expect(byCard.households[0]?.persons.map(({ personId }) => personId)).toEqual([idOf(home, 0)]);
  expect(await mayAnswer(home, byCard)).toEqual([idOf(home, 0)]);
  expect((await mayAnswer(home, both)).sort()).toEqual([idOf(home, 0), idOf(home, 1)].sort());
});
