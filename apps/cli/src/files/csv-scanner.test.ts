import { testSeed as seed } from '@jishan/testkit';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsvScanner } from './csv-scanner.ts';

/** All records, and how the reading ended. */
function scan(text: string): { records: string[][]; end: string } {
  const scanner = new CsvScanner(Buffer.from(text));
  const records: string[][] = [];
  for (;;) {
    const end = scanner.next();
    if (end !== null) return { records, end };
    records.push(Array.from({ length: scanner.count }, (_, at) => scanner.cell(at)));
  }
}

function parseAll(text: string): string[][] | null {
  try {
    return parse(text, { bom: true, relax_column_count: true, trim: true, skip_empty_lines: false });
  } catch {
    return null;
  }
}

const cell = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    'E1',
    '样01',
    ' x ',
    '"q"',
    '"a,b"',
    '"a ""b"""',
    ' "z" ',
    '"行\n二"',
    '2.5',
    '😀',
  ),
  fc.constantFrom('"open', 'a"b', '"a"b', '"', '\t甲 '),
);
const lines = fc.array(
  fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join()),
  {
    maxLength: 5,
  },
);

test('agrees with a CSV library on random tables, and refuses what it refuses', () => {
  fc.assert(
    fc.property(
      lines,
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.boolean(),
      (rows, line, mark, last) => {
        const text = `${mark ? '\uFEFF' : ''}${rows.join(line)}${last ? line : ''}`;
        const expected = parseAll(text);
        const scanned = scan(text);
        // What comes before a fault does not matter.
        expect(scanned.end === 'quote' ? null : scanned.records).toEqual(expected);
      },
    ),
    { numRuns: 3000, seed },
  );
});

test('records that end with a bare carriage return, and one of very many cells', () => {
  expect(scan('a,b\rc,d').records).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  const wide = Array.from({ length: 200 }, (_, at) => `c${at}`);
  expect(scan(wide.join()).records).toEqual([wide]);
});
