import { randomBytes } from 'node:crypto';
import { access, chmod, chown, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Binaries } from './binaries.ts';
import { PostgresError } from './errors.ts';
import { type Identity, spawnAs } from './identity.ts';
import { isAlive } from './pid-file.ts';

/** Name of the bootstrap superuser; only the supervisor signs in as it. */
export const superuser = 'postgres';

/**
 * Byte order by default: fast keys, and no index depends on a library's version. Chinese names are sorted by
 * asking for the ICU collation "zh-x-icu" where it matters.
 */
const byteOrder = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];

/**
 * Makes the data directory unless it is there. It is built beside its final name and moved into place, so a
 * killed or doubled first start never leaves a half-made cluster behind.
 */
export async function initCluster(
  binaries: Binaries,
  identity: Identity,
  dataDirectory: string,
  password: string,
  localeArguments: string[] = byteOrder,
): Promise<void> {
  if (await exists(path.join(dataDirectory, 'PG_VERSION'))) return;
  const parent = path.dirname(dataDirectory);
  await removeLeftovers(parent, path.basename(dataDirectory));
  const making = `${dataDirectory}.making-${process.pid}-${randomBytes(3).toString('hex')}`;
  mine.add(path.basename(making));
  await mkdir(making, { mode: 0o700 });
  if (identity.owner) await chown(making, identity.owner.uid, identity.owner.gid);
  try {
    await runInitdb(binaries, identity, making, password, localeArguments);
    await moveIntoPlace(making, dataDirectory);
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    // The other of two first starts was quicker: its cluster is as good as ours.
    if (await exists(path.join(dataDirectory, 'PG_VERSION'))) return;
    throw error;
  }
}

async function moveIntoPlace(making: string, dataDirectory: string): Promise<void> {
  try {
    await rename(making, dataDirectory);
  } catch (error) {
    throw new PostgresError(
      'postgres.init_failed',
      `${dataDirectory} 里已有别的文件（${(error as Error).message}）`,
    );
  }
}

/** What this process is making: after a container restarts, leftovers may carry its own number. */
const mine = new Set<string>();

/** Remains of a first start that was killed; the number in the name tells whether it still runs. */
async function removeLeftovers(parent: string, name: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    const [, pid] = entry.match(/\.making-(\d+)-[0-9a-f]+$/) ?? [];
    if (!pid || !entry.startsWith(`${name}.`) || mine.has(entry)) continue;
    if (Number(pid) === process.pid || !isAlive(Number(pid))) {
      // Its initdb may still be writing: then the directory is not empty at the first try.
      await rm(path.join(parent, entry), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  }
}

async function runInitdb(
  binaries: Binaries,
  identity: Identity,
  directory: string,
  password: string,
  localeArguments: string[],
): Promise<void> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'jishan-'));
  const passwordFile = path.join(scratch, 'password');
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await chmod(scratch, 0o700);
    if (identity.owner) {
      await chown(passwordFile, identity.owner.uid, identity.owner.gid);
      await chown(scratch, identity.owner.uid, identity.owner.gid);
    }
    await runToEnd(identity, binaries.initdb, [
      `--pgdata=${directory}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      ...localeArguments,
      '--data-checksums',
      '--no-instructions',
    ]);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function runToEnd(identity: Identity, file: string, args: string[]): Promise<void> {
  const child = spawnAs(identity, file, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: '/',
    env: cleanEnvironment(),
  });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  if (/No space left on device/.test(output)) throw new PostgresError('postgres.disk_full', args[0] ?? '');
  throw new PostgresError('postgres.init_failed', output.trim().split('\n').slice(-4).join(' '));
}

/** PG* variables of the caller (PGDATA, PGPORT, …) would redirect the programs. */
export function cleanEnvironment(): Record<string, string> {
  const { PATH = '/usr/bin:/bin', SystemRoot, TEMP } = process.env;
  const kept: Record<string, string> = { PATH, LC_ALL: 'C', LANG: 'C', TZ: 'UTC' };
  // Windows programs do not start without these two.
  if (SystemRoot) kept.SystemRoot = SystemRoot;
  if (TEMP) kept.TEMP = TEMP;
  return kept;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
