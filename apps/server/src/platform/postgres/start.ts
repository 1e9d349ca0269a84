import { mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../log/index.ts';
import { binariesIn, findBinaries } from './binaries.ts';
import { chooseIdentity, takeOwnership } from './identity.ts';
import { initCluster } from './init-cluster.ts';
import { type Postgres, supervise } from './supervise.ts';

export interface StartOptions {
  /** The product's data directory; PostgreSQL's own is `postgres` inside it. */
  dataDir: string;
  /** Password of the bootstrap superuser, fixed when the cluster is made. */
  password: string;
  log: Log;
  /** Another installation's `bin` directory instead of the embedded one. */
  binDirectory?: string;
  /** How text is ordered by default, in initdb's words; an older PostgreSQL lacks our choice. */
  localeArguments?: string[];
  /** Further server settings, `name=value`. */
  settings?: string[];
}

/**
 * Starts (making it first if needed) or joins the PostgreSQL of a data directory and keeps it up until
 * `stop()`. Several processes may do so over the same directory; the last one to stop ends the server.
 * Throws `PostgresError` when it cannot serve.
 */
export async function startPostgres(options: StartOptions): Promise<Postgres> {
  await mkdir(options.dataDir, { recursive: true });
  const home = await realpath(options.dataDir);
  const directory = path.join(home, 'postgres');
  const binaries = options.binDirectory ? binariesIn(options.binDirectory) : await findBinaries();
  const identity = await chooseIdentity([binaries.postgres, home]);
  await initCluster(binaries, identity, directory, options.password, options.localeArguments);
  await takeOwnership(identity, directory);
  const cluster = { binaries, identity, directory, settings: options.settings ?? [] };
  return supervise(cluster, options.password, options.log);
}
