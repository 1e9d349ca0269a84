import { fileURLToPath } from 'node:url';
import { startFakeApi } from './fake-api/server.ts';

// For looking at the console by hand without a server: node apps/console/test/serve.ts
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const { url } = await startFakeApi(dist, 8099);
process.stdout.write(`${url}/console/ (panel, town or clerk; open sesame)\n`);
