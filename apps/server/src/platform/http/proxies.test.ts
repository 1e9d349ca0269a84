import { expect, test } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../clock/index.ts';
import { createIds } from '../ids/index.ts';
import { createLog } from '../log/index.ts';
import { definePolicy } from '../policy/index.ts';
import { createHttp, publicRoute } from './index.ts';

/** Who asks, and how, as a server with these proxies sees a request from `remoteAddress`. */
async function seenFrom(remoteAddress: string, proxies?: string[]) {
  const app = await createHttp({
    sessions: { find: async () => ({ state: 'expired' }) },
    ids: createIds(systemClock),
    log: createLog('silent'),
    ...(proxies ? { proxies } : {}),
  });
  publicRoute(app, {
    method: 'GET',
    url: '/seen',
    id: 'seen',
    tag: 't',
    summary: '',
    policy: definePolicy('t.seen', 'public'),
    answer: z.object({ ip: z.string(), protocol: z.string(), host: z.string() }),
    handler: async ({ from, raw }) => ({ ip: from.ip, protocol: raw.protocol, host: raw.host }),
  });
  const headers = {
    host: 'inside:8080',
    'x-forwarded-for': '203.0.113.9, 198.51.100.7',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'jishan.example.org',
  };
  const answer = await app.inject({ url: '/seen', remoteAddress, headers });
  await app.close();
  return answer.json();
}

const plain = { protocol: 'http', host: 'inside:8080' };

test('without proxies nobody is believed about who asks', async () => {
  expect(await seenFrom('127.0.0.1')).toEqual({ ip: '127.0.0.1', ...plain });
  expect(await seenFrom('127.0.0.1', [])).toEqual({ ip: '127.0.0.1', ...plain });
});

test('a proxy that was named is believed about the last hop only, a stranger about nothing', async () => {
  // What stands further left came from whoever asked.
  expect(await seenFrom('10.1.2.3', ['10.1.0.0/16'])).toEqual({
    ip: '198.51.100.7',
    protocol: 'https',
    host: 'jishan.example.org',
  });
  expect(await seenFrom('10.2.2.3', ['10.1.0.0/16'])).toEqual({ ip: '10.2.2.3', ...plain });
});
