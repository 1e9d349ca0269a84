import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { fixedClock, seededIds, type SettableClock, testDatabase, type TestDatabase } from '@jishan/testkit';
import { createPlace } from '../../src/features/orgs/index.ts';
import { importRoster, type RosterHousehold } from '../../src/features/people/index.ts';
import { publishTemplate, publishVersion } from '../../src/features/schemes/index.ts';
import { createApp, type HttpServer, openServices, type OpenedServices } from '../../src/index.ts';
import {
  type Actor,
  type Command,
  type Grant,
  runCommand,
  systemActor,
} from '../../src/platform/command/index.ts';
import { withScope } from '../../src/platform/db/index.ts';
import { createLog } from '../../src/platform/log/index.ts';

/** A small town for tests: two villages of one town and one of another, with whoever acts there. */
export interface World {
  database: TestDatabase;
  services: OpenedServices;
  app: HttpServer;
  clock: SettableClock;
  dataDir: string;
  town: Place;
  village: Village;
  sister: Village;
  /** In another town. */
  far: Village;
  /** Signs somebody in; the answer is the token. */
  signIn(actor: Actor): string;
  close(): Promise<void>;
}

export interface Place {
  id: number;
  lo: number;
  hi: number;
}

export interface Village extends Place {
  code: string;
  households: { id: string; doorCode: string; headId: string }[];
}

export interface WorldOptions {
  /** YAML text, or the name of a file under schemes/. */
  scheme?: string;
  now?: string;
  households?: number;
}

const repository = path.resolve(import.meta.dirname, '../../../..');

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const database = await testDatabase();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'jishan-world-'));
  const clock = fixedClock(options.now);
  const services = openTestServices(database, dataDir, clock);
  // Events of one moment count by their ids: the same ones in every run.
  services.ids = seededIds(1, clock);
  const actors = new Map<string, Actor>();
  services.sessions = {
    find: async (token) => {
      const actor = actors.get(token);
      return actor ? { state: 'live', actor } : { state: 'unknown' };
    },
  };
  const app = await createApp(services, {
    faces: { console: path.join(dataDir, 'none'), mobile: path.join(dataDir, 'none') },
    health: { isReady: () => true, databaseUp: async () => true, version: 'test' },
    limits: { perSession: 1e9, perAddress: 1e9, entryPerAddress: 1e9 },
  });
  const document = await readDocument(options.scheme ?? 's1-zhaoxiang');
  const builder = createBuilder(services);
  const district = await builder.place('district', null, '310118', '样例区');
  await builder.templates(district.id);
  const town = await builder.place('town', district.id, '310118105', '样例镇');
  const farTown = await builder.place('town', district.id, '310118106', '远处镇');
  const make = (townId: number, code: string, name: string) =>
    builder.village({ townId, code, name, document, households: options.households ?? 4 });
  const village = await make(town.id, '310118105201', '样例村');
  const sister = await make(town.id, '310118105202', '邻近村');
  const far = await make(farTown.id, '310118106201', '远处村');
  return {
    database,
    services,
    app,
    clock,
    dataDir,
    town,
    village,
    sister,
    far,
    signIn: (actor) => {
      const token = `t-${actor.sessionId}`.padEnd(24, '0');
      actors.set(token, actor);
      return token;
    },
    close: async () => {
      await app.close();
      await services.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function openTestServices(database: TestDatabase, dataDir: string, clock: SettableClock): OpenedServices {
  return openServices({
    config: {
      port: 0,
      host: '127.0.0.1',
      dataDir,
      databaseUrl: undefined,
      databaseConnections: 10,
      proxies: [],
      production: false,
      logLevel: 'error',
      passwordProfile: 'classified_protection',
      cipherProfile: 'aes',
      remotes: { publicUrl: null, wechat: null, dingtalk: null, oidc: null, sms: null },
    },
    secrets: { secret: (purpose) => Buffer.from(purpose.padEnd(32, '.').slice(0, 32)).toString('base64url') },
    database: { db: database.db },
    log: createLog('silent'),
    clock,
  });
}

async function readDocument(scheme: string): Promise<string> {
  if (scheme.includes('\n')) return scheme;
  return readFile(path.join(repository, 'schemes', `${scheme}.yaml`), 'utf8');
}

/** Makes places, schemes and rosters through the same commands as in life. */
export function createBuilder(services: OpenedServices) {
  const run = async <Input, Result>(command: Command<Input, Result>, villageId: number, input: Input) => {
    const request = {
      actor: systemActor('test'),
      villageId,
      key: services.ids.uuid(),
      from: { ip: '', requestId: 't' },
    };
    const answer = await runCommand(services, command, request, input);
    if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
    return answer.result;
  };
  const place = async (
    kind: 'district' | 'town' | 'village',
    parentId: number | null,
    code: string,
    name: string,
  ) => {
    const { placeId } = await run(createPlace, 0, { kind, parentId, code, name });
    return readPlace(services, placeId);
  };
  return {
    place,
    document: readDocument,
    /** The district that a village lies in. */
    async districtOf(villageId: number): Promise<Place> {
      const { rows } = await withScope(services.db, { lo: 1, hi: 0 }, (read) =>
        sql<Place>`select d.id, d.lo, d.hi from places v join places t on t.id = v.parent_id
          join places d on d.id = t.parent_id where v.id = ${villageId}`.execute(read),
      );
      const [district] = rows;
      if (!district) throw new Error(`village ${villageId} lies in no district`);
      return district;
    },
    /** What the packs inherit, published by the district. */
    async templates(districtId: number): Promise<void> {
      const folder = path.join(repository, 'schemes', 'templates');
      for (const name of await readdir(folder)) {
        const document = await readFile(path.join(folder, name), 'utf8');
        await run(publishTemplate, districtId, { document, note: '' });
      }
    },
    async village(wish: {
      townId: number;
      code: string;
      name: string;
      document: string;
      households: number;
    }): Promise<Village> {
      const { id, lo, hi } = await place('village', wish.townId, wish.code, wish.name);
      await run(publishVersion, id, { document: wish.document, note: '' });
      const roster = Array.from({ length: wish.households }, (_, at) => household(at + 1));
      await run(importRoster(services.vault), id, { households: roster });
      return { id, lo, hi, code: wish.code, households: await readHouseholds(services, id) };
    },
  };
}

/** Household 3 has not joined; household 4's head is a child. */
function household(number: number): RosterHousehold {
  const participating = { participatingFrom: '2026-01-01' };
  return {
    doorCode: `ZX${String(number).padStart(4, '0')}`,
    group: `${((number - 1) % 3) + 1}组`,
    ...(number === 3 ? {} : { joinedOn: '2026-01-01' }),
    facts: { registered: true, homestead: true, residents: 3 },
    members: [
      {
        name: `甲${'一二三四五六七八九'[number - 1] ?? '众'}`,
        relation: 'head',
        bornOn: number === 4 ? '2015-01-01' : '1960-01-01',
        ...participating,
      },
      { name: `乙${number}`, relation: 'spouse', bornOn: '1962-01-01', ...participating },
    ],
  };
}

function readPlace(services: OpenedServices, id: number): Promise<Place> {
  return withScope(services.db, { lo: 1, hi: 0 }, (read) =>
    read.selectFrom('places').select(['id', 'lo', 'hi']).where('id', '=', id).executeTakeFirstOrThrow(),
  );
}

function readHouseholds(services: OpenedServices, villageId: number): Promise<Village['households']> {
  return withScope(services.db, { lo: villageId, hi: villageId }, (read) =>
    read
      .selectFrom('households as h')
      .innerJoin('member_stays as s', (join) =>
        join
          .onRef('s.village_id', '=', 'h.village_id')
          .onRef('s.household_id', '=', 'h.id')
          .on('s.relation', '=', 'head'),
      )
      .select(['h.id', 'h.door_code as doorCode', 's.member_id as headId'])
      .orderBy('h.door_code')
      .execute(),
  );
}

let people = 0;

/** Somebody with roles; every call makes another person. */
export function person(
  name: string,
  kind: 'villager' | 'staff',
  grants: Omit<Grant, 'placeName'>[],
  personId?: string,
): Actor {
  people += 1;
  const id = `0000000${people % 10}-0000-4000-8000-${String(people).padStart(12, '0')}`;
  return {
    accountId: id,
    kind,
    displayName: name,
    sessionId: id,
    ...(personId === undefined ? {} : { personId }),
    grants: grants.map((grant) => ({
      ...grant,
      placeName: '',
      ...(personId === undefined || grant.householdId === undefined ? {} : { personId }),
    })),
  };
}

/** A villager of the nth household, counted from 1. */
export function villagerOf(village: Village, nth: number): Actor {
  const home = homeOf(village, nth);
  return person(
    `村民${nth}`,
    'villager',
    [{ role: 'villager', placeId: village.id, lo: village.lo, hi: village.hi, householdId: home.id }],
    home.headId,
  );
}

/** Somebody with a duty in the village or the town; with a household of their own, if given. */
export function staffOf(place: Place, role: Grant['role'], householdId?: string): Actor {
  const grant = { role, placeId: place.id, lo: place.lo, hi: place.hi };
  return person(`员${role}`, 'staff', [householdId === undefined ? grant : { ...grant, householdId }]);
}

export function homeOf(village: Village, nth: number): Village['households'][number] {
  const home = village.households[nth - 1];
  if (home === undefined) throw new Error(`the test village has no household ${nth}`);
  return home;
}
