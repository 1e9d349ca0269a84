import yauzl from 'yauzl';
import { type Refused, refuse, type SheetLimits } from './faults.ts';

/** Parts of a workbook that are read; pictures, macros and embedded files are not even inflated. */
const READ = /\.(xml|rels)$/i;

export interface ZipPart {
  name: string;
  compressed: number;
  inflated: number;
}

/**
 * Looks at the directory of a ZIP file alone, which costs milliseconds whatever the file would inflate to. A directory
 * can lie; `inflateParts` holds what comes out against it.
 */
export async function checkZip(
  bytes: Buffer,
  limits: SheetLimits,
): Promise<{ ok: true; parts: ZipPart[] } | Refused> {
  let entries: yauzl.Entry[] | null;
  try {
    entries = await readDirectory(bytes, limits.entriesMax);
  } catch {
    return refuse('damaged');
  }
  if (entries === null) return refuse('too_many_parts', { most: limits.entriesMax });
  const parts = entries.map((entry) => ({
    name: entry.fileName,
    compressed: entry.compressedSize,
    inflated: entry.uncompressedSize,
  }));
  const fault =
    overlaps(entries) || repeats(parts) ? refuse('bomb') : checkSizes(parts, bytes.length, limits);
  if (fault) return fault;
  if (entries.some((entry) => (entry.generalPurposeBitFlag & 1) === 1)) return refuse('locked');
  const names = new Set(parts.map((part) => part.name.toLowerCase()));
  if (names.has('xl/workbook.bin')) return refuse('binary_workbook');
  if (names.has('content.xml') && names.has('mimetype')) return refuse('open_document');
  if (!names.has('xl/workbook.xml')) return refuse('not_a_sheet', { seen: 'ZIP' });
  return { ok: true, parts };
}

async function readDirectory(bytes: Buffer, entriesMax: number): Promise<yauzl.Entry[] | null> {
  const zip = await open(bytes);
  if (zip.entryCount > entriesMax) return null;
  const entries: yauzl.Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

const open = (bytes: Buffer) =>
  yauzl.fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: false });

function checkSizes(parts: readonly ZipPart[], fileBytes: number, limits: SheetLimits): Refused | null {
  const total = parts.reduce((sum, part) => sum + part.inflated, 0);
  if (total > limits.inflatedMax) return refuse('bomb', { megabytes: Math.round(total / 1_048_576) });
  const dense = (inflated: number, compressed: number) =>
    inflated > limits.ratioFrom && inflated > limits.ratioMax * Math.max(1, compressed);
  const isDense = parts.some((part) => dense(part.inflated, part.compressed)) || dense(total, fileBytes);
  return isDense ? refuse('bomb', { megabytes: Math.round(total / 1_048_576) }) : null;
}

const LOCAL_HEADER_BYTES = 30;

/** Parts that share their bytes make a small file inflate to anything. */
function overlaps(entries: readonly yauzl.Entry[]): boolean {
  const spans = entries
    .map((entry) => ({
      start: entry.relativeOffsetOfLocalHeader,
      end: entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.compressedSize,
    }))
    .sort((a, b) => a.start - b.start);
  return spans.some((span, at) => span.start < (spans[at - 1]?.end ?? 0));
}

/** Two parts of one name: programs differ in which they read, so what was checked might not be what is read. */
function repeats(parts: readonly ZipPart[]): boolean {
  return new Set(parts.map((part) => part.name.toLowerCase())).size < parts.length;
}

/**
 * Inflates the parts that hold cells, counting what really comes out.
 * @throws when a part inflates to another size than the directory says, or to more than may be.
 */
export async function inflateParts(bytes: Buffer, limits: SheetLimits): Promise<Map<string, Buffer>> {
  const zip = await open(bytes);
  const parts = new Map<string, Buffer>();
  let left = limits.inflatedMax;
  for await (const entry of zip.eachEntry()) {
    if (!READ.test(entry.fileName)) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      left -= (chunk as Buffer).length;
      if (left < 0) throw new Error('inflates to more than its directory says');
      chunks.push(chunk as Buffer);
    }
    parts.set(entry.fileName, Buffer.concat(chunks));
  }
  return parts;
}
