import type { Sheet } from '../../platform/sheets/index.ts';
import { bareHeading, targetOfHeading } from './synonyms.ts';
import { tidyCell } from './tidy-text.ts';

/** Where the headings of a sheet are, and what each column is called (of two-row headings: 户主·姓名). */
export interface Header {
  /** First row of the headings, from 0; −1 when the sheet begins with people at once. */
  row: number;
  /** Rows of headings: 0, 1, 2 or 3. */
  rows: number;
  labels: string[];
}

/** Titles, dates and notes stand above the headings, hardly ever more than this. */
const ROWS_LOOKED_AT = 40;
const ROWS_MAX = 3;
const KNOWN_MIN = 2;

/** Finds the row with the most words that are known as headings; the first of equals. */
export function findHeader(sheet: Sheet, filled: Sheet): Header {
  const scores = filled.rows.slice(0, ROWS_LOOKED_AT).map((_, row) => knownIn(filled, row));
  const best = Math.max(0, ...scores);
  if (best < KNOWN_MIN) return { row: -1, rows: 0, labels: labelsOf(filled, 0, 0) };
  const row = topOf(sheet, filled, scores.indexOf(best));
  const rows = heightOf(sheet, filled, row);
  return { row, rows, labels: labelsOf(filled, row, rows) };
}

/** Columns of a row whose words are known; merged cells count once. */
function knownIn(filled: Sheet, row: number): number {
  const cells = filled.rows[row] ?? [];
  const known = cells.flatMap((cell) => {
    const text = tidyCell(cell);
    return targetOfHeading(text) === null ? [] : [bareHeading(text)];
  });
  return new Set(known).size;
}

/** Of headings in two rows the lower may hold more known words: the upper one belongs to them. */
function topOf(sheet: Sheet, filled: Sheet, row: number): number {
  const above = row - 1;
  if (above < 0) return row;
  const reaches = sheet.merges.some(({ top, bottom, left, right }) => {
    const isTitle = right - left + 1 >= widthOf(filled) && left === 0;
    if (isTitle || top > above || bottom < above) return false;
    return bottom >= row || (right > left && mayHead(tidyCell(filled.rows[above]?.[left])));
  });
  return reaches ? above : row;
}

/** `户主信息` above two columns is a heading; `填报单位：某村村民委员会` is a line of the title. */
const mayHead = (text: string): boolean => text.length <= 8 && !/[:：]/.test(text);

const widthOf = (sheet: Sheet): number =>
  Math.max(0, ...sheet.rows.slice(0, ROWS_LOOKED_AT).map((row) => row.length));

function heightOf(sheet: Sheet, filled: Sheet, row: number): number {
  let rows = 1;
  while (rows < ROWS_MAX && goesOn(sheet, filled, row, row + rows)) rows += 1;
  return rows;
}

/** Whether a row still belongs to the headings: a heading reaches down into it, or one above it spans several columns. */
function goesOn(sheet: Sheet, filled: Sheet, top: number, row: number): boolean {
  if (row >= filled.rows.length || hasFigures(filled, row)) return false;
  const spans = sheet.merges.some((merge) => {
    const isAbove = merge.top >= top && merge.top < row && merge.left < (filled.rows[row]?.length ?? 0);
    return isAbove && (merge.bottom >= row || (merge.bottom === row - 1 && merge.right > merge.left));
  });
  return spans && knownIn(filled, row) >= 1;
}

/** ID numbers, phones and days stand among people, not among headings. */
function hasFigures(filled: Sheet, row: number): boolean {
  return (filled.rows[row] ?? []).some((cell) => typeof cell === 'object' || /\d{6}/.test(tidyCell(cell)));
}

function labelsOf(filled: Sheet, row: number, rows: number): string[] {
  return Array.from({ length: widthOf(filled) }, (_, column) => {
    const words = Array.from({ length: rows }, (__, at) => tidyCell(filled.rows[row + at]?.[column]));
    return [...new Set(words.filter((word) => word !== ''))].join('·');
  });
}
