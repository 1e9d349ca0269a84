import { Worker } from 'node:worker_threads';
import { createGate } from '../pictures/gate.ts';
import { checkZip } from './check-zip.ts';
import { detectKind } from './detect-kind.ts';
import { refuse, type SheetLimits } from './faults.ts';
import { sheetLimits } from './limits.ts';
import type { ReadResult, WorkerInput } from './reading.ts';

const gate = createGate({ atOnce: 2, waiting: 8 });

/**
 * Reads a workbook or a text table, or says why not. Size, kind (by its bytes) and the directory of a ZIP are looked at
 * before any parser sees the file; the parser runs in a thread with capped memory and time.
 * @param limits other than the usual ones, for tests
 */
export async function readSheets(bytes: Buffer, limits: Partial<SheetLimits> = {}): Promise<ReadResult> {
  const all: SheetLimits = { ...sheetLimits, ...limits };
  if (bytes.length > all.bytesMax)
    return refuse('too_big', { megabytes: Math.ceil(bytes.length / 1_048_576) });
  const verdict = detectKind(bytes);
  if (!verdict.ok) return verdict;
  const { kind } = verdict;
  if (kind === 'xlsx') {
    const checked = await checkZip(bytes, all);
    if (!checked.ok) return checked;
  }
  const result = await gate(() => readInThread({ bytes, kind, limits: all }));
  return result === 'busy' ? refuse('busy') : result;
}

async function readInThread(input: WorkerInput): Promise<ReadResult> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: input.limits.parseMegabytesMax },
    // What a parser prints is nobody's business.
    stdout: true,
    stderr: true,
  });
  const { promise, resolve } = Promise.withResolvers<ReadResult>();
  const timer = setTimeout(() => resolve(refuse('too_slow')), input.limits.parseMsMax);
  worker.once('message', resolve);
  worker.once('error', (error: NodeJS.ErrnoException) =>
    resolve(refuse(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too_heavy' : 'damaged')),
  );
  worker.once('exit', () => resolve(refuse('damaged')));
  const result = await promise;
  clearTimeout(timer);
  await worker.terminate();
  return result;
}
