/*
 * What scoring a district is compared with: the same files read by the same reader on as many threads, and each village's
 * events sorted as anybody would. node bench/scheme/parse-and-sort.ts FOLDER
 */
import { availableParallelism } from 'node:os';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { openScheme } from '../../apps/cli/src/files/scheme-files.ts';
import { readVillage, villageFolders } from '../../apps/cli/src/files/village.ts';
import { SCHEME } from './scheme.ts';

interface Share {
  data: string;
  thread: number;
  threads: number;
}

if (isMainThread) {
  const data = process.argv[2] ?? '';
  const threads = availableParallelism();
  const shares = Array.from({ length: threads }, (_, thread): Share => ({ data, thread, threads }));
  const workers = shares.map((share) => new Worker(import.meta.filename, { workerData: share }));
  for (const worker of workers) worker.on('error', fail);
} else parseAndSort(workerData as Share);

function fail(error: Error): never {
  throw error;
}

function parseAndSort({ data, thread, threads }: Share): void {
  const scheme = openScheme(SCHEME);
  const mine = villageFolders(data).filter((_, at) => at % threads === thread);
  for (const { path } of mine) {
    const { record } = readVillage(scheme, path);
    [...record.events].sort((a, b) => a.happenedAt - b.happenedAt || (a.id < b.id ? -1 : 1));
  }
}
