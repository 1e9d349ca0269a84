import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withClient } from '@jishan/server/platform/db';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cloneDatabase, fixedClock, seededIds, seededRandom, startTestServer, testServer } from './index.ts';

afterEach(() => vi.unstubAllEnvs());

describe('a test database', () => {
  it('is one’s own', async () => {
    const [one, two] = await Promise.all([cloneDatabase(testServer()), cloneDatabase(testServer())]);
    await withClient(one.ownerUrl, (owner) => owner.query('create table only_here (n int)'));
    await expect(two.db.pools.writer.query('select * from only_here')).rejects.toMatchObject({
      code: '42P01',
    });
    await Promise.all([one.drop(), two.drop()]);
  });
});

describe('a test server', () => {
  it('that is given is left as it was found', async () => {
    const { ownerUrl } = testServer();
    const look = () =>
      withClient(ownerUrl, async (owner) => {
        const { rows } = await owner.query<{ name: string }>(
          'select datname as name from pg_database union all select rolname from pg_roles',
        );
        return rows.map((row) => row.name);
      });
    vi.stubEnv('JISHAN_TEST_DATABASE_URL', ownerUrl);
    const server = await startTestServer();
    const database = await cloneDatabase(server);
    // A test that breaks off never drops its database.
    await database.db.close();
    const { template, roles } = { template: server.template, roles: database.roles };
    await server.stop();
    const left = await look();
    expect(left.filter((name) => name.startsWith(template))).toEqual([]);
    expect(left).not.toContain(roles.app);
    expect(left).not.toContain(roles.writer);
  });

  it('goes with its files when the run is killed', async () => {
    const script = fileURLToPath(new URL('./testing/server-process.ts', import.meta.url));
    const run = spawn(process.execPath, [script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, JISHAN_TEST_DATABASE_URL: '' },
    });
    const [said] = (await once(run.stdout, 'data')) as [Buffer];
    const directory = said.toString().trim();
    const pid = Number((await readFile(path.join(directory, 'postmaster.pid'), 'utf8')).split('\n')[0]);
    run.kill('SIGKILL');
    await expect.poll(() => isThere(directory)).toBe(false);
    await expect.poll(() => isThere(`/proc/${pid}/exe`)).toBe(false);
  });
});

describe('what a test chooses', () => {
  it('is a clock that moves when told', () => {
    const clock = fixedClock('2026-03-01T00:00:00+08:00');
    clock.advance(1_000);
    expect(clock.now()).toEqual(new Date('2026-02-28T16:00:01Z'));
    clock.set('2027-01-01T00:00:00Z');
    expect(clock.now()).toEqual(clock.now());
  });

  it('is the same chance in every run', () => {
    expect(seededRandom(7)(8)).toEqual(seededRandom(7)(8));
    expect(seededRandom(7)(8)).not.toEqual(seededRandom(8)(8));
    const [ids, again] = [seededIds(3), seededIds(3)];
    const first = ids.uuid();
    expect(first).toBe(again.uuid());
    expect(ids.uuid()).not.toBe(first);
  });
});

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
