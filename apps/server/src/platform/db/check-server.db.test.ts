import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { testDatabase } from '@jishan/testkit';
import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createLog } from '../log/index.ts';
import { startPostgres } from '../postgres/index.ts';
import { checkLeastRights, checkServer } from './check-server.ts';
import { databaseUrl, withClient } from './connections.ts';

describe('checkServer', () => {
  it('refuses a server that may forget what it confirmed, and a login that rights do not bind', async () => {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'jishan-unsafe-'));
    const settings = ['fsync=off', 'full_page_writes=off'];
    const postgres = await startPostgres({ dataDir, password: 'p', log: createLog('silent'), settings });
    const url = databaseUrl({ ...postgres.login, database: 'postgres' });
    await expect(withClient(url, checkServer)).rejects.toMatchObject({
      code: 'database.not_durable',
      message: expect.stringContaining('fsync、full_page_writes'),
    });
    await expect(withClient(url, checkLeastRights)).rejects.toMatchObject({ code: 'database.unsafe_role' });
    await postgres.stop();
    await rm(dataDir, { recursive: true, maxRetries: 20, retryDelay: 50 });
  });

  it('refuses a login that confirms before the disk has it', async () => {
    const test = await testDatabase();
    await expect(
      withClient(test.db.writerUrl, async (client) => {
        await client.query('set synchronous_commit = off');
        await checkServer(client);
      }),
    ).rejects.toMatchObject({ code: 'database.not_durable' });
    await test.drop();
  });

  it('refuses a version from before 15', async () => {
    const answer = {
      version: 140_012,
      text: '14.12',
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
    };
    const old = { query: async () => ({ rows: [answer] }) } as unknown as pg.ClientBase;
    await expect(checkServer(old)).rejects.toMatchObject({
      code: 'database.too_old',
      message: expect.stringContaining('14.12'),
    });
  });
});
