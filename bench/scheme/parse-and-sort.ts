/*
 * What scoring a district is compared with: the same files read on as many threads, and each village's events sorted as
 * anybody would. With our own reader cells become what they mean, and unusable ones are named; with csv-parse, a library
 * in wide use, they stay text. node bench/scheme/parse-and-sort.ts FOLDER own|csv-parse
 */
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { parse } from 'csv-parse/sync';
import { openScheme } from '../../apps/cli/src/files/scheme-files.ts';
import { readVillage, villageFolders } from '../../apps/cli/src/files/village.ts';
import { SCHEME } from './scheme.ts';

interface Share {
  data: string;
  way: string;
  thread: number;
  threads: number;
}

if (isMainThread) {
  const [data = '', way = 'own'] = process.argv.slice(2);
  const threads = availableParallelism();
  const shares = Array.from({ length: threads }, (_, thread): Share => ({ data, way, thread, threads }));
  // The same room as threads that score have.
  const resourceLimits = { maxYoungGenerationSizeMb: 128 };
  const workers = shares.map(
    (share) => new Worker(import.meta.filename, { workerData: share, resourceLimits }),
  );
  for (const worker of workers) worker.on('error', fail);
} else parseAndSort(workerData as Share);

function fail(error: Error): never {
  throw error;
}

function parseAndSort({ data, way, thread, threads }: Share): void {
  const mine = villageFolders(data).filter((_, at) => at % threads === thread);
  const scheme = openScheme(SCHEME);
  for (const { path } of mine) {
    if (way === 'csv-parse') byLibrary(path);
    else inOrder(readVillage(scheme, path).record.events);
  }
}

/** Every file of a village through the library; the events' moments must become numbers to be sorted. */
function byLibrary(folder: string): void {
  for (const file of readdirSync(folder)) {
    const rows = parse(readFileSync(join(folder, file)), { columns: true }) as Record<string, string>[];
    if (file !== 'events.csv') continue;
    inOrder(
      rows.map((row) => ({ ...row, id: row.event_id ?? '', happenedAt: Date.parse(row.happened_at ?? '') })),
    );
  }
}

function inOrder<Event extends { id: string; happenedAt: number }>(events: readonly Event[]): Event[] {
  return [...events].sort((a, b) => a.happenedAt - b.happenedAt || (a.id < b.id ? -1 : 1));
}
