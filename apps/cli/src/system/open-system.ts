import { setTimeout as sleep } from 'node:timers/promises';
import {
  createApp,
  createAppOutbox,
  type Faces,
  type OpenedServices,
  openServices,
  startAppJobs,
} from '@jishan/server';
import { renewPersons } from '@jishan/server/features/people';
import { type Config, openSecrets, type Secrets } from '@jishan/server/platform/config';
import { type RunningDatabase, startDatabase } from '@jishan/server/platform/db';
import type { Log } from '@jishan/server/platform/log';
import { watchKeys } from '@jishan/server/platform/vault';

/** A serving process: the database, what stands on it, and the HTTP side. */
export interface System {
  secrets: Secrets;
  database: RunningDatabase;
  services: OpenedServices;
  /** Begins to listen; `GET /healthz` answers 503 until `ready()`. Resolves to the port. */
  listen(port: number): Promise<number>;
  /** From now on `GET /healthz` answers 200. */
  ready(): void;
  /** Answers what has arrived, commits what is queued, closes the database. */
  stop(): Promise<void>;
}

const databaseWaitMs = 2000;

/** Starts the database (migrating it) and makes everything that serves on top of it. */
export async function openSystem(options: {
  config: Config;
  faces: Faces;
  log: Log;
  version: string;
}): Promise<System> {
  const { config, faces, log, version } = options;
  const secrets = await openSecrets(config.dataDir);
  const database = await startDatabase(config, secrets, log);
  const services = openServices({ config, secrets, database, log });
  const stopWatching = await watchKeys(services);
  await renewPersons(database.db, services.vault);
  let isReady = false;
  services.start = { ...services.start, isReady: () => isReady };
  const isUp = async () => {
    await database.db.pools.app.query('select 1');
    return true;
  };
  const health = {
    isReady: () => isReady,
    databaseUp: () => Promise.race([isUp(), sleep(databaseWaitMs, false, { ref: false })]),
    version,
  };
  const app = await createApp(services, { faces, health, proxies: config.proxies });
  const jobs = await startAppJobs(services, database.db.pools.app);
  const outbox = createAppOutbox(services, database.db);
  outbox.start(services.writer);
  return {
    secrets,
    database,
    services,
    async listen(port) {
      await app.listen({ port, host: config.host });
      const address = app.server.address();
      return typeof address === 'object' && address ? address.port : port;
    },
    ready() {
      isReady = true;
    },
    async stop() {
      isReady = false;
      await app.close();
      await jobs.stop();
      await outbox.stop();
      stopWatching();
      await services.close();
      await database.stop();
    },
  };
}
