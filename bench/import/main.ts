import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createApp, openServices } from '@jishan/server';
import { runImports } from '@jishan/server/features/imports';
import { createPlace } from '@jishan/server/features/orgs';
import { type Actor, runCommand, systemActor } from '@jishan/server/platform/command';
import { readSheets } from '@jishan/server/platform/sheets';
import { makeDirtyRoster } from '../../apps/server/test/support/dirty-roster.ts';
import { openBenchDatabase, startBenchServer } from '../posting/database.ts';

/** How long a roster of 2,000 people takes from the upload to the last row, beside only parsing it. See README.md. */
const { values } = parseArgs({
  options: {
    persons: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    guard: { type: 'boolean', default: false },
  },
});
/** Milliseconds. */
interface Round {
  parse: number;
  upload: number;
  faults: number;
  rows: number;
  undo: number;
  /** Upload, one page of faults, and writing: all that a clerk waits for. */
  total: number;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

function textOf({ parse, upload, faults, rows, undo, total }: Round): string {
  return `parsing alone ${seconds(parse)}; upload and preview ${seconds(upload)}, a page of faults ${seconds(faults)}, import ${seconds(rows)}, together ${seconds(total)}; undoing ${seconds(undo)}`;
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now();
  return [await work(), performance.now() - began];
}

async function takeRound(ownerUrl: string): Promise<Round> {
  const opened = await openBenchDatabase(ownerUrl, server.dataDir);
  const services = openServices(opened);
  const place = async (kind: 'district' | 'town' | 'village', parentId: number | null, code: string) => {
    const request = {
      actor: systemActor('bench'),
      villageId: 0,
      key: randomUUID(),
      from: { ip: '', requestId: 'bench' },
    };
    const made = await runCommand(services, createPlace, request, {
      kind,
      parentId,
      code,
      name: `样例${code}`,
    });
    if (!made.ok) throw new Error(made.error.code);
    return made.result.placeId;
  };
  const townId = await place('town', await place('district', null, '99'), '9901');
  const villageId = await place('village', townId, '990101');
  const clerk: Actor = {
    accountId: randomUUID(),
    kind: 'staff',
    displayName: '样例文书',
    sessionId: 'bench',
    grants: [{ role: 'clerk', placeId: villageId, placeName: '样例村', lo: villageId, hi: villageId }],
  };
  services.sessions = { find: async () => ({ state: 'live', actor: clerk }) };
  const app = await createApp(services, {
    faces: { console: '/nowhere', mobile: '/nowhere' },
    health: { isReady: () => true, databaseUp: async () => true, version: 'bench' },
  });
  try {
    return await measure(
      (method, path, body) => askAs(app, method, `/villages/${villageId}${path}`, body),
      () => runImports(services),
    );
  } finally {
    await app.close();
    await services.close();
    await opened.database.stop();
  }
}

type Ask = (method: 'GET' | 'POST', path: string, body?: Buffer) => Promise<Record<string, unknown>>;

const EDGE = 'bench-edge';

async function askAs(
  app: Awaited<ReturnType<typeof createApp>>,
  method: 'GET' | 'POST',
  path: string,
  body?: Buffer,
): Promise<Record<string, unknown>> {
  const head = `--${EDGE}\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n`;
  const answer = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      authorization: `Bearer ${'t'.repeat(32)}`,
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      ...(body ? { 'content-type': `multipart/form-data; boundary=${EDGE}` } : {}),
    },
    ...(body
      ? { payload: Buffer.concat([Buffer.from(head), body, Buffer.from(`\r\n--${EDGE}--\r\n`)]) }
      : {}),
  });
  if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
  return answer.json<Record<string, unknown>>();
}

async function measure(ask: Ask, runAll: () => Promise<void>): Promise<Round> {
  const [, parse] = await timed(() => readSheets(roster.bytes));
  const [file, upload] = await timed(() => ask('POST', '/roster-files', roster.bytes));
  const at = `/roster-files/${String(file.fileId)}`;
  const [, faults] = await timed(() => ask('GET', `${at}/faults`));
  const [started, rows] = await timed(async () => {
    const answer = await ask('POST', `${at}/import`);
    await runAll();
    return answer;
  });
  const importPath = `/roster-imports/${String(started.importId)}`;
  const done = await ask('GET', importPath);
  if (done.state !== 'done') throw new Error(`the import is ${String(done.state)}`);
  const [, undo] = await timed(async () => {
    await ask('POST', `${importPath}/undo`);
    await runAll();
  });
  return { parse, upload, faults, rows, undo, total: upload + faults + rows };
}

const SECONDS_MAX = 30;
const roster = makeDirtyRoster(Number(values.persons));
const server = await startBenchServer();
try {
  const times: Round[] = [];
  for (let round = 1; round <= Number(values.rounds); round += 1)
    times.push(await server.withCopy(takeRound));
  for (const [at, time] of times.entries()) console.log(`round ${at + 1}: ${textOf(time)}`);
  const best = Math.min(...times.map((time) => time.total));
  const parsed = Math.min(...times.map((time) => time.parse));
  console.log(
    `${roster.persons} people, ${roster.families.length} households: ${seconds(best)} from upload to the last row (at most ${SECONDS_MAX} s), ${(best / parsed).toFixed(1)} × only parsing the workbook (${seconds(parsed)})`,
  );
  if (values.guard && best > SECONDS_MAX * 1000) process.exitCode = 1;
} finally {
  await server.stop();
}
