import { inject } from 'vitest';
import { cloneDatabase, type TestDatabase } from './database.ts';
import type { TestServer } from './server.ts';

export type ProvidedServer = TestServer;

declare module 'vitest' {
  interface ProvidedContext {
    testServer: ProvidedServer;
  }
}

/**
 * A migrated, empty database for a `*.db.test.ts`.
 *
 * @example
 * const test = await testDatabase();
 * afterAll(() => test.drop());
 * await withScope(test.db, { lo: 1, hi: 1 }, (read) => …);
 */
export function testDatabase(): Promise<TestDatabase> {
  return cloneDatabase(inject('testServer'));
}

/** The run's server, for tests that need more than one database or none that is migrated. */
export function testServer(): TestServer {
  return inject('testServer');
}
