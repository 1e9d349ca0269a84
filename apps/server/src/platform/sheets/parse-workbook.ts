import XLSX from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import type { SheetLimits } from './faults.ts';
import type { Cell, Sheet } from './grid.ts';
import { fromInert } from './inert.ts';

// Files of the nineties hold GBK without saying so.
XLSX.set_cptable(codepages);

/** Cells of an xlsx or xls file; sheets that are hidden or empty are left out. */
export function parseWorkbook(bytes: Buffer, limits: SheetLimits): Sheet[] | 'locked' | 'too_many_rows' {
  let book: XLSX.WorkBook;
  try {
    book = XLSX.read(bytes, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellFormula: false,
      cellHTML: false,
      codepage: 936,
      sheetRows: limits.rowsMax + 1,
    });
  } catch (error) {
    if (/password|encrypt/i.test((error as Error).message)) return 'locked';
    throw error;
  }
  const sheets: Sheet[] = [];
  let cells = 0;
  for (const [at, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (!sheet || (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0) continue;
    const read = readSheet(name, sheet, {
      ...limits,
      daysLate: book.Workbook?.WBProps?.date1904 ? DAYS_1904 : 0,
    });
    cells += read.rows.reduce((sum, row) => sum + row.length, 0);
    if (read.rows.length > limits.rowsMax || cells > limits.cellsMax) return 'too_many_rows';
    if (read.rows.length > 0) sheets.push(read);
    if (sheets.length >= limits.sheetsMax) break;
  }
  return sheets;
}

/** Some programs count days from 1904 instead of 1900. */
const DAYS_1904 = 1462;

type CellRules = SheetLimits & { daysLate: number };

function readSheet(name: string, sheet: XLSX.WorkSheet, limits: CellRules): Sheet {
  const data: (XLSX.CellObject | undefined)[][] = sheet['!data'] ?? [];
  const rows = Array.from(data, (row) =>
    trimmed(Array.from(row ?? [], (cell) => readCell(cell, limits)).slice(0, limits.columnsMax)),
  );
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop();
  const merges = (sheet['!merges'] ?? [])
    .map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }))
    .filter(({ top, left }) => top < rows.length && left < limits.columnsMax);
  return { name, rows, merges };
}

function trimmed(cells: Cell[]): Cell[] {
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return cells;
}

function readCell(cell: XLSX.CellObject | undefined, limits: CellRules): Cell {
  if (!cell || cell.v === undefined || cell.v === null) return null;
  if (cell.t === 'n' && typeof cell.v === 'number') return readNumber(cell.v, cell, limits.daysLate);
  if (cell.t === 'b') return cell.v ? '是' : '否';
  const text = cell.t === 'e' ? (cell.w ?? '#N/A') : String(cell.v);
  return text.trim() === '' ? null : fromInert(text.slice(0, limits.cellLettersMax));
}

/** Digits of a number that a spreadsheet keeps; it shows fewer of them in a narrow format. */
const EXACT_MAX = 1e15;

function readNumber(value: number, { z, w }: XLSX.CellObject, daysLate: number): Cell {
  if (typeof z === 'string' && XLSX.SSF.is_date(z) && value > 0) {
    const day = value + daysLate;
    // As the file's own format shows it the year may be two digits only.
    return { n: day, w: String(XLSX.SSF.format('yyyy-mm-dd', day)), d: true };
  }
  const isCut = Number.isInteger(value) && Math.abs(value) < EXACT_MAX && /E/i.test(w ?? 'E');
  return { n: value, w: isCut ? String(value) : (w ?? String(value)) };
}
