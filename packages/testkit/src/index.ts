export { fixedClock, type SettableClock } from './clock.ts';
export { cloneDatabase, type TestDatabase } from './database.ts';
export { seededIds, seededRandom, testSeed } from './seeded.ts';
export { type StartedTestServer, startTestServer, type TestServer } from './server.ts';
export { testDatabase, testServer } from './vitest-context.ts';
