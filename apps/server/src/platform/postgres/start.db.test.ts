import { cp, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { findBinaries } from './binaries.ts';
import { isAlive } from './pid-file.ts';
import { ask, Clusters, run, serverPid } from './testing/clusters.ts';

const clusters = new Clusters();
afterAll(() => clusters.clear());
afterEach(() => vi.unstubAllEnvs());
const asRoot = process.getuid?.() === 0;

async function userOf(pid: number): Promise<string> {
  // A bare Linux may have no ps, and needs none to tell.
  if (process.platform === 'linux') return String((await stat(`/proc/${pid}`)).uid);
  return (await run('ps', ['-o', 'uid=', '-p', String(pid)])).stdout.trim();
}

describe('the first start', () => {
  it('makes a cluster with checksums and passwords, closed to the network, and stops without a trace', async () => {
    const dataDir = await clusters.emptyDirectory();
    const postgres = await clusters.start(dataDir);
    const pid = await serverPid(dataDir);
    const [settings] = await ask(
      postgres,
      `select current_setting('server_encoding') as encoding, current_setting('data_checksums') as checksums,
         current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync,
         current_setting('password_encryption') as passwords,
         (select count(*)::int from pg_collation where collname = 'zh-x-icu') as pinyin`,
    );
    expect(settings).toEqual({
      encoding: 'UTF8',
      checksums: 'on',
      addresses: '',
      fsync: 'on',
      passwords: 'scram-sha-256',
      pinyin: 1,
    });
    const rules = await readFile(path.join(dataDir, 'postgres', 'pg_hba.conf'), 'utf8');
    expect(
      rules.split('\n').filter((line) => /^[a-z]/.test(line) && !line.endsWith('scram-sha-256')),
    ).toEqual([]);
    expect((await stat(path.join(dataDir, 'postgres'))).mode & 0o777).toBe(0o700);
    // One file a day, and midnight may pass.
    expect((await readdir(path.join(dataDir, 'postgres', 'log'))).join()).toMatch(
      /^day-[0-6]\.log(,day-[0-6]\.log)?$/,
    );
    expect(await userOf(pid)).not.toBe('0');
    await postgres.stop();
    expect(isAlive(pid)).toBe(false);
    expect(await readdir(path.join(dataDir, 'postgres'))).not.toContain('postmaster.pid');
  });

  it('may happen twice at once', async () => {
    const dataDir = await clusters.emptyDirectory();
    const [one, two] = await Promise.all([clusters.startProcess(dataDir), clusters.start(dataDir)]);
    expect([one.said === 'joined', two.attached].filter(Boolean)).toHaveLength(1);
    await expect.poll(async () => (await readdir(dataDir)).join()).not.toContain('making');
  });

  it('clears away what a killed one left', async () => {
    const dataDir = await clusters.emptyDirectory();
    await mkdir(path.join(dataDir, 'postgres.making-999999999-ab12cd'));
    await mkdir(path.join(dataDir, `postgres.making-${process.pid}-ab12cd`));
    await clusters.start(dataDir);
    expect(await readdir(dataDir)).toEqual(['postgres']);
  });

  it('refuses to build over files that are not its own', async () => {
    const dataDir = await clusters.emptyDirectory();
    await mkdir(path.join(dataDir, 'postgres'));
    await writeFile(path.join(dataDir, 'postgres', 'holiday.jpg'), '');
    await expect(clusters.start(dataDir)).rejects.toMatchObject({ code: 'postgres.init_failed' });
    expect(await readdir(dataDir)).toEqual(['postgres']);
  });
});

describe('who runs it', () => {
  it('is somebody who may be there, even in a directory closed to others', async () => {
    const dataDir = await clusters.madeDirectory(0o700);
    const postgres = await clusters.start(dataDir);
    expect(await ask(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is somebody who may be there, even where there are no user namespaces', async () => {
    // Programs and data both lie below a home that is closed to others.
    const home = await clusters.emptyDirectory(0o700);
    const programs = path.resolve(path.dirname((await findBinaries()).postgres), '..');
    await cp(programs, path.join(home, 'native'), { recursive: true, verbatimSymlinks: true });
    const tools = await clusters.emptyDirectory();
    for (const tool of asRoot ? ['sh', 'id', 'setpriv'] : []) {
      const { stdout } = await run('sh', ['-c', `command -v ${tool}`]);
      await symlink(stdout.trim(), path.join(tools, tool));
    }
    vi.stubEnv('PATH', tools);
    const dataDir = path.join(home, 'data');
    const postgres = await clusters.start(dataDir, { binDirectory: path.join(home, 'native/bin') });
    expect(await ask(postgres, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await userOf(await serverPid(dataDir))).not.toBe('0');
  });

  it('says the ways out where nobody may be there', async () => {
    if (!asRoot) return;
    const dataDir = await clusters.madeDirectory(0o700);
    vi.stubEnv('PATH', await clusters.emptyDirectory());
    await expect(clusters.start(dataDir)).rejects.toMatchObject({
      code: 'postgres.no_identity',
      message: expect.stringContaining('/opt/jishan'),
    });
  });

  it('is the user who starts it, when that is not the administrator', async () => {
    const dataDir = await clusters.emptyDirectory();
    const me = asRoot ? await nobody() : undefined;
    if (me) await run('chown', [`${me.uid}:${me.gid}`, dataDir]);
    const { app } = await clusters.startProcess(dataDir, me);
    const pid = await serverPid(dataDir);
    expect(await userOf(pid)).toBe(String(me?.uid ?? process.getuid?.()));
    app.kill('SIGTERM');
    await new Promise((resolve) => app.once('exit', resolve));
    await expect.poll(() => isAlive(pid)).toBe(false);
  });
});

describe('where it listens', () => {
  it('is a free loopback port when the path is too long for a socket', async () => {
    const deep = path.join(await clusters.emptyDirectory(), 'd'.repeat(60), 'e'.repeat(60));
    await mkdir(deep, { recursive: true });
    const [one, two] = await Promise.all([
      clusters.start(deep),
      clusters.start(await deepCopy(path.join(deep, 'again'))),
    ]);
    expect([one.login.host, two.login.host]).toEqual(['127.0.0.1', '127.0.0.1']);
    expect(one.login.port).not.toBe(two.login.port);
    expect(await ask(one, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

async function nobody(): Promise<{ uid: number; gid: number }> {
  const id = async (flag: string) => Number((await run('id', [flag, 'nobody'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}

async function deepCopy(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  return directory;
}
