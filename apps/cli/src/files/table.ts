import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import type { ProblemList } from './problems.ts';

/** A CSV file with its header: cells are trimmed text, an empty one means "not known". */
export interface Table {
  file: string;
  columns: readonly string[];
  rows: readonly Row[];
}

export interface Row {
  /** As a spreadsheet counts: the header is row 1. */
  number: number;
  cells: readonly string[];
}

/** Reads a file if it is there; says what is wrong when it is compulsory, broken, or lacks a column. */
export function readTable(
  folder: string,
  file: string,
  required: readonly string[],
  problems: ProblemList,
): Table | null {
  const path = join(folder, file);
  if (!existsSync(path)) return null;
  const records = parseCsv(path, file, problems);
  const [header, ...body] = records;
  if (!header) {
    problems.add({ file, expected: '文件是空的，第一行要写列名' });
    return null;
  }
  const columns = header.map((name) => name.trim());
  checkHeader(file, columns, required, problems);
  const rows: Row[] = [];
  for (const [at, record] of body.entries()) {
    if (record.length === 1 && record[0]?.trim() === '') continue;
    const number = at + 2;
    if (record.length !== columns.length) {
      problems.add({
        file,
        row: number,
        expected: `这一行有 ${record.length} 格，表头有 ${columns.length} 格`,
      });
      continue;
    }
    rows.push({ number, cells: record });
  }
  return { file, columns, rows };
}

function parseCsv(path: string, file: string, problems: ProblemList): string[][] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(readFileSync(path));
    return parse(text, {
      bom: true,
      relax_column_count: true,
      relax_quotes: false,
      skip_empty_lines: false,
      trim: true,
    });
  } catch (error) {
    if (error instanceof CsvError) {
      problems.add({ file, row: Number(error.lines ?? 0) || 1, expected: '引号没有配对，请检查这一行' });
    } else if (error instanceof TypeError) {
      problems.add({ file, expected: '不是 UTF-8 编码，请在表格软件里另存为“CSV UTF-8”' });
    } else throw error;
    return [[]];
  }
}

function checkHeader(
  file: string,
  columns: readonly string[],
  required: readonly string[],
  problems: ProblemList,
): void {
  for (const name of required) {
    if (!columns.includes(name)) problems.add({ file, column: name, expected: '少了这一列' });
  }
  for (const [at, name] of columns.entries()) {
    if (name === '') problems.add({ file, row: 1, expected: `第 ${at + 1} 列没有列名` });
    else if (columns.indexOf(name) !== at)
      problems.add({ file, row: 1, column: name, expected: '列名重复了' });
  }
}
