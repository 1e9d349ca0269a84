import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSecrets, readConfig } from '@jishan/server/platform/config';
import {
  quoteIdentifier,
  type RunningDatabase,
  startDatabase,
  withClient,
  withDatabase,
} from '@jishan/server/platform/db';
import { createLog } from '@jishan/server/platform/log';
import { startTestServer } from '@jishan/testkit';

/** One PostgreSQL for the whole run, with a filled database that each contestant gets a fresh copy of. */
export interface BenchServer {
  /** Owner's login of a database that is made, and dropped when `work` ends. */
  withCopy<Result>(work: (ownerUrl: string) => Promise<Result>): Promise<Result>;
  /** The filled database, before anybody copies it. */
  templateUrl: string;
  /** Folder for secrets and files of the servers. */
  dataDir: string;
  stop(): Promise<void>;
}

const TEMPLATE = 'jishan_bench';

/** Starts the embedded PostgreSQL, with the settings that the product uses; fsync is on. */
export async function startBenchServer(): Promise<BenchServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'jishan-bench-'));
  const server = await startTestServer();
  const sql = (text: string) => withClient(server.ownerUrl, (owner) => owner.query(text));
  await sql(`create database ${TEMPLATE} template template0`);
  let copies = 0;
  return {
    templateUrl: withDatabase(server.ownerUrl, TEMPLATE),
    dataDir,
    async withCopy(work) {
      copies += 1;
      const name = quoteIdentifier(`${TEMPLATE}_${copies}`);
      await sql(`create database ${name} template ${TEMPLATE}`);
      const ownerUrl = withDatabase(server.ownerUrl, `${TEMPLATE}_${copies}`);
      try {
        await withClient(ownerUrl, (owner) => owner.query('analyze'));
        return await work(ownerUrl);
      } finally {
        await sql(`drop database ${name} with (force)`).catch(() => undefined);
      }
    },
    async stop() {
      await sql(`drop database ${TEMPLATE} with (force)`).catch(() => undefined);
      await server.stop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}

/** Opens a database of the server as the product does: migrated, with its logins. */
export async function openBenchDatabase(ownerUrl: string, dataDir: string) {
  const env = { DATABASE_URL: ownerUrl, JISHAN_DATA: dataDir, JISHAN_DATABASE_CONNECTIONS: undefined };
  const config = readConfig(env, dataDir);
  const secrets = await openSecrets(dataDir);
  const log = createLog('warn');
  const database: RunningDatabase = await startDatabase(config, secrets, log);
  return { config, secrets, log, database };
}
