import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createLog } from '@jishan/server/platform/log';
import { fixedClock, type TestDatabase, testDatabase } from '@jishan/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDemo } from './load.ts';
import { district, villages } from './places.ts';

let database: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  database = await testDatabase();
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'jishan-demo-'));
});
afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true });
  await database.drop();
});

async function load(production = false): Promise<string[]> {
  const told: string[] = [];
  const config = {
    port: 0,
    host: '127.0.0.1',
    dataDir,
    databaseUrl: undefined,
    databaseConnections: 10,
    proxies: [],
    production,
    logLevel: 'error' as const,
    passwordProfile: 'classified_protection' as const,
    cipherProfile: 'aes' as const,
    remotes: { publicUrl: null, wechat: null, dingtalk: null, oidc: null, sms: null },
  };
  const secret = (purpose: string) => Buffer.from(purpose.padEnd(32, '.').slice(0, 32)).toString('base64url');
  const size = { householdsPerVillage: 6, claimsPerVillage: 1, days: 2 };
  const target = { config, secrets: { secret }, database: { db: database.db, ownerUrl: database.ownerUrl } };
  const now = fixedClock().now();
  await loadDemo({ ...target, log: createLog('silent'), size, now }, (line) => told.push(line));
  return told;
}

const rowsOf = async (sql: string) => (await database.db.pools.writer.query(sql)).rows;

test('SEC-9 no demo is loaded in production, whoever asks for it', async () => {
  await expect(load(true)).rejects.toThrow('production');
  expect(await rowsOf('select id from places')).toEqual([]);
});

test("the district's template comes first, every village's scheme inherits it, and a second load does nothing", async () => {
  expect(await load()).toHaveLength(villages.length + 1);
  expect(
    await rowsOf(`select t.scheme_id, p.code from scheme_templates t join places p on p.id = t.place_id`),
  ).toEqual([{ scheme_id: 'guidance', code: district.code }]);
  expect(
    await rowsOf(`select p.code, v.scheme_id as scheme, b.scheme_id as base from scheme_versions v
      join places p on p.id = v.village_id
      left join scheme_bases b on b.village_id = v.village_id and b.seq = v.seq order by p.code`),
  ).toEqual(villages.map(({ code, scheme }) => ({ code, scheme, base: 'guidance' })));
  expect((await rowsOf('select id from events')).length).toBeGreaterThan(0);
  expect(await load()).toEqual([]);
}, 180_000);
