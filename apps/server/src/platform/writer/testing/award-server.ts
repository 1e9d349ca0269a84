import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { systemClock } from '../../clock/index.ts';
import { openSecrets, readConfig } from '../../config/index.ts';
import { startDatabase } from '../../db/index.ts';
import { createLog } from '../../log/index.ts';
import { createWriter } from '../index.ts';
import { awardSubmission } from './awards.ts';

/**
 * A server of one route, in a process that a test may kill: `POST {key, villageId, household, amount}` answers 200
 * once the points are durable, 503 when that is not known. Says its port to the parent once it serves.
 */
const dataDir = process.argv[2] ?? '';
const config = readConfig({ JISHAN_DATA: dataDir }, dataDir);
const log = createLog('silent');
const database = await startDatabase(config, await openSecrets(dataDir), log);
const connectionString = database.db.writerUrl;
const writer = createWriter({ connectionString, clock: systemClock, random: randomBytes });

const server = createServer((request, response) => {
  void (async () => {
    const award = JSON.parse(await text(request)) as Parameters<typeof awardSubmission>[0];
    const outcome = await writer.submit(awardSubmission(award));
    response.writeHead(outcome.kind === 'committed' ? 200 : 503).end(JSON.stringify(outcome));
  })();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});

// The parent's end is ours too: a killed test leaves no server behind.
process.once('disconnect', () => {
  void database.stop().then(() => process.exit());
});
