import { createHmac, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type AppServices, createApp, type HttpServer } from '@jishan/server';
import { createStaff, createSessionReader, type StaffGrant } from '@jishan/server/features/access';
import { createPlace } from '@jishan/server/features/orgs';
import { importRoster, type RosterHousehold } from '@jishan/server/features/people';
import { publishTemplate, publishVersion } from '@jishan/server/features/schemes';
import { type Command, runCommand, systemActor } from '@jishan/server/platform/command';
import { createIds } from '@jishan/server/platform/ids';
import { createLog } from '@jishan/server/platform/log';
import type { SmsMessage } from '@jishan/server/platform/sms';
import { createDisk } from '@jishan/server/platform/storage';
import { createVault } from '@jishan/server/platform/vault';
import { createWriter } from '@jishan/server/platform/writer';
import { fixedClock, type SettableClock, type TestDatabase, testDatabase } from '@jishan/testkit';

/** A small district for tests of the HTTP side: everything goes in through the same commands as in life. */
export interface World {
  app: HttpServer;
  services: AppServices;
  clock: SettableClock;
  test: TestDatabase;
  /** Messages that left, newest last. */
  messages: SmsMessage[];
  places: {
    district: number;
    town: number;
    otherTown: number;
    village: number;
    sister: number;
    foreign: number;
  };
  households: { own: string; neighbour: string; sister: string; foreign: string };
  tokenOf: Record<Persona, string>;
  close(): Promise<void>;
}

export type Persona = 'villager' | 'clerk' | 'panel' | 'town' | 'townOffice' | 'otherClerk';

export const PASSWORD = 'Meihua-2026-lu';
export const VILLAGER_PHONE = '13900000001';

export async function makeWorld(): Promise<World> {
  const test = await testDatabase();
  const clock = fixedClock();
  const messages: SmsMessage[] = [];
  const services = openTestServices(test, clock, messages);
  const places = await makePlaces(services);
  const households = await makePeople(services, test, places);
  await publishPack(services, places);
  const app = await createApp(services, {
    // Requests are counted by the machine's minute, and a fast machine makes many in one.
    limits: { perSession: 1e9, perAddress: 1e9, entryPerAddress: 1e9 },
    faces: { console: '/nowhere', mobile: '/nowhere' },
    health: { isReady: () => true, databaseUp: async () => true, version: 'test' },
  });
  await app.ready();
  const tokenOf = await signEverybodyIn(app, services, places, households.own, messages);
  const close = async () => {
    await app.close();
    await services.writer.close();
    await test.drop();
  };
  return { app, services, clock, test, messages, places, households, tokenOf, close };
}

function openTestServices(test: TestDatabase, clock: SettableClock, messages: SmsMessage[]): AppServices {
  const { db } = test;
  const log = createLog('silent');
  const secret = (purpose: string) => createHmac('sha256', 'tests').update(purpose).digest('base64url');
  return {
    db,
    clock,
    log,
    ids: createIds(clock),
    writer: createWriter({ connectionString: db.writerUrl, clock, random: randomBytes }),
    vault: createVault({ secret }),
    sms: {
      available: true,
      send: async (message) => {
        messages.push(message);
      },
    },
    doors: {},
    disk: createDisk('/nowhere'),
    background: { wake: () => undefined, attach: () => undefined },
    sessions: createSessionReader({ db, clock, log }),
    start: { guide: null, isReady: () => true, smsFile: null },
  };
}

/** Runs a command as the installation itself and insists that it works. */
export async function act<Input, Result>(
  services: AppServices,
  command: Command<Input, Result>,
  villageId: number,
  input: Input,
): Promise<Result> {
  const from = { ip: '127.0.0.1', requestId: 'test' };
  const request = { actor: systemActor('test'), villageId, key: services.ids.uuid(), from };
  const answer = await runCommand(services, command, request, input);
  if (!answer.ok) throw new Error(`${command.name}: ${answer.error.code} ${answer.error.message}`);
  return answer.result;
}

async function makePlaces(services: AppServices): Promise<World['places']> {
  const make = async (kind: 'district' | 'town' | 'village', parentId: number | null, code: string) =>
    (await act(services, createPlace, 0, { kind, parentId, code, name: `样例${code}` })).placeId;
  const district = await make('district', null, '99');
  const town = await make('town', district, '9901');
  const otherTown = await make('town', district, '9902');
  const village = await make('village', town, '990101');
  const sister = await make('village', town, '990102');
  const foreign = await make('village', otherTown, '990201');
  return { district, town, otherTown, village, sister, foreign };
}

const household = (doorCode: string, headName: string, phone?: string): RosterHousehold => ({
  doorCode,
  group: '一组',
  joinedOn: '2026-01-01',
  facts: { registered: true, homestead: true, residents: 2 },
  members: [
    {
      name: headName,
      relation: 'head',
      bornOn: '1960-05-01',
      participatingFrom: '2026-01-01',
      ...(phone ? { phone } : {}),
    },
    { name: '样例小童', relation: 'child', bornOn: '2018-01-01', phone: '13900000009' },
  ],
});

async function makePeople(
  services: AppServices,
  test: TestDatabase,
  places: World['places'],
): Promise<World['households']> {
  const roster = importRoster(services.vault);
  await act(services, roster, places.village, {
    households: [household('1-01', '甲一', VILLAGER_PHONE), household('1-02', '乙二', '13900000002')],
    organisations: [{ name: '样例小店', doorCode: '1-02' }],
  });
  await act(services, roster, places.sister, { households: [household('1-01', '丙三', '13900000003')] });
  await act(services, roster, places.foreign, { households: [household('1-01', '丁四', '13900000004')] });
  const { rows } = await test.db.pools.writer.query<{
    village_id: number;
    id: string;
    door_code: string;
  }>('select village_id, id, door_code from households');
  const find = (villageId: number, doorCode: string) =>
    rows.find((row) => row.village_id === villageId && row.door_code === doorCode)?.id ?? '';
  return {
    own: find(places.village, '1-01'),
    neighbour: find(places.village, '1-02'),
    sister: find(places.sister, '1-01'),
    foreign: find(places.foreign, '1-01'),
  };
}

const schemes = new URL('../../../../schemes/', import.meta.url);
export const packPath = fileURLToPath(new URL('s1-zhaoxiang.yaml', schemes));

async function publishPack(services: AppServices, { district, village }: World['places']): Promise<void> {
  const template = await readFile(new URL('templates/guidance.yaml', schemes), 'utf8');
  await act(services, publishTemplate, district, { document: template, note: '' });
  const document = await readFile(packPath, 'utf8');
  await act(services, publishVersion, village, { document, note: '' });
}

async function signEverybodyIn(
  app: HttpServer,
  services: AppServices,
  places: World['places'],
  ownHousehold: string,
  messages: SmsMessage[],
): Promise<World['tokenOf']> {
  const duties: Record<Exclude<Persona, 'villager'>, StaffGrant> = {
    clerk: { role: 'clerk', placeId: places.village },
    panel: { role: 'panel', placeId: places.village, householdId: ownHousehold },
    town: { role: 'town_department', placeId: places.town },
    townOffice: { role: 'town_office', placeId: places.town },
    otherClerk: { role: 'clerk', placeId: places.foreign },
  };
  const tokens: Partial<World['tokenOf']> = { villager: await signVillagerIn(app, messages) };
  for (const [persona, grant] of Object.entries(duties)) {
    const input = {
      username: persona,
      password: PASSWORD,
      displayName: `样例${persona}`,
      grants: [grant],
      secondFactor: 'not_required_in_demo' as const,
    };
    await act(services, createStaff(), 0, input);
    tokens[persona as Persona] = await signStaffIn(app, persona);
  }
  return tokens as World['tokenOf'];
}

export async function signStaffIn(app: HttpServer, username: string): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/access/staff-sessions',
    payload: { username, password: PASSWORD },
  });
  return answer.json<{ token: string }>().token;
}

export async function signVillagerIn(
  app: HttpServer,
  messages: SmsMessage[],
  phone = VILLAGER_PHONE,
): Promise<string> {
  await app.inject({ method: 'POST', url: '/api/v1/access/codes', payload: { phone } });
  const code = messages.at(-1)?.values.code ?? '';
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/access/villager-sessions',
    payload: { phone, code },
  });
  return answer.json<{ token: string }>().token;
}
