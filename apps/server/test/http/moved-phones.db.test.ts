import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Home, openPhoneWorld, type PhoneHomes, type SignedIn } from './phone-homes.ts';

/** A number that goes from one person to another takes nobody's doors along, and opens nothing without a proof. */
const { world, homes, close } = await openPhoneWorld();
afterAll(close);
// Codes to one phone keep a minute's distance.
beforeEach(() => world.clock.advance(61_000));

const send: PhoneHomes['send'] = (...args) => homes.send(...args);
const makeHome = (...phones: (string | null)[]) => homes.make(phones);
const writePhone: PhoneHomes['writePhone'] = (...args) => homes.writePhone(...args);
const tellOthers = () => homes.tellOthers();
const prove = (phone: string) => homes.prove(phone);
const tap = (openId: string) => homes.tap(openId);
const bind: PhoneHomes['bind'] = (...args) => homes.bind(...args);
const me = ({ token }: SignedIn) => send('GET', '/access/me', undefined, token);
const doorsOf = (signed: { households: { doorCode: string }[] }) =>
  signed.households.map(({ doorCode }) => doorCode);

describe('a number that another family has now', () => {
  test('the former owner’s WeChat opens nothing of it, whether or not the others were told', async () => {
    const [old, now] = [await makeHome('13911110001', '13911110002'), await makeHome(null)];
    const before = await prove('13911110001');
    await bind('o-neighbour', before);
    await writePhone(old, 0, null);
    await writePhone(now, 0, '13911110001');
    expect((await tap('o-neighbour')).session).toBeNull();
    expect(doorsOf((await me(before)).json())).toEqual([old.doorCode]);
    await tellOthers();
    expect((await me(before)).statusCode).toBe(401);
    expect((await tap('o-neighbour')).session).toBeNull();
  });

  test('the new owner gets an account of their own; the old one’s sessions and doors lead nowhere', async () => {
    const [old, now] = [await makeHome('13911110003'), await makeHome(null)];
    const before = await prove('13911110003');
    await bind('o-before', before);
    await writePhone(old, 0, null);
    await writePhone(now, 0, '13911110003');
    const after = await prove('13911110003');
    expect(after.actor.accountId).not.toBe(before.actor.accountId);
    expect(doorsOf(after)).toEqual([now.doorCode]);
    expect((await me(before)).statusCode).toBe(401);
    expect((await tap('o-before')).session).toBeNull();
    const doors = (await send('GET', '/access/doors', undefined, after.token)).json();
    expect(doors.doors).toEqual([expect.objectContaining({ kind: 'phone', count: 1 })]);
  });

  test('adding it to an account takes the phone, never the former owner’s account', async () => {
    const [old, now] = [await makeHome('13911110004'), await makeHome('13911110005', null)];
    const before = await prove('13911110004');
    await bind('o-kept', before);
    await writePhone(old, 0, null);
    await writePhone(now, 1, '13911110004');
    const mine = await prove('13911110005');
    await send('POST', '/access/codes', { phone: '13911110004' });
    const code = world.messages.at(-1)?.values.code;
    const added = await send('POST', '/access/doors', { phone: '13911110004', code }, mine.token);
    expect([added.statusCode, added.json()]).toEqual([201, { merged: false }]);
    expect((await me(before)).statusCode).toBe(401);
    expect((await tap('o-kept')).session).toBeNull();
  });

  test('a card’s holder with such a number does not come into the former owner’s account', async () => {
    const [old, now] = [await makeHome('13911110006'), await makeHome(null)];
    const before = await prove('13911110006');
    await writePhone(old, 0, null);
    await writePhone(now, 0, '13911110006');
    const byCard = await homes.byCard(now);
    expect(doorsOf(byCard)).toEqual([now.doorCode]);
    expect(byCard.actor.accountId).not.toBe(before.actor.accountId);
    expect(doorsOf((await me(before)).json())).toEqual([old.doorCode]);
  });
});

describe('a number within one household', () => {
  test('from wife to husband, signing in is his, and her session ends', async () => {
    const home = await makeHome('13911110007', null);
    const hers = await prove('13911110007');
    expect(hers.actor.personId).toBe(home.people[0]?.memberId);
    await writePhone(home, 0, null);
    await writePhone(home, 1, '13911110007');
    const his = await prove('13911110007');
    expect(his.actor.personId).toBe(home.people[1]?.memberId);
    expect(doorsOf(his)).toEqual([home.doorCode]);
    expect((await me(hers)).statusCode).toBe(401);
  });

  test('shared by two, it stands for both, again and again', async () => {
    const home = await makeHome('13911110008', '13911110008');
    const first = await prove('13911110008');
    const again = await prove('13911110008');
    expect(again.actor).toEqual({ ...first.actor });
    expect(doorsOf(again)).toEqual([home.doorCode]);
    const both = home.people.map(({ memberId }) => memberId).sort();
    for (const { households } of [first, again])
      expect(households.flatMap(({ persons }) => persons.map(({ personId }) => personId)).sort()).toEqual(
        both,
      );
  });
});

test('one number in two households stands for another person in each', async () => {
  const both = [await makeHome('13911110012'), await makeHome(null, '13911110012')];
  const { token } = await prove('13911110012');
  const may = async ({ householdId }: Home) => {
    const path = `/villages/${world.places.village}/households/${householdId}/consents`;
    const { members } = (await send('GET', path, undefined, token)).json();
    return members.filter((one: { mayAnswer: boolean }) => one.mayAnswer);
  };
  expect(await Promise.all(both.map(may))).toEqual([
    [expect.objectContaining({ memberId: both[0]?.people[0]?.memberId })],
    [expect.objectContaining({ memberId: both[1]?.people[1]?.memberId })],
  ]);
});

describe('a number that is put right', () => {
  test('ends what the old one reached, and the new one opens after a proof', async () => {
    const home = await makeHome('13911110009');
    const before = await prove('13911110009');
    await writePhone(home, 0, '13911110010');
    await tellOthers();
    expect((await me(before)).statusCode).toBe(401);
    expect(doorsOf(await prove('13911110010'))).toEqual([home.doorCode]);
  });

  test('a name put right ends nothing', async () => {
    const home = await makeHome('13911110011');
    const before = await prove('13911110011');
    const path = `/villages/${world.places.village}/households/${home.householdId}/members/${home.people[0]?.memberId}`;
    await send('PUT', path, { name: '样例新名', reason: '写错了字' }, world.tokenOf.clerk);
    await tellOthers();
    expect(doorsOf((await me(before)).json())).toEqual([home.doorCode]);
  });
});
