import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findBinaries } from '../binaries.ts';
import { chooseIdentity, spawnAs } from '../identity.ts';
import type { StartOptions } from '../start.ts';
import type { Postgres } from '../supervise.ts';
import { run, serverPid } from './clusters.ts';

/** A place for a cluster that can be made to run out of space, and be given space again. */
export interface SmallDisk {
  dataDir: string;
  options: Partial<StartOptions>;
  /** Leaves almost no space. */
  fill(postgres: Postgres): Promise<void>;
  giveSpace(): Promise<void>;
  remove(): Promise<void>;
}

/**
 * A copy of a stopped cluster on a small file system of its own; where mounting is not allowed, under a
 * limit on the size of its files, which PostgreSQL meets at the same places.
 */
export async function smallDisk(model: string): Promise<SmallDisk> {
  const place = await mkdtemp(path.join(os.tmpdir(), 'jishan-small-'));
  await chmod(place, 0o755);
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=160m,mode=0755', 'tmpfs', place]);
  } catch {
    await cp(model, place, { recursive: true });
    return limitedFiles(place);
  }
  await cp(model, place, { recursive: true });
  const ballast = path.join(place, 'ballast');
  return {
    dataDir: place,
    options: {},
    fill: async () => {
      const { bavail, bsize } = await statfs(place);
      await writeFile(ballast, Buffer.alloc(bavail * bsize - 1_000_000));
    },
    giveSpace: () => rm(ballast),
    remove: async () => {
      // Lazily: the server's log writer may leave a moment after the server.
      await run('umount', ['-l', place]);
      await rm(place, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL behind a script that sets the limit; a running server's limit is moved from outside. */
async function limitedFiles(place: string): Promise<SmallDisk> {
  const binaries = await findBinaries();
  const identity = await chooseIdentity([place, binaries.postgres]);
  const bin = path.join(place, 'bin');
  const limit = path.join(place, 'limit');
  await mkdir(bin);
  await writeFile(limit, 'unlimited');
  const limited = `#!/bin/sh\nulimit -S -f "$(cat '${limit}')"\nexec '${binaries.postgres}' "$@"\n`;
  await writeFile(path.join(bin, 'postgres'), limited, { mode: 0o755 });
  for (const [name, file] of [
    ['initdb', binaries.initdb],
    ['pg_ctl', binaries.pgCtl],
  ] as const) {
    await writeFile(path.join(bin, name), `#!/bin/sh\nexec '${file}' "$@"\n`, { mode: 0o755 });
  }
  const setLimit = async (bytes: number | 'unlimited') => {
    // ulimit counts blocks of 512 bytes.
    await writeFile(limit, bytes === 'unlimited' ? bytes : String(bytes / 512));
    const pid = await serverPid(place).catch(() => undefined);
    if (pid === undefined) return;
    // Only a process of the same user may move it.
    const move = (one: number) =>
      once(spawnAs(identity, 'prlimit', ['--pid', String(one), `--fsize=${bytes}:`], { cwd: '/' }), 'exit');
    // The server first: whoever it starts from then on has the new limit.
    await move(pid);
    for (const child of await childrenOf(pid)) await move(child);
  };
  return {
    dataDir: place,
    options: { binDirectory: bin },
    fill: () => setLimit(4 * 1024 * 1024),
    giveSpace: () => setLimit('unlimited'),
    remove: () => rm(place, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }),
  };
}

async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.split(' ').filter(Boolean).map(Number);
}
