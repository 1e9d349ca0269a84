import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CsvScanner } from './csv-scanner.ts';
import type { ProblemList } from './problems.ts';

/** A CSV file with its header, gone through row by row: cells are trimmed, an empty one means "not known". */
export class Table {
  readonly file: string;
  readonly columns: readonly string[];
  readonly scanner: CsvScanner;
  private readonly problems: ProblemList;

  constructor(file: string, columns: readonly string[], scanner: CsvScanner, problems: ProblemList) {
    this.file = file;
    this.columns = columns;
    this.scanner = scanner;
    this.problems = problems;
  }

  /** Of the current row, as a spreadsheet counts: the header is row 1. */
  get row(): number {
    return this.scanner.records;
  }

  /** Goes to the next row; empty lines are passed over, rows that are too short or too long are named. */
  next(): boolean {
    const { scanner } = this;
    for (;;) {
      const end = scanner.next();
      if (end !== null) {
        if (end === 'quote') addQuoteProblem(this.file, scanner, this.problems);
        return false;
      }
      const { count } = scanner;
      if (count === 1 && scanner.isEmpty(0)) continue;
      if (count === this.columns.length) return true;
      const expected = `这一行有 ${count} 格，表头有 ${this.columns.length} 格`;
      this.problems.add({ file: this.file, row: this.row, expected });
    }
  }
}

/** Opens a file if it is there; says what is wrong when it is empty, not UTF-8, or lacks a column. */
export function openTable(
  folder: string,
  file: string,
  required: readonly string[],
  problems: ProblemList,
): Table | null {
  const path = join(folder, file);
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  if (!isUtf8(bytes)) {
    problems.add({ file, expected: '不是 UTF-8 编码，请在表格软件里另存为“CSV UTF-8”' });
    return null;
  }
  const scanner = new CsvScanner(bytes);
  const end = scanner.next();
  if (end === 'end') problems.add({ file, expected: '文件是空的，第一行要写列名' });
  if (end === 'quote') addQuoteProblem(file, scanner, problems);
  if (end !== null) return null;
  const columns = Array.from({ length: scanner.count }, (_, at) => scanner.cell(at).trim());
  checkHeader(file, columns, required, problems);
  return new Table(file, columns, scanner, problems);
}

function addQuoteProblem(file: string, { records }: CsvScanner, problems: ProblemList): void {
  problems.add({ file, row: records, expected: '引号没有配对，请检查这一行' });
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
