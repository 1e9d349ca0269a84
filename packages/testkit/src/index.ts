export { cloneDatabase, type TestDatabase } from './database.ts';
export { fixedClock, type SettableClock } from './clock.ts';
export { seededIds, seededRandom } from './seeded.ts';
export { startTestServer, type StartedTestServer, type TestServer } from './server.ts';
export { testDatabase, testServer } from './vitest-context.ts';
