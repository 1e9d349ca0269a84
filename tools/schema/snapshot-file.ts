import { fileURLToPath } from 'node:url';

export const snapshotFile = fileURLToPath(new URL('../../apps/server/schema.snapshot.sql', import.meta.url));
