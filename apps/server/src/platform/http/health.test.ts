import { expect, test } from 'vitest';
import { systemClock } from '../clock/index.ts';
import { createIds } from '../ids/index.ts';
import { createLog } from '../log/index.ts';
import { createHttp, type Health, serveHealth } from './index.ts';

async function ask(health: Partial<Health>) {
  const sessions = { find: async () => ({ state: 'unknown' as const }) };
  const app = await createHttp({ sessions, ids: createIds(systemClock), log: createLog('silent') });
  serveHealth(app, { isReady: () => true, databaseUp: async () => true, version: '1', ...health });
  const answer = await app.inject({ url: '/healthz' });
  await app.close();
  return [answer.statusCode, answer.json()];
}

test('healthz is 200 only when all serves, and says what does not', async () => {
  expect(await ask({})).toEqual([200, { status: 'ok', database: 'up', version: '1' }]);
  expect(await ask({ isReady: () => false })).toEqual([
    503,
    { status: 'starting', database: 'up', version: '1' },
  ]);
  expect(await ask({ databaseUp: async () => false })).toEqual([
    503,
    { status: 'degraded', database: 'down', version: '1' },
  ]);
  const databaseUp = () => Promise.reject(new Error('gone'));
  expect((await ask({ databaseUp }))[0]).toBe(503);
});
