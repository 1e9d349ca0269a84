import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type OpenedServices, openServices } from '@jishan/server';
import { readConfig } from '@jishan/server/platform/config';
import { createLog } from '@jishan/server/platform/log';
import { fixedClock, type TestDatabase, testDatabase } from '@jishan/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeAdmin } from './create-admin.ts';

let database: TestDatabase;
let services: OpenedServices;
let dataDir: string;
beforeAll(async () => {
  database = await testDatabase();
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'jishan-admin-'));
  const env = { NODE_ENV: 'production', JISHAN_DATA: dataDir, JISHAN_PASSWORD_PROFILE: 'asvs' };
  const config = readConfig(env, dataDir);
  const secret = (purpose: string) => Buffer.from(purpose.padEnd(32, '.').slice(0, 32)).toString('base64url');
  const log = createLog('silent');
  services = openServices({
    config,
    secrets: { secret },
    database: { db: database.db },
    log,
    clock: fixedClock(),
  });
});
afterAll(async () => {
  await services.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

it('SEC-11 the operator makes the three, each once, in three accounts with one-time passwords', async () => {
  const said: string[] = [];
  const make = (role: 'system_admin' | 'security_admin' | 'audit_admin', username: string, another?: true) =>
    makeAdmin(services, { role, username, name: '样例', ...(another ? { another } : {}) }, (line) =>
      said.push(line),
    );
  expect(await make('system_admin', 'root-one')).toBeNull();
  expect(said.join('\n')).toMatch(/一次性密码：([A-Z][a-z][2-9][a-z]-){3}/);
  expect(said.join('\n')).toContain('2026-11-29');
  expect(await make('security_admin', 'root-one')).toContain('已经有人用了');
  expect(await make('security_admin', 'guard-one')).toBeNull();
  expect(await make('audit_admin', 'audit-one')).toBeNull();
  expect(await make('system_admin', 'root-two')).toContain('已经有系统管理员了');
  expect(await make('system_admin', 'root-two', true)).toBeNull();
  const { rows } = await database.db.pools.app.query(
    `select l.username, a.administrator, a.second_factor, l.initial_until is not null as pending
     from staff_logins l join access_accounts a on a.id = l.account_id order by l.username`,
  );
  expect(rows.map((row) => row.username)).toEqual(['audit-one', 'guard-one', 'root-one', 'root-two']);
  for (const row of rows)
    expect(row).toMatchObject({ administrator: true, second_factor: 'required', pending: true });
});
