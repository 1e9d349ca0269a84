import { parentPort, workerData } from 'node:worker_threads';
import { inflateParts } from './check-zip.ts';
import { decodeText, readText } from './decode-text.ts';
import { refuse, type SheetLimits } from './faults.ts';
import { parseWorkbook } from './parse-workbook.ts';
import type { ReadResult, WorkerInput } from './reading.ts';
import { zipBytes } from './zip.ts';

/** Runs in a thread of its own: whatever a file makes a parser do ends with the thread. */
async function work({ bytes, kind, limits }: WorkerInput): Promise<ReadResult> {
  if (kind === 'text') {
    const decoded = decodeText(bytes);
    if (!decoded.ok) return decoded;
    const sheet = readText(decoded.text, '');
    if (sheet.rows.length > limits.rowsMax) return refuse('too_many_rows', { most: limits.rowsMax });
    return { ok: true, kind, sheets: [sheet] };
  }
  const sheets = parseWorkbook(kind === 'xlsx' ? await repack(bytes, limits) : bytes, limits);
  if (sheets === 'locked') return refuse('locked');
  if (sheets === 'too_many_rows') return refuse('too_many_rows', { most: limits.rowsMax });
  return sheets.length === 0 ? refuse('empty') : { ok: true, kind, sheets };
}

/**
 * The parser is given a ZIP of our own with just the parts that were inflated and counted: two readers of one ZIP may
 * disagree about what is in it.
 */
async function repack(bytes: Buffer, limits: SheetLimits): Promise<Buffer> {
  const parts = await inflateParts(bytes, limits);
  const entries = [...parts].map(([name, content]) => ({ name, content, stored: true }));
  return zipBytes(entries);
}

const input = workerData as WorkerInput;
// A buffer arrives as plain bytes.
parentPort?.postMessage(
  await work({ ...input, bytes: Buffer.from(input.bytes) }).catch((): ReadResult => refuse('damaged')),
  [],
);
