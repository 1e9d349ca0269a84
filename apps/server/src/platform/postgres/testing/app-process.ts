/**
 * An app process for tests: keeps the PostgreSQL of a directory and says `up` once it serves. It ends by
 * SIGTERM (cleanly) or by whatever the test does to it.
 */
import { createLog } from '../../log/index.ts';
import { startPostgres } from '../start.ts';

const [, , dataDir = '', password = ''] = process.argv;
const postgres = await startPostgres({ dataDir, password, log: createLog('silent') });
process.once('SIGTERM', () => void postgres.stop().then(() => process.exit(0)));
process.stdout.write(`${postgres.attached ? 'joined' : 'started'}\n`);
