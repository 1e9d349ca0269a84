import { isUtf8 } from 'node:buffer';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CsvScanner } from './csv-scanner.ts';
import { headerHint, separatorFault } from './header-hints.ts';
import type { ProblemList } from './problems.ts';
import { isOffice, readBytes } from './read-bytes.ts';

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
  const read = readBytes(path);
  const fault = 'fault' in read ? read.fault : noText(read.bytes);
  if ('fault' in read || fault !== null) {
    problems.add({ file, expected: fault ?? '' });
    return null;
  }
  const { bytes } = read;
  const scanner = new CsvScanner(bytes);
  const end = scanner.next();
  if (end === 'end') problems.add({ file, expected: '文件是空的，第一行要写列名' });
  if (end === 'quote') addQuoteProblem(file, scanner, problems);
  if (end !== null) return null;
  const columns = Array.from({ length: scanner.count }, (_, at) => scanner.cell(at).trim());
  const wrongSign = separatorFault(columns);
  if (wrongSign !== null) {
    problems.add({ file, row: 1, expected: wrongSign });
    return null;
  }
  checkHeader(file, columns, required, problems);
  return new Table(file, columns, scanner, problems);
}

/** Why bytes are no table in UTF-8; null when they may be one. */
function noText(bytes: Buffer): string | null {
  const save = '请在表格软件里另存为“CSV UTF-8”';
  if (isOffice(bytes)) return `这是 Excel 工作簿或压缩文件，只是名字像 CSV，${save}`;
  if (!isUtf8(bytes)) return `不是 UTF-8 编码，${save}`;
  return bytes.includes(0) ? `里面有空字节，不是平常的文字，${save}` : null;
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
    if (!columns.includes(name))
      problems.add({ file, column: name, expected: `少了这一列${headerHint(name, columns, required)}` });
  }
  for (const [at, name] of columns.entries()) {
    if (name === '') problems.add({ file, row: 1, expected: `第 ${at + 1} 列没有列名` });
    else if (columns.indexOf(name) !== at)
      problems.add({ file, row: 1, column: name, expected: '列名重复了' });
  }
}
