import { Worker } from 'node:worker_threads';
import type { Secrets } from '@jishan/server/platform/config';
import { type RunningDatabase, withClient } from '@jishan/server/platform/db';
import { DISTRICT, townId, TOWNS, villageId } from './district.ts';
import type { LoadPart } from './load-worker.ts';

const WORKERS = 2;

/** Fills the district, two workers at once, and lets the planner know. */
export async function loadDistrict(
  { db, ownerUrl }: RunningDatabase,
  secrets: Secrets,
  villages: number,
  say: (line: string) => void,
): Promise<number> {
  await makePlaces(db.pools.writer, villages);
  const known = ['vault.seal.1', 'vault.index.1', 'vault.wrap'];
  const share = Math.ceil(villages / WORKERS);
  const counts = { villages: 0, persons: 0 };
  const parts = Array.from(
    { length: WORKERS },
    (_, at): LoadPart => ({
      writerUrl: db.writerUrl,
      secrets: Object.fromEntries(known.map((purpose) => [purpose, secrets.secret(purpose)])),
      from: at * share,
      to: Math.min(villages, (at + 1) * share),
    }),
  );
  const tell = ({ persons }: { persons: number }) => {
    counts.villages += 1;
    counts.persons += persons;
    if (counts.villages % 100 === 0) say(`${counts.villages} villages, ${counts.persons} persons`);
  };
  await Promise.all(parts.map((part) => runWorker(part, tell)));
  await withClient(ownerUrl, (owner) => owner.query('vacuum (analyze)'));
  return counts.persons;
}

async function makePlaces(writer: RunningDatabase['db']['pools']['writer'], villages: number): Promise<void> {
  const put = (id: number, kind: string, parent: number | null, lo: number, hi: number) =>
    writer.query(
      'insert into places (id, kind, parent_id, code, name, lo, hi) values ($1, $2, $3, $4, $5, $6, $7)',
      [id, kind, parent, String(id), `样例${id}`, lo, hi],
    );
  await put(DISTRICT, 'district', null, DISTRICT, DISTRICT + 999_999);
  for (let town = 1; town <= TOWNS; town += 1)
    await put(townId(town), 'town', DISTRICT, townId(town), townId(town) + 999);
  for (let village = 0; village < villages; village += 1) {
    const id = villageId(village);
    await put(id, 'village', id - (id % 1000), id, id);
  }
}

function runWorker(part: LoadPart, tell: (done: { persons: number }) => void): Promise<void> {
  const worker = new Worker(new URL('./load-worker.ts', import.meta.url), { workerData: part });
  worker.on('message', tell);
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the loader ended with ${code}`)),
    );
  });
}
