import { defineConfig } from 'vitest/config';

const elsewhere = ['**/node_modules/**', '**/dist/**'];
// On another PostgreSQL there is nothing of it in the tests that start embedded servers of their own.
const ownServers = process.env.JISHAN_TEST_POSTGRES_BIN ? ['apps/server/src/platform/postgres/**'] : [];

export default defineConfig({
  test: {
    // Machines under load are slow, not wrong: these only end what would never end.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 120_000,
    expect: { poll: { timeout: 120_000 } },
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'apps/{server,cli,console}/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: [...elsewhere, '**/*.db.test.ts', '**/*.browser.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['packages/**/*.db.test.ts', 'apps/{server,cli}/**/*.db.test.ts', 'tools/**/*.db.test.ts'],
          exclude: [...elsewhere, ...ownServers],
          globalSetup: ['packages/testkit/src/global-setup.ts'],
        },
      },
      {
        extends: true,
        // Reads what apps/mobile has built for each target.
        test: { name: 'phone', include: ['apps/mobile/test/**/*.test.ts'], exclude: elsewhere },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['apps/console/**/*.browser.test.ts'],
          exclude: elsewhere,
          // Chromium, the server and PostgreSQL fill two cores by themselves.
          fileParallelism: false,
          testTimeout: 900_000,
          hookTimeout: 600_000,
        },
      },
      {
        extends: true,
        // Whole journeys on one running product.
        test: {
          name: 'journeys',
          include: ['e2e/**/*.test.ts'],
          exclude: elsewhere,
          globalSetup: ['e2e/src/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 900_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
