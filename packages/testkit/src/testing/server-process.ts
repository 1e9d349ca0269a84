/** A run of tests, as a process: starts its server, says where it lies, and waits to be ended. */
import { startTestServer } from '../server.ts';

const server = await startTestServer();
process.stdout.write(`${new URL(server.ownerUrl).searchParams.get('host')}\n`);
setInterval(() => undefined, 60_000);
