import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CompiledScheme } from '@jishan/scheme';
import { type RunOptions, runVillage, type VillageFolder, type VillageOutcome } from './village-run.ts';
import type { WorkerInput } from './worker.ts';

interface RunInput {
  scheme: CompiledScheme;
  villages: readonly VillageFolder[];
  options: RunOptions;
}

/** A handful of villages is done before a thread has started. */
const VILLAGES_MIN = 8;
/** Villages a thread may be ahead of the one to be printed next: what is waiting is kept in memory. */
const AHEAD = 4;
/** A village's facts and results live as long as the village is worked on: room for them saves copying them. */
const YOUNG_MB = 128;

/** Scores villages on all cores and gives their outcomes in the order of the folders. */
export function runVillages(input: RunInput): AsyncGenerator<VillageOutcome> {
  const threads = Math.min(availableParallelism(), Math.floor(input.villages.length / VILLAGES_MIN));
  return threads > 1 ? runOnThreads(input, threads) : runHere(input);
}

async function* runHere({ scheme, villages, options }: RunInput): AsyncGenerator<VillageOutcome> {
  for (const village of villages) yield runVillage(scheme, village, options);
}

async function* runOnThreads(
  { scheme, villages, options }: RunInput,
  threads: number,
): AsyncGenerator<VillageOutcome> {
  const sources = scheme.versions.map(({ document, sha256 }) => ({ document, sha256 }));
  const workerData: WorkerInput = { sources, options };
  const workers = Array.from(
    { length: threads },
    () =>
      new Worker(new URL('./worker.ts', import.meta.url), {
        workerData,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      }),
  );
  const outcomes = new Map(villages.map((_, at) => [at, Promise.withResolvers<VillageOutcome>()]));
  // Whoever waits for one sees its failure; the others fail unseen.
  for (const { promise } of outcomes.values()) promise.catch(() => {});
  const printed = villages.map(() => Promise.withResolvers<void>());
  let next = 0;
  const work = async (worker: Worker) => {
    for (let at = next++; at < villages.length; at = next++) {
      await printed[at - threads * AHEAD]?.promise;
      worker.postMessage(villages[at], []);
      const [outcome] = (await once(worker, 'message')) as [VillageOutcome];
      outcomes.get(at)?.resolve(outcome);
    }
  };
  const fail = (error: unknown) => {
    for (const { reject } of outcomes.values()) reject(error);
  };
  for (const worker of workers) work(worker).catch(fail);
  try {
    for (const [at, { promise }] of outcomes) {
      yield await promise;
      // A promise keeps what it came to, and what a village came to is megabytes of text.
      outcomes.delete(at);
      printed[at]?.resolve();
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
