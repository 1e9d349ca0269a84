import { parentPort, workerData } from 'node:worker_threads';
import { readSchemeFiles } from '../files/scheme-files.ts';
import { type RunOptions, runVillage, type VillageFolder } from './village-run.ts';

/** What a worker is started with: SCHEME as it was given, and how to run. */
export interface WorkerInput {
  scheme: string;
  options: RunOptions;
}

const { scheme: path, options } = workerData as WorkerInput;
// A compiled scheme holds closures, which no thread can give to another. What is wrong with it was said already.
const { scheme } = readSchemeFiles(path);
const encoder = new TextEncoder();

parentPort?.on('message', (village: VillageFolder) => {
  if (!scheme) throw new Error(`${path} could be read a moment ago`);
  const outcome = runVillage(scheme, village, options);
  const text = encoder.encode(outcome.text);
  parentPort?.postMessage({ ...outcome, text }, [text.buffer]);
});
