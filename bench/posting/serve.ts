import { createApp, openServices } from '@jishan/server';
import { openBenchDatabase } from './database.ts';

/**
 * The server as it runs in production, in a process of its own; started by `http.ts`.
 * Environment: OWNER_URL, DATA_DIR, BATCH_MAX (1: every command in a database transaction of its own), LANES.
 */
const { OWNER_URL = '', DATA_DIR = '', BATCH_MAX = '64', LANES = '1' } = process.env;
const { config, secrets, log, database } = await openBenchDatabase(OWNER_URL, DATA_DIR);
const writer = { batchMax: Number(BATCH_MAX), lanes: Number(LANES) };
const services = openServices({ config, secrets, database, log, writer });
const health = { isReady: () => true, databaseUp: async () => true, version: 'bench' };
const faces = { mobile: DATA_DIR, console: DATA_DIR };
const limits = { perSession: 1e9, perAddress: 1e9 };
const app = await createApp(services, { faces, health, limits });
await app.listen({ port: 0, host: '127.0.0.1' });
const address = app.server.address();
process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
process.on('message', (message) => {
  if (message === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuSeconds: (user + system) / 1e6 });
    return;
  }
  process.send?.({ stats: services.writer.stats });
  void app
    .close()
    .then(() => services.close())
    .then(() => database.stop())
    .then(() => process.exit());
});
