import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import { isUtf16 } from './detect-kind.ts';
import { type Refused, refuse } from './faults.ts';
import type { Sheet } from './grid.ts';

/**
 * Text in whatever encoding clerks send: UTF-8, UTF-16 with its mark, or GB18030, which holds GBK and GB2312.
 * Strict: a byte that the encoding does not know refuses the file, since a garbled name is worse than none.
 */
export function decodeText(bytes: Buffer): { ok: true; text: string } | Refused {
  const encoding = isUtf16(bytes)
    ? bytes[0] === 0xff
      ? 'utf-16le'
      : 'utf-16be'
    : isUtf8(bytes)
      ? 'utf-8'
      : 'gb18030';
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return refuse('encoding_unknown');
  }
}

const DELIMITERS = [',', '\t', ';', '|', '，'] as const;
const SAMPLE_LINES = 20;

/** The delimiter that cuts the first lines into the most cells. */
export function guessDelimiter(text: string): string {
  const lines = text.split(/\r\n?|\n/, SAMPLE_LINES).filter((line) => line.trim() !== '');
  const cuts = (delimiter: string) => lines.reduce((sum, line) => sum + line.split(delimiter).length - 1, 0);
  const [best] = DELIMITERS.map((delimiter) => ({ delimiter, count: cuts(delimiter) })).sort(
    (a, b) => b.count - a.count,
  );
  return best && best.count > 0 ? best.delimiter : ',';
}

/** Text with delimiters as one sheet; cells pasted from a spreadsheet are the same with tabs. */
export function readText(text: string, name: string): Sheet {
  const rows = parseRows(text, guessDelimiter(text));
  return { name, rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))), merges: [] };
}

function parseRows(text: string, delimiter: string): string[][] {
  const options = { delimiter, bom: true, relax_column_count: true, skip_empty_lines: false };
  try {
    return parse(text, { ...options, relax_quotes: true });
  } catch {
    // A quotation mark that is never closed is no quoting but a sign like any other.
    return parse(text, { ...options, quote: false });
  }
}
