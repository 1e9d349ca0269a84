import { parentPort, workerData } from 'node:worker_threads';
import { compileScheme, type SchemeSource } from '@jishan/scheme';
import { collectorOfYoung } from './collector.ts';
import { type RunOptions, runVillage, type VillageFolder } from './village-run.ts';

/** What a worker is started with: the versions of a scheme as they were read and checked, and how to run. */
export interface WorkerInput {
  sources: readonly SchemeSource[];
  options: RunOptions;
}

const { sources, options } = workerData as WorkerInput;
// A compiled scheme holds closures, which no thread can give to another.
const compiled = compileScheme(sources);
const collectYoung = collectorOfYoung();

parentPort?.on('message', (village: VillageFolder) => {
  if (!compiled.ok) throw new Error('a scheme that was compiled a moment ago');
  const outcome = runVillage(compiled.scheme, village, options);
  const { text } = outcome;
  parentPort?.postMessage(outcome, typeof text === 'string' ? [] : [text.buffer]);
  // Only when this has returned is nothing of the village left.
  setImmediate(collectYoung);
});
