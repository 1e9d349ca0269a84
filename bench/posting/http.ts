import { fork } from 'node:child_process';
import { join } from 'node:path';
import { withClient } from '@jishan/server/platform/db';
import { demoGuide } from '../../apps/cli/src/demo/index.ts';
import { databaseCpuSeconds } from './cpu.ts';
import { openBenchDatabase } from './database.ts';
import { fire, type LoadResult, type Shot } from './load.ts';

export interface HttpRun extends LoadResult {
  perSecond: number;
  /** Commands of a mean batch. */
  batch: number;
  /** Processor milliseconds for one posting. */
  databaseCpuMs: number;
  serverCpuMs: number;
}

/** Approves waiting claims over HTTP on a fresh copy, with everything on. */
export async function runHttp(
  ownerUrl: string,
  dataDir: string,
  options: { batchMax: number; lanes: number; connections: number; seconds: number; warmUp: number },
): Promise<HttpRun> {
  const shots = await readShots(ownerUrl, dataDir);
  const server = fork(join(import.meta.dirname, 'serve.ts'), {
    env: {
      ...process.env,
      OWNER_URL: ownerUrl,
      DATA_DIR: dataDir,
      BATCH_MAX: String(options.batchMax),
      LANES: String(options.lanes),
    },
    execArgv: process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [],
  });
  const exited = new Promise((resolve) => server.once('exit', resolve));
  try {
    const { port } = await answerOf<{ port: number }>(server);
    const token = await signIn(port);
    const { connections, seconds, warmUp } = options;
    // Pays for compiling, and lays down a history; then statistics are taken, as the database would by itself in time.
    await fire({ port, token, connections, seconds: 30, shots: shots.splice(0, warmUp) });
    await analyze(ownerUrl);
    await fire({ port, token, connections, seconds: 2, shots: shots.splice(0, warmUp) });
    const before = await databaseCpuSeconds(ownerUrl);
    const serverBefore = await cpuOf(server);
    const result = await fire({ port, token, shots, connections, seconds });
    const databaseCpu = (await databaseCpuSeconds(ownerUrl)) - before;
    const serverCpu = (await cpuOf(server)) - serverBefore;
    if (result.firstFailure) throw new Error(`a shot failed: ${result.firstFailure}`);
    server.send('stop');
    const { stats } = await answerOf<{ stats: { batches: number; commands: number } }>(server);
    await exited;
    const { done } = result;
    return {
      ...result,
      perSecond: done / result.seconds,
      batch: stats.commands / stats.batches,
      databaseCpuMs: (databaseCpu * 1000) / done,
      serverCpuMs: (serverCpu * 1000) / done,
    };
  } finally {
    server.kill();
  }
}

/** Processor seconds of the server's process so far. */
async function cpuOf(server: ReturnType<typeof fork>): Promise<number> {
  server.send('cpu');
  return (await answerOf<{ cpuSeconds: number }>(server)).cpuSeconds;
}

function answerOf<Answer>(server: ReturnType<typeof fork>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    server.once('message', (message) => resolve(message as Answer));
    server.once('exit', (code) => {
      reject(new Error(`the server ended with ${code}`));
    });
  });
}

/** As the owner: statistics do not depend on row-level security. */
export async function analyze(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, (owner) => owner.query('analyze'));
}

/** Waiting claims, in an order that spreads them over villages and households as a day's work would be. */
async function readShots(ownerUrl: string, dataDir: string): Promise<Shot[]> {
  const { database } = await openBenchDatabase(ownerUrl, dataDir);
  try {
    const { rows } = await database.db.pools.writer.query<{ village_id: number; id: string }>(
      `select village_id, id from events where state = 'in_review' order by md5(id::text)`,
    );
    return rows.map(({ village_id, id }) => ({ villageId: village_id, eventId: id }));
  } finally {
    await database.stop();
  }
}

async function signIn(port: number): Promise<string> {
  const department = demoGuide(1).staff.find(({ username }) => username === 'town');
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/access/staff-sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: department?.username, password: department?.password }),
  });
  const { token } = (await response.json()) as { token?: string };
  if (!token) throw new Error(`the town could not sign in: ${response.status}`);
  return token;
}
