import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readHead, verifyVillage } from '@jishan/ledger';
import { seededIds } from '@jishan/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSecrets, readConfig } from '../config/index.ts';
import { type RunningDatabase, startDatabase, withSnapshot } from '../db/index.ts';
import { createLog } from '../log/index.ts';
import { serverPid } from '../postgres/testing/clusters.ts';
import { verifyAudit } from './index.ts';

const POSTINGS = 1000;
const VILLAGES = [1, 2, 3, 4];
const CLIENTS = 24;

let dataDir: string;
let app: ChildProcess;
let port = 0;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'jishan-crash-'));
  await startApp();
});
afterAll(async () => {
  app.disconnect();
  await once(app, 'exit');
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
});

async function startApp(): Promise<void> {
  app = fork(path.join(import.meta.dirname, 'testing/award-server.ts'), [dataDir]);
  const [said] = (await once(app, 'message')) as [{ port: number }];
  port = said.port;
}

async function killApp(): Promise<void> {
  const gone = once(app, 'exit');
  app.kill('SIGKILL');
  await gone;
  await startApp();
}

async function killPostgres(): Promise<void> {
  process.kill(await serverPid(dataDir), 'SIGKILL');
}

interface Award {
  key: string;
  villageId: number;
  household: string;
  amount: number;
}

/** Sends an award until it is acknowledged, always by the same key, as a phone on a bad line does. */
async function sendUntilDone(award: Award): Promise<void> {
  for (;;) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/`, {
        method: 'POST',
        body: JSON.stringify(award),
      });
      await response.text();
      if (response.ok) return;
    } catch {
      // Nobody there, or gone before the answer: whether it happened is not known, so it is sent again.
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test(`of ${POSTINGS} postings none is lost and none doubled while server and PostgreSQL are killed`, async () => {
  const ids = seededIds(7);
  const awards = Array.from(
    { length: POSTINGS },
    (_, i): Award => ({
      key: ids.uuid(),
      villageId: VILLAGES[i % VILLAGES.length] ?? 1,
      household: `h:${i % 50}`,
      amount: 1 + (i % 9),
    }),
  );
  const blows = new Map([
    [100, killApp],
    [250, killPostgres],
    [400, killApp],
    [550, killPostgres],
    [700, killPostgres],
    [850, killApp],
  ]);
  // One after the other: a blow against what is already down would hit nothing.
  const struck: Promise<void>[] = [];
  const queue = awards.values();
  let acknowledged = 0;
  const client = async () => {
    for (const award of queue) {
      await sendUntilDone(award);
      acknowledged += 1;
      const blow = blows.get(acknowledged);
      if (blow) struck.push((struck.at(-1) ?? Promise.resolve()).then(blow));
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  await Promise.all(struck);
  expect(struck).toHaveLength(blows.size);
  // Sent once more after all that, a few answer what they answered then.
  await Promise.all(awards.slice(0, 20).map(sendUntilDone));
  await expectExactly(awards);
});

async function expectExactly(awards: Award[]): Promise<void> {
  const database = await openDatabase();
  try {
    await withSnapshot(database.db, { lo: 0, hi: 10 }, async (read) => {
      for (const villageId of VILLAGES) {
        const own = awards.filter((award) => award.villageId === villageId).length;
        expect((await readHead(read, villageId))?.seq).toBe(own);
        expect(await verifyVillage(read, villageId)).toMatchObject({ postings: own, findings: [] });
        expect(await verifyAudit(read, villageId)).toMatchObject({ rows: own, findings: [] });
      }
    });
    const { rows } = await database.db.pools.writer.query<{ source: string; amount: number }>(
      `select p.source, t.amount from ledger_postings p join ledger_transfers t using (village_id, seq)
       order by p.source`,
    );
    const expected = awards.map(({ key, amount }) => ({ source: `event-${key}`, amount }));
    expect(rows).toEqual(expected.sort((a, b) => (a.source < b.source ? -1 : 1)));
  } finally {
    await database.stop();
  }
}

async function openDatabase(): Promise<RunningDatabase> {
  const config = readConfig({ JISHAN_DATA: dataDir }, dataDir);
  return startDatabase(config, await openSecrets(dataDir), createLog('silent'));
}
