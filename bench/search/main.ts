import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createApp, type OpenedServices, openServices } from '@jishan/server';
import type { Actor } from '@jishan/server/platform/command';
import { openSecrets, readConfig } from '@jishan/server/platform/config';
import { startDatabase, withScope } from '@jishan/server/platform/db';
import { createLog } from '@jishan/server/platform/log';
import { DISTRICT, townId, villageId } from './district.ts';
import { loadDistrict } from './load.ts';
import { numbersOf } from './names.ts';
import { figuresOf, table } from './report.ts';
import { type Asked, initialsToAsk } from './words.ts';

/** How long people are looked for by initials among a million, beside a trivial query. See README.md. */
const { values } = parseArgs({
  options: {
    searches: { type: 'string', default: '200' },
    /** Fewer, to try the bench itself. */
    villages: { type: 'string', default: '1000' },
    /** A folder to keep what was loaded in, or to take it from. */
    data: { type: 'string' },
  },
});
const searches = Number(values.searches);
const say = (line: string) => console.log(line);

const dataDir = values.data ?? (await mkdtemp(join(tmpdir(), 'jishan-bench-search-')));
const config = readConfig({ JISHAN_DATA: dataDir }, dataDir);
const secrets = await openSecrets(dataDir);
const log = createLog('warn');
const database = await startDatabase(config, secrets, log);
try {
  const begun = performance.now();
  const { rowCount } = await database.db.pools.writer.query('select 1 from places limit 1');
  if (rowCount === 0) {
    const persons = await loadDistrict(database, secrets, Number(values.villages), say);
    say(`${persons} persons in ${Math.round((performance.now() - begun) / 1000)} s`);
  }
  const services = openServices({ config, secrets, database, log });
  const scopes = {
    village: actorOf(villageId(3), villageId(3), villageId(3)),
    town: actorOf(townId(1), townId(1), townId(1) + 999),
    district: actorOf(DISTRICT, DISTRICT, DISTRICT + 999_999),
  };
  services.sessions = {
    find: async (token) => ({ state: 'live', actor: scopes[token.split('_')[0] as keyof typeof scopes] }),
  };
  await measure(services, scopes);
  await services.close();
} finally {
  await database.stop();
  if (values.data === undefined)
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}

function actorOf(placeId: number, lo: number, hi: number): Actor {
  const id = `0198c000-0000-7000-8000-${String(placeId).padStart(12, '0')}`;
  const grant = { role: 'town_office' as const, placeId, placeName: '', lo, hi };
  return { accountId: id, kind: 'staff', displayName: '', sessionId: id, grants: [grant] };
}

async function measure(services: OpenedServices, scopes: Record<string, Actor>): Promise<void> {
  const health = { isReady: () => true, databaseUp: async () => true, version: 'bench' };
  const limits = { perSession: 1e9, perAddress: 1e9 };
  const app = await createApp(services, { faces: { mobile: dataDir, console: dataDir }, health, limits });
  const ask = async (scope: string, q: string) => {
    const answer = await app.inject({
      url: `/api/v1/people?q=${q}`,
      headers: { authorization: `Bearer ${scope.padEnd(32, '_')}` },
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json<{ hits: unknown[] }>().hits.length;
  };
  const random = numbersOf(2026);
  const rows = [];
  for (const scope of Object.keys(scopes)) {
    const asked = await initialsToAsk(services, scopes[scope] as Actor, random, {
      count: searches,
      villages: Number(values.villages),
    });
    for (const kind of ['known', 'nobody'] as const) {
      const times: number[] = [];
      const plain: number[] = [];
      let found = 0;
      const list = asked.filter((one: Asked) => one.kind === kind);
      await ask(scope, 'zzzz');
      for (const { q } of list) {
        // Taking turns, so that what else the machine does falls on both.
        times.push(await timed(async () => void (found += await ask(scope, q))));
        plain.push(await timed(() => trivial(services, random)));
      }
      rows.push({ scope, kind, found: found / list.length, ...figuresOf(times, plain) });
    }
  }
  for (const line of table(rows)) say(line);
  await app.close();
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** One household by its door, over the same pool and in a scope of its own. */
async function trivial(services: OpenedServices, random: () => number): Promise<void> {
  const id = villageId(Math.floor(random() * Number(values.villages)));
  const door = `${1 + Math.floor(random() * 10)}-${Math.floor(random() * 30)}`;
  await withScope(services.db, { lo: id, hi: id }, (read) =>
    read
      .selectFrom('households')
      .select('id')
      .where('village_id', '=', id)
      .where('door_code', '=', door)
      .where('closed_on', 'is', null)
      .execute(),
  );
}
