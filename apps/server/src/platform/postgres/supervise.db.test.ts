import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { isAlive } from './pid-file.ts';
import { ask, Clusters, serverPid } from './testing/clusters.ts';

const clusters = new Clusters();
afterAll(() => clusters.clear());

describe('a killed app', () => {
  it('leaves a server that the next start joins and can stop', async () => {
    const dataDir = await clusters.madeDirectory();
    const { app, said } = await clusters.startProcess(dataDir);
    expect(said).toBe('started');
    const pid = await serverPid(dataDir);
    app.kill('SIGKILL');
    await new Promise((resolve) => app.once('exit', resolve));
    const postgres = await clusters.start(dataDir);
    expect(postgres.attached).toBe(true);
    expect(await serverPid(dataDir)).toBe(pid);
    await postgres.stop();
    // Nobody here is its parent any more, so the system may take a moment to forget it.
    await expect.poll(() => isAlive(pid)).toBe(false);
  });
});

describe('two app processes over one directory', () => {
  it('share the server; the last to leave stops it', async () => {
    const dataDir = await clusters.madeDirectory();
    const first = await clusters.start(dataDir);
    const { app, said } = await clusters.startProcess(dataDir);
    expect(said).toBe('joined');
    const pid = await serverPid(dataDir);
    await first.stop();
    expect(isAlive(pid)).toBe(true);
    app.kill('SIGTERM');
    await new Promise((resolve) => app.once('exit', resolve));
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  it('both come back when the server is killed', async () => {
    const dataDir = await clusters.madeDirectory();
    const [first, second] = [await clusters.start(dataDir), await clusters.start(dataDir)];
    await killServer(dataDir, [first, second]);
    await Promise.all([first.whenServing(), second.whenServing()]);
    expect([first.status(), second.status()]).toEqual([{ state: 'serving' }, { state: 'serving' }]);
  });
});

describe('a killed server', () => {
  it('is started again, with everything it had confirmed, and pools find it', async () => {
    const dataDir = await clusters.madeDirectory();
    const postgres = await clusters.start(dataDir);
    const pool = new pg.Pool({ ...postgres.login, database: 'postgres', max: 3 });
    const broken: unknown[] = [];
    pool.on('error', (error) => broken.push(error));
    await pool.query('create table kept (n int)');
    await Promise.all([1, 2, 3].map((n) => pool.query('insert into kept values ($1)', [n])));
    for (let kill = 1; kill <= 3; kill += 1) {
      await killServer(dataDir, [postgres]);
      await postgres.whenServing();
    }
    await expect(pool.query('select n from kept order by n')).resolves.toMatchObject({
      rows: [{ n: 1 }, { n: 2 }, { n: 3 }],
    });
    expect(broken.length).toBeGreaterThan(0);
    await pool.end();
  });

  it('says so while it is away, and stop() does not wait for it', async () => {
    const dataDir = await clusters.madeDirectory();
    const postgres = await clusters.start(dataDir);
    // A setting it cannot start with keeps it down.
    const settings = path.join(dataDir, 'postgres', 'postgresql.auto.conf');
    await writeFile(settings, 'shared_buffers = nonsense\n');
    await killServer(dataDir, [postgres]);
    await expect.poll(() => postgres.status().trouble).toBe('postgres.start_failed');
    await postgres.stop();
    expect(postgres.status()).toEqual({ state: 'stopped' });
    await expect(clusters.start(dataDir)).rejects.toThrow(/shared_buffers/);
  });
});

describe('a stale pid file', () => {
  it('of a dead process does not matter', async () => {
    const dataDir = await clusters.madeDirectory();
    await writePidFile(dataDir, 999_999_998);
    const postgres = await clusters.start(dataDir);
    expect(postgres.attached).toBe(false);
  });

  it('whose number now belongs to another process does not matter either', async () => {
    const dataDir = await clusters.madeDirectory();
    const stranger = spawn('sleep', ['600'], { stdio: 'ignore' });
    try {
      // The socket's lock file has the same number in it.
      await writePidFile(dataDir, stranger.pid ?? 0);
      await writeFile(path.join(dataDir, 'postgres', '.s.PGSQL.5432.lock'), `${stranger.pid}\n`);
      const postgres = await clusters.start(dataDir);
      expect(postgres.attached).toBe(false);
      expect(isAlive(stranger.pid ?? 0)).toBe(true);
    } finally {
      stranger.kill();
    }
  });
});

describe('data that does not fit', () => {
  it('is refused when the password is another installation’s', async () => {
    const dataDir = await clusters.madeDirectory();
    await expect(clusters.start(dataDir, { password: 'another' })).rejects.toMatchObject({
      code: 'postgres.password_refused',
      message: expect.stringContaining('secrets.json'),
    });
  });

  it('is refused when another version of PostgreSQL made it', async () => {
    const dataDir = await clusters.madeDirectory();
    await writeFile(path.join(dataDir, 'postgres', 'PG_VERSION'), '13\n');
    await expect(clusters.start(dataDir)).rejects.toMatchObject({ code: 'postgres.other_version' });
  });
});

describe('the log', () => {
  it('keeps the values of rows out', async () => {
    const dataDir = await clusters.madeDirectory();
    const postgres = await clusters.start(dataDir);
    await ask(postgres, 'create table people (phone text unique)');
    const insert = "insert into people values ('13800000000')";
    await ask(postgres, insert);
    await expect(ask(postgres, insert)).rejects.toMatchObject({ code: '23505' });
    await postgres.stop();
    const folder = path.join(dataDir, 'postgres', 'log');
    const files = await Promise.all(
      (await readdir(folder)).map((name) => readFile(path.join(folder, name), 'utf8')),
    );
    expect(files.join('')).toContain('people_phone_key');
    expect(files.join('')).not.toContain('13800000000');
  });
});

/** As the system does it when memory is short: no farewell. Returns once every keeper has noticed. */
async function killServer(dataDir: string, keepers: { status(): { state: string } }[]): Promise<void> {
  const pid = await serverPid(dataDir);
  process.kill(pid, 'SIGKILL');
  await expect
    .poll(
      async () => keepers.every((k) => k.status().state !== 'serving') || (await serverPid(dataDir)) !== pid,
    )
    .toBe(true);
}

async function writePidFile(dataDir: string, pid: number): Promise<void> {
  const directory = path.join(dataDir, 'postgres');
  const lines = [pid, directory, 1_700_000_000, 5432, directory, '', '', 'ready', ''];
  await writeFile(path.join(directory, 'postmaster.pid'), lines.join('\n'));
}
